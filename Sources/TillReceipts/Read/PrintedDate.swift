import TillRecords
import TillStages

/// A date as it stands in a row, before its order is known.
struct PrintedDate: Sendable, Equatable {
    /// What the digits can mean: the day first, the month first; equal where only one is possible.
    var dayFirst: Day?
    var monthFirst: Day?
    /// True when the order is written itself: a year in front, a month's name.
    var isPlain: Bool
    /// True when digits had to be put in place of letters, or marks are not those of a date.
    var isMended: Bool
    var hasFullYear: Bool
    var range: Range<Int>

    /// The days it can be, without repeats.
    var candidates: [Day] {
        guard let a = dayFirst else { return monthFirst.map { [$0] } ?? [] }
        guard let b = monthFirst, b != a else { return [a] }
        return [a, b]
    }
}

/// Finds the dates of a row: three numbers with marks between, or a day, a month's name and a year.
struct DateScanner {
    private let bytes: [UInt8]
    private let months: MonthNames

    private init(_ bytes: [UInt8], _ months: MonthNames) {
        self.bytes = bytes
        self.months = months
    }

    static func dates(_ row: [UInt8], months: MonthNames) -> [PrintedDate] {
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

    private func byte(_ index: Int) -> UInt8 { index >= 0 && index < bytes.count ? bytes[index] : 32 }

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

    /// The mark between two numbers: its end, and whether a recogniser made something else of it.
    private func mark(_ start: Int) -> (kind: UInt8, end: Int, mended: Bool)? {
        var index = start
        var blanks = 0
        while byte(index) == 32, blanks < 2, index < bytes.count {
            index += 1
            blanks += 1
        }
        let kind = byte(index)
        switch kind {
        case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."):
            index += 1
            var after = 0
            while byte(index) == 32 || byte(index) == UInt8(ascii: "."), after < 1 {
                index += 1
                after += 1
            }
            return (kind, index, blanks + after > 0)
        case UInt8(ascii: ","), UInt8(ascii: "'"), UInt8(ascii: ":"): return blanks == 0 ? (UInt8(ascii: "."), index + 1, true) : nil
        default: return nil
        }
    }

    private func numbers(_ start: Int) -> PrintedDate? {
        let before = byte(start - 1)
        guard !Folding.isDigit(before), !Folding.isLetter(before) || Folding.isLetter(byte(start - 2)) else { return nil }
        if before == UInt8(ascii: "/") || before == UInt8(ascii: ".") && Folding.isDigit(byte(start - 2)) { return nil }
        guard let a = number(start, most: 4), let first = mark(a.end), let b = number(first.end, most: 2),
            let second = mark(b.end), let c = number(second.end, most: 4)
        else { return nil }
        let mended = a.mended || b.mended || c.mended || first.mended || second.mended || first.kind != second.kind
        if mended, first.kind == UInt8(ascii: "."), second.kind == UInt8(ascii: "."), a.end - start > 2 { return nil }
        let range = start..<c.end
        if a.end - start == 4 {
            guard c.end - second.end == 2, let day = DateScanner.day(a.value, b.value, c.value) else { return nil }
            return PrintedDate(dayFirst: day, monthFirst: day, isPlain: true, isMended: mended, hasFullYear: true, range: range)
        }
        var yearLength = c.end - second.end
        var yearValue = c.value
        if yearLength == 4, !YearWindow.receipt.contains(c.value) {
            guard let short = number(second.end, most: 2), YearWindow.receiptCut.contains(2000 + short.value), !mended else { return nil }
            yearValue = short.value
            yearLength = 2
        }
        guard yearLength == 2 || yearLength == 4, a.end - start <= 2 else { return nil }
        if yearLength == 2, Folding.isDigit(byte(second.end + 2)), byte(second.end + 2) != 32, c.end == second.end + 2 { return nil }
        let year = YearWindow.receipt.full(yearValue, digits: yearLength)
        let dayFirst = DateScanner.day(year, b.value, a.value)
        let monthFirst = DateScanner.day(year, a.value, b.value)
        guard dayFirst != nil || monthFirst != nil else { return nil }
        return PrintedDate(
            dayFirst: dayFirst, monthFirst: monthFirst, isPlain: false, isMended: mended, hasFullYear: yearLength == 4, range: range)
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
        let full = YearWindow.receipt.full(year.value, digits: year.value < 100 ? 2 : 4)
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
        guard end - start >= 3, let value = months.number(bytes[start..<end].map { $0 | 0x20 }) else { return nil }
        return (value, end)
    }

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> Day? {
        guard YearWindow.receipt.contains(year) else { return nil }
        return Day(year: year, month: month, day: day)
    }
}

/// Times of day, `HH:MM[:SS]` with or without AM and PM.
enum PrintedTime {
    /// The first time of a row as `HH:MM` or `HH:MM:SS`.
    static func first(_ row: [UInt8]) -> String? {
        func byte(_ index: Int) -> UInt8 { index >= 0 && index < row.count ? row[index] : 32 }
        func pair(_ index: Int) -> Int? {
            guard Folding.isDigit(byte(index)), Folding.isDigit(byte(index + 1)) else { return nil }
            return Int(byte(index) - 48) * 10 + Int(byte(index + 1) - 48)
        }
        for at in row.indices where byte(at) == UInt8(ascii: ":") {
            guard let minute = pair(at + 1), minute < 60, !Folding.isDigit(byte(at + 3)), byte(at - 3) != UInt8(ascii: ":") else {
                continue
            }
            guard var hour = pair(at - 2) ?? (Folding.isDigit(byte(at - 1)) ? Int(byte(at - 1) - 48) : nil) else { continue }
            if Folding.isDigit(byte(at - 3)), pair(at - 2) != nil { continue }
            var end = at + 3
            var second: Int?
            if byte(end) == UInt8(ascii: ":"), let value = pair(end + 1), value < 60 {
                second = value
                end += 3
            }
            if byte(end) == 32 { end += 1 }
            let half = byte(end)
            if byte(end + 1) == UInt8(ascii: "M") || byte(end + 1) == UInt8(ascii: "."), (1...12).contains(hour) {
                if half == UInt8(ascii: "P"), hour < 12 { hour += 12 }
                if half == UInt8(ascii: "A"), hour == 12 { hour = 0 }
            }
            guard hour < 24 else { continue }
            return [hour, minute, second].compactMap { $0 }.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
        }
        return nil
    }
}
