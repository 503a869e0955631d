import TillRecords
import TillStages

/// Reads days and times as apps write them in any language: `2025-06-25T14:03:10.1230000+02:00`, `Wed, 25 Jun 2025 14:03:10 +0300`,
/// `Jun 25, 2025  2:03:10 PM`, `2025년 6월 25일 오후 2:03`, `25/06/2025 14:03`, and counts of seconds or thousandths since 1970.
struct WrittenTime: Sendable {
    private let clock: ClockWords
    private let months: [String: Int]

    init(clock: ClockWords, months: [MonthName]) {
        self.clock = clock
        var known: [String: Int] = [:]
        for month in months { known[month.text.lowercased()] = month.number }
        self.months = known
    }

    /// What a text says. Its header has day and time in the order written; a named month makes it year first.
    struct Reading {
        var header = WhatsAppHeader()
        var millis = 0
        /// Seconds east of UTC; nil for a wall clock.
        var offset: Int?
        var hasTime = false
        /// Seconds since 1970, where it is a count.
        var count: Int?

        /// Whether the order of day and month must be found elsewhere.
        var isOpen: Bool { count == nil && header.digits.0 < 4 }

        /// Puts the moment into a message; false for one that does not exist.
        func set(_ message: ChatMessage, _ order: DateOrder) -> Bool {
            if let count { return message.setInstant(seconds: count, millis: millis) }
            guard let day = header.day(header.digits.0 == 4 ? .yearFirst : order), let seconds = header.secondsOfDay else { return false }
            message.day = day
            message.seconds = seconds
            message.millis = millis
            guard let offset else { return true }
            return message.setInstant(seconds: day.ordinal * 86_400 + seconds - offset, millis: millis)
        }
    }

    private enum Piece {
        case number(Int, digits: Int)
        case word(String)
        case sign(Character)
    }

    /// What a text says, or nil when it is no day, with or without a time.
    func read(_ text: some StringProtocol) -> Reading? {
        guard text.utf8.count <= 64 else { return nil }
        if let count = counted(text) { return count }
        let pieces = pieces(text)
        var reading = Reading()
        var used = Set<Int>()
        takeHours(pieces, &reading, &used)
        guard day(pieces, &reading, used) else { return nil }
        return reading
    }

    /// Reads a day together with a time that stands elsewhere.
    func read(_ day: some StringProtocol, clock: some StringProtocol) -> Reading? { read("\(day) \(clock)") }

    /// Seconds or thousandths since 1970: between 1990 and 2100.
    private func counted(_ text: some StringProtocol) -> Reading? {
        let parts = text.split(separator: ".", maxSplits: 1)
        guard let first = parts.first, (10...13).contains(first.utf8.count), let value = Int(first),
            parts.count == 1 || parts[1].allSatisfy(\.isNumber)
        else { return nil }
        var reading = Reading()
        reading.hasTime = true
        let isThousandths = first.utf8.count > 11
        reading.count = isThousandths ? value / 1000 : value
        reading.millis = isThousandths ? value % 1000 : parts.count > 1 ? Int((parts[1] + "000").prefix(3)) ?? 0 : 0
        let years = 631_152_000...4_102_444_800
        return reading.count.map { years.contains($0) } ?? false ? reading : nil
    }

    private func pieces(_ text: some StringProtocol) -> [Piece] {
        var found: [Piece] = []
        var rest = Substring(text)
        while let first = rest.first {
            if first.isWholeNumber {
                let run = rest.prefix { $0.isWholeNumber }
                let value = run.reduce(0) { $0 &* 10 &+ ($1.wholeNumberValue ?? 0) }
                found.append(.number(value, digits: run.count))
                rest = rest.dropFirst(run.count)
            } else if first.isLetter {
                let run = rest.prefix { $0.isLetter }
                found.append(.word(run.lowercased()))
                rest = rest.dropFirst(run.count)
            } else {
                if !first.isWhitespace, first.unicodeScalars.first.map({ $0.value < 0x2000 || $0.value > 0x206F }) ?? true {
                    found.append(.sign(first))
                }
                rest = rest.dropFirst()
            }
        }
        return found
    }

    private func number(_ pieces: [Piece], _ at: Int) -> (value: Int, digits: Int)? {
        guard pieces.indices.contains(at), case .number(let value, let digits) = pieces[at] else { return nil }
        return (value, digits)
    }

    private func isSign(_ pieces: [Piece], _ at: Int, _ sign: Character) -> Bool {
        guard pieces.indices.contains(at), case .sign(let found) = pieces[at] else { return false }
        return found == sign
    }

    private func word(_ pieces: [Piece], _ at: Int) -> String? {
        guard pieces.indices.contains(at), case .word(let word) = pieces[at] else { return nil }
        return word
    }

