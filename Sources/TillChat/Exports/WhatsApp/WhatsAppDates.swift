import TillRecords
import TillStages

/// Finds the order of an export's dates from all of its headers: days above twelve, the order of time, names of attachments.
struct WhatsAppDates {
    private struct Candidate {
        let order: DateOrder
        var isPossible = true
        /// How often a day is before the one above it.
        var steps = 0
        var last: Day?
        /// Attachments whose names agree.
        var agreeing = 0
    }

    private var candidates: [Candidate]
    private var last = (-1, -1, -1)
    /// Whether two orders ever gave two different days.
    private var differs = false
    private(set) var isYearFirst = false

    init(first header: WhatsAppHeader) {
        isYearFirst = header.digits.0 == 4
        candidates = (isYearFirst ? [.yearFirst] : [.dayFirst, .monthFirst]).map { Candidate(order: $0) }
    }

    /// Takes a header; false when nothing further can change the answer.
    mutating func take(_ header: WhatsAppHeader) -> Bool {
        if header.numbers == last { return true }
        last = header.numbers
        guard !isYearFirst else { return false }
        if header.numbers.0 != header.numbers.1 { differs = true }
        for index in candidates.indices {
            guard let day = header.day(candidates[index].order) else {
                candidates[index].isPossible = false
                continue
            }
            if let before = candidates[index].last, day < before { candidates[index].steps += 1 }
            candidates[index].last = day
        }
        return candidates.count { $0.isPossible } > 1
    }

    /// Takes the day in an attachment's name, on a message with this header.
    mutating func take(attachment day: Day, on header: WhatsAppHeader) {
        for index in candidates.indices {
            // A picture is sent on its day or within the next ones.
            guard let sent = header.day(candidates[index].order), (0...1).contains(sent.ordinal - day.ordinal) else { continue }
            candidates[index].agreeing += 1
        }
    }

    /// The order. Throws the question when nothing decides.
    func order(_ settings: ChatSettings, file: String) throws(Fault) -> DateOrder {
        if isYearFirst { return .yearFirst }
        let possible = candidates.filter(\.isPossible)
        if possible.count == 1 { return possible[0].order }
        if possible.isEmpty { return try impossible(file) }
        if !differs { return .dayFirst }
        if let asked = settings.dateOrder { return asked }
        let (a, b) = (possible[0], possible[1])
        if a.agreeing != b.agreeing { return a.agreeing > b.agreeing ? a.order : b.order }
        // One reading goes back in time, the other (almost) never does.
        if a.steps * 4 < b.steps { return a.order }
        if b.steps * 4 < a.steps { return b.order }
        if let order = settings.countryOrder, order != .yearFirst { return order }
        throw Fault(
            "chat.ambiguous-date", "its dates can be day first or month first, and nothing in it decides.",
            remedy: "Say which with --date-order DMY or --date-order MDY.", file: file, place: "--date-order")
    }

    private func impossible(_ file: String) throws(Fault) -> DateOrder {
        throw Fault(
            "chat.mixed-dates", "its dates are neither all day first nor all month first.",
            remedy: "If it was joined from several exports, read them one by one.", file: file)
    }

    /// The day in `IMG-20240506-WA0003.jpg` or `00000003-PHOTO-2024-09-03-18-20-11.jpg`; nil when there is none.
    static func day(inAttachment name: ByteView) -> Day? {
        var digits: [Int] = []
        var at = 0
        while at < name.count {
            if name[at] &- 0x30 < 10 {
                digits.append(Int(name[at] &- 0x30))
                at += 1
                continue
            }
            if name[at] == UInt8(ascii: "-"), digits.count == 4 || digits.count == 6 {
                at += 1
                continue
            }
            if let day = day(digits) { return day }
            digits = []
            at += 1
        }
        return day(digits)
    }

    private static func day(_ digits: [Int]) -> Day? {
        guard digits.count >= 8 else { return nil }
        func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
        let year = number(0..<4)
        guard YearWindow.whatsAppFile.contains(year) else { return nil }
        return Day(year: year, month: number(4..<6), day: number(6..<8))
    }
}
