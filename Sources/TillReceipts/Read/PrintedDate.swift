import TillRecords
import TillStages

/// A date as it stands in a row, before its order is known.
struct PrintedDate: Sendable, Equatable {
    /// What the digits can mean: the day first, the month first, a year of two digits first; equal where only one is possible.
    var dayFirst: Day?
    var monthFirst: Day?
    var yearFirst: Day?
    /// True when the order is written itself: a year in front, a month's name.
    var isPlain: Bool
    /// True when digits had to be put in place of letters, or marks are not those of a date.
    var isMended: Bool
    var hasFullYear: Bool
    /// Points part the numbers, as they do where the day stands first.
    var isDotted = false
    var range: Range<Int>

    /// The days it can be, without repeats. A year of two digits in front is one only where nothing else fits, or another day says so.
    var candidates: [Day] {
        guard let a = dayFirst else { return (monthFirst ?? yearFirst).map { [$0] } ?? [] }
        guard let b = monthFirst, b != a else { return [a] }
        return [a, b]
    }

    /// The day in an order; nil where it cannot be in that.
    func day(_ order: DateOrder) -> Day? {
        switch order {
        case .dayFirst: dayFirst
        case .monthFirst: monthFirst
        case .yearFirst: isPlain ? dayFirst : yearFirst
        }
    }
}

/// Finds the dates of a row: three numbers with marks between, or a day, a month's name and a year.
struct DateScanner {
    private let bytes: [Glyph]
    private let months: MonthNames

    private init(_ bytes: [Glyph], _ months: MonthNames) {
        self.bytes = bytes
        self.months = months
    }

    static func dates(_ row: [Glyph], months: MonthNames) -> [PrintedDate] {
        let scanner = DateScanner(row, months)
        var found: [PrintedDate] = []
        var at = 0
        while at < row.count {
            if let date = scanner.numbers(at) ?? scanner.named(at) {
                found.append(date)
                at = date.range.upperBound
            } else {
                at += 1
            }
        }
        return found
    }

    private func byte(_ index: Int) -> Glyph { index >= 0 && index < bytes.count ? bytes[index] : 32 }

    /// A number of at most `most` digits from here, letters that stand for digits allowed once one real digit is there.
    private func number(_ start: Int, most: Int) -> (value: Int, end: Int, mended: Bool)? {
        var value = 0
        var end = start
        var mended = false
        var real = 0
        while end - start < most, let digit = Folding.digit(for: byte(end)) {
            if Folding.isDigit(byte(end)) { real += 1 } else { mended = true }
            value = value * 10 + Int(digit - 48)
            end += 1
        }
        return real > 0 ? (value, end, mended) : nil
    }

    private struct Mark {
        let kind: Glyph
        let end: Int
        let mended: Bool
        var isTime = false
    }

    /// The mark between two numbers: its end, and whether a recogniser made something else of it.
    private func mark(_ start: Int) -> Mark? {
        var index = start
        var blanks = 0
        while byte(index) == 32, blanks < 2, index < bytes.count {
            index += 1
            blanks += 1
        }
        let kind = byte(index)
        switch kind {
        case Glyph(ascii: "/"), Glyph(ascii: "-"), Glyph(ascii: "."):
            index += 1
            var after = 0
            while byte(index) == 32 || byte(index) == Glyph(ascii: "."), after < 1 {
                index += 1
                after += 1
            }
            return Mark(kind: kind, end: index, mended: blanks + after > 0)
        case Glyph(ascii: ","), Glyph(ascii: "'"), Glyph(ascii: ":"):
            return blanks == 0 ? Mark(kind: Glyph(ascii: "."), end: index + 1, mended: true, isTime: kind == Glyph(ascii: ":")) : nil
        case 0x5E74, 0x6708, 0xB144, 0xC6D4:
            // Year and month behind their numbers, in Chinese, Japanese and Korean.
            while byte(index + 1) == 32, index + 1 < bytes.count { index += 1 }
            return Mark(kind: Glyph(ascii: "-"), end: index + 1, mended: false)
        default: return nil
        }
    }

    private func numbers(_ start: Int) -> PrintedDate? {
        let before = byte(start - 1)
        guard !Folding.isDigit(before), !Folding.isLetter(before) || Folding.isLetter(byte(start - 2)) else { return nil }
        if before == Glyph(ascii: "/") || before == Glyph(ascii: ".") && Folding.isDigit(byte(start - 2)) { return nil }
        guard let a = number(start, most: 4), let first = mark(a.end), let b = number(first.end, most: 2),
            let second = mark(b.end), let c = number(second.end, most: 4), !goesOn(c.end)
        else { return nil }
        // `12:01:00` is a time, however it was read.
        if first.isTime, second.isTime { return nil }
        let mended = a.mended || b.mended || c.mended || first.mended || second.mended || first.kind != second.kind
        if mended, first.kind == Glyph(ascii: "."), second.kind == Glyph(ascii: "."), a.end - start > 2 { return nil }
        let range = start..<c.end
        if a.end - start == 4 {
            guard c.end - second.end <= 2, let day = DateScanner.day(DateScanner.common(a.value), b.value, c.value) else { return nil }
            return PrintedDate(dayFirst: day, monthFirst: day, isPlain: true, isMended: mended, hasFullYear: true, range: range)
        }
        var yearLength = c.end - second.end
        var yearValue = yearLength == 4 ? DateScanner.common(c.value) : c.value
        if yearLength == 4, !YearWindow.receipt.contains(yearValue) {
            guard let short = number(second.end, most: 2), YearWindow.receiptCut.contains(2000 + short.value), !mended else { return nil }
            yearValue = short.value
            yearLength = 2
        }
        guard yearLength == 2 || yearLength == 4, a.end - start <= 2 else { return nil }
        if yearLength == 2, Folding.isDigit(byte(second.end + 2)), byte(second.end + 2) != 32, c.end == second.end + 2 { return nil }
        let year = YearWindow.receipt.full(yearValue, digits: yearLength)
        let dayFirst = DateScanner.day(year, b.value, a.value)
        let monthFirst = DateScanner.day(year, a.value, b.value)
        let isShort = yearLength == 2 && a.end - start == 2 && !mended
        let yearFirst = isShort ? DateScanner.day(YearWindow.receipt.full(a.value, digits: 2), b.value, c.value) : nil
        guard dayFirst != nil || monthFirst != nil || yearFirst != nil else { return nil }
        return PrintedDate(
            dayFirst: dayFirst, monthFirst: monthFirst, yearFirst: yearFirst, isPlain: false, isMended: mended,
            hasFullYear: yearLength == 4, isDotted: first.kind == Glyph(ascii: ".") && !mended, range: range)
    }