    private func takeHours(_ pieces: [Piece], _ reading: inout Reading, _ used: inout Set<Int>) {
        guard
            let at = pieces.indices.first(where: {
                number(pieces, $0).map { $0.digits <= 2 } ?? false && isSign(pieces, $0 + 1, ":") && number(pieces, $0 + 2) != nil
            }), let hour = number(pieces, at), let minute = number(pieces, at + 2)
        else { return }
        reading.hasTime = true
        (reading.header.hour, reading.header.minute) = (hour.value, minute.value)
        var end = at + 3
        if isSign(pieces, end, ":"), let second = number(pieces, end + 1) {
            reading.header.second = min(59, second.value)
            end += 2
            if isSign(pieces, end, ".") || isSign(pieces, end, ","), let part = number(pieces, end + 1), part.digits >= 3 {
                var (value, digits) = (part.value, part.digits)
                while digits > 3 { (value, digits) = (value / 10, digits - 1) }
                reading.millis = value
                end += 2
            }
        }
        used.formUnion(at..<end)
        half(pieces, before: at, end, &reading, &used)
        zone(pieces, end, &reading, &used)
    }

    /// `PM`, `p. m.` behind the time, `오후` before it.
    private func half(_ pieces: [Piece], before: Int, _ end: Int, _ reading: inout Reading, _ used: inout Set<Int>) {
        func take(_ words: Range<Int>) -> Bool {
            let joined = words.compactMap { word(pieces, $0) }.joined()
            guard !joined.isEmpty, let half = Array(joined.utf8).withBytes({ clock.half(in: $0) }) else { return false }
            reading.header.half = half
            used.formUnion(words)
            return true
        }
        for length in 1...3 where end + length <= pieces.count && take(end..<(end + length)) { return }
        for length in 1...3 where before - length >= 0 && take((before - length)..<before) { return }
    }

    private func zone(_ pieces: [Piece], _ end: Int, _ reading: inout Reading, _ used: inout Set<Int>) {
        for at in end..<max(end, pieces.count) {
            if let name = word(pieces, at), ["z", "utc", "gmt"].contains(name) {
                reading.offset = reading.offset ?? 0
                used.insert(at)
            }
            guard case .sign(let sign) = pieces[at], sign == "+" || sign == "-", let hours = number(pieces, at + 1) else { continue }
            let isPair = isSign(pieces, at + 2, ":")
            guard hours.digits == 4 || hours.digits <= 2 && (isPair || at == end) else { continue }
            let minutes = isPair ? number(pieces, at + 3)?.value ?? 0 : hours.digits == 4 ? hours.value % 100 : 0
            let whole = hours.digits == 4 ? hours.value / 100 : hours.value
            reading.offset = (whole * 60 + minutes) * 60 * (sign == "-" ? -1 : 1)
            used.formUnion(at..<(isPair ? at + 4 : at + 2))
        }
    }

    private func day(_ pieces: [Piece], _ reading: inout Reading, _ used: Set<Int>) -> Bool {
        var numbers: [(value: Int, digits: Int)] = []
        var month: Int?
        var others = 0
        for at in pieces.indices where !used.contains(at) {
            switch pieces[at] {
            case .number(let value, let digits): numbers.append((value, digits))
            case .word(let word):
                if let known = months[word] { month = month ?? known } else { others += 1 }
            case .sign(let sign): if !",./-()日년월일年月".contains(sign) { return false }
            }
        }
        guard others <= 5 else { return false }
        if let month, numbers.count == 2, let year = numbers.first(where: { $0.digits == 4 }),
            let day = numbers.first(where: { $0.digits <= 2 })
        {
            reading.header.numbers = (year.value, month, day.value)
            reading.header.digits = (4, 2, 2)
            return true
        }
        guard numbers.count == 3, numbers[1].digits <= 2, numbers[0].digits != 3, numbers[2].digits != 3,
            numbers[0].digits <= 4, numbers[2].digits <= 4, numbers[0].digits < 4 || numbers[2].digits < 4
        else { return false }
        reading.header.numbers = (numbers[0].value, numbers[1].value, numbers[2].value)
        reading.header.digits = (numbers[0].digits, numbers[1].digits, numbers[2].digits)
        let order: DateOrder = numbers[0].digits == 4 ? .yearFirst : .dayFirst
        return reading.header.day(order) != nil || reading.header.day(.monthFirst) != nil && order == .dayFirst
    }
}

/// The order of day and month of an export, proven over all its days.
struct OrderProof {
    private var dates: WhatsAppDates?

    mutating func take(_ reading: WrittenTime.Reading) {
        guard reading.isOpen else { return }
        var known = dates ?? WhatsAppDates(first: reading.header)
        _ = known.take(reading.header)
        dates = known
    }

    /// Throws the question when nothing decides.
    func order(_ settings: ChatSettings, file: String) throws(Fault) -> DateOrder { try dates?.order(settings, file: file) ?? .dayFirst }
}