    /// Whether the number that ended here goes on behind a mark: it is the beginning of another date, or of a number of another kind.
    private func goesOn(_ end: Int) -> Bool {
        [Glyph(ascii: "/"), Glyph(ascii: "-"), Glyph(ascii: ".")].contains(byte(end)) && Folding.isDigit(byte(end + 1))
    }

    /// `14 Mar 2025`, `14MAR25`, `Mar 14, 2025`.
    private func named(_ start: Int) -> PrintedDate? {
        let before = byte(start - 1)
        guard !Folding.isDigit(before), !Folding.isLetter(before) else { return nil }
        if let day = number(start, most: 2), let month = month(skip(day.end)), let year = number(skip(month.end), most: 4) {
            return named(start, day.value, month.value, year)
        }
        if let month = month(start), let day = number(skip(month.end), most: 2), let year = number(skip(day.end), most: 4) {
            return named(start, day.value, month.value, year)
        }
        return nil
    }

    private func named(_ start: Int, _ day: Int, _ month: Int, _ year: (value: Int, end: Int, mended: Bool)) -> PrintedDate? {
        let full = YearWindow.receipt.full(DateScanner.common(year.value), digits: year.value < 100 ? 2 : 4)
        guard YearWindow.receipt.contains(full), let day = DateScanner.day(full, month, day) else { return nil }
        return PrintedDate(
            dayFirst: day, monthFirst: day, isPlain: true, isMended: year.mended, hasFullYear: year.value > 100, range: start..<year.end)
    }

    private func skip(_ start: Int) -> Int {
        var index = start
        while index < bytes.count, index - start < 3, [32, 45, 46, 44, 47, 39].contains(byte(index)) { index += 1 }
        return index
    }

    private func month(_ start: Int) -> (value: Int, end: Int)? {
        var end = start
        while Folding.isLetter(byte(end)), end - start < 12 { end += 1 }
        guard end - start >= 3, let value = months.number(WordFolding.folded(Folding.text(bytes[start..<end]))) else { return nil }
        return (value, end)
    }

    /// The common year of a likely one of the Buddhist era; any other as it is.
    private static func common(_ year: Int) -> Int { YearWindow.receiptBuddhist.contains(year) ? YearWindow.common(year) : year }

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> Day? {
        guard YearWindow.receipt.contains(year) else { return nil }
        return Day(year: year, month: month, day: day)
    }
}

/// Times of day, `HH:MM[:SS]` with or without AM and PM.
enum PrintedTime {
    /// The first time of a row as `HH:MM` or `HH:MM:SS`.
    static func first(_ row: [Glyph]) -> String? {
        func byte(_ index: Int) -> Glyph { index >= 0 && index < row.count ? row[index] : 32 }
        func pair(_ index: Int) -> Int? {
            guard Folding.isDigit(byte(index)), Folding.isDigit(byte(index + 1)) else { return nil }
            return Int(byte(index) - 48) * 10 + Int(byte(index + 1) - 48)
        }
        for at in row.indices where byte(at) == Glyph(ascii: ":") {
            guard let minute = pair(at + 1), minute < 60, !Folding.isDigit(byte(at + 3)), byte(at - 3) != Glyph(ascii: ":") else {
                continue
            }
            guard var hour = pair(at - 2) ?? (Folding.isDigit(byte(at - 1)) ? Int(byte(at - 1) - 48) : nil) else { continue }
            if Folding.isDigit(byte(at - 3)), pair(at - 2) != nil { continue }
            var end = at + 3
            var second: Int?
            if byte(end) == Glyph(ascii: ":"), let value = pair(end + 1), value < 60 {
                second = value
                end += 3
            }
            if byte(end) == 32 { end += 1 }
            let half = byte(end)
            if byte(end + 1) == Glyph(ascii: "M") || byte(end + 1) == Glyph(ascii: "."), (1...12).contains(hour) {
                if half == Glyph(ascii: "P"), hour < 12 { hour += 12 }
                if half == Glyph(ascii: "A"), hour == 12 { hour = 0 }
            }
            guard hour < 24 else { continue }
            return [hour, minute, second].compactMap { $0 }.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
        }
        return nil
    }
}
