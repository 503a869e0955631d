import TillRecords

/// Dates of QIF files: `12/19/18`, `11/ 7'10`, `28.8.2018`, `2018-08-28`.
enum QifDate {
    /// The three numbers, or nil. An apostrophe stands before years from 2000 on.
    static func parts(_ text: ByteView) -> DateParts? {
        var numbers = (0, 0, 0)
        var digits = (0, 0, 0)
        var separator: UInt8 = 0
        var part = 0
        var hasApostrophe = false
        for byte in text {
            if byte &- 0x30 < 10 {
                guard add(byte, part, &numbers, &digits) else { return nil }
            } else if part == 2, digits.2 >= 2, byte == 0x20 || byte == 0x54 {
                // A time follows.
                break
            } else if byte == 0x20 {
                // Quicken pads with blanks: they divide nothing.
                continue
            } else if byte == 0x2F || byte == 0x2D || byte == 0x2E || byte == 0x27 {
                guard part < 2, part == 0 ? digits.0 > 0 : digits.1 > 0 else { return nil }
                if part == 0 { separator = byte }
                if byte == 0x27 { hasApostrophe = true }
                part += 1
            } else {
                return nil
            }
        }
        if part == 0 { return compact(text) }
        guard part == 2, digits.2 > 0 else { return nil }
        if digits.0 == 4 {
            return DateParts(
                form: .yearFirst, first: numbers.1, second: numbers.2, year: numbers.0, separator: separator, yearDigits: 4, seconds: nil)
        }
        guard digits.0 <= 2, digits.1 <= 2, digits.2 != 3 else { return nil }
        let year = (hasApostrophe ? YearWindow.qifApostrophe : YearWindow.bank).full(numbers.2, digits: digits.2)
        return DateParts(
            form: .numeric, first: numbers.0, second: numbers.1, year: year, separator: separator, yearDigits: digits.2 > 2 ? 4 : 2,
            seconds: nil)
    }

    private static func add(_ byte: UInt8, _ part: Int, _ numbers: inout (Int, Int, Int), _ digits: inout (Int, Int, Int)) -> Bool {
        let digit = Int(byte &- 0x30)
        switch part {
        case 0:
            digits.0 += 1
            numbers.0 = numbers.0 &* 10 &+ digit
            return digits.0 <= 8
        case 1:
            digits.1 += 1
            numbers.1 = numbers.1 &* 10 &+ digit
            return digits.1 <= 2
        default:
            digits.2 += 1
            numbers.2 = numbers.2 &* 10 &+ digit
            return digits.2 <= 4
        }
    }

    /// `20180828`
    private static func compact(_ text: ByteView) -> DateParts? {
        guard text.count == 8, let day = OfxDay.read(text) else { return nil }
        return DateParts(form: .yearFirst, first: day.month, second: day.day, year: day.year, separator: 0, yearDigits: 4, seconds: nil)
    }
}

/// The order of day and month, from all dates of a file.
struct QifDateOrder {
    private var proof = DateOrderProof()
    /// Rows of the running section under both orders, and what the finished sections said.
    private var runs = (DateRun(), DateRun())
    private var steps = (0, 0)
    private var isInLine = (true, true)
    /// Two-digit years that stand first: their number is above 31.
    private var yearsFirst = 0
    private var yearsLast = 0

    mutating func add(_ parts: DateParts, line: Int) {
        proof.add(parts, line: line)
        if parts.form == .numeric, parts.yearDigits == 2 {
            if parts.first > 31 { yearsFirst += 1 }
            if parts.year % 100 > 31 { yearsLast += 1 }
        }
        runs.0.add(parts.day(.dayFirst))
        runs.1.add(parts.day(.monthFirst))
    }

    /// Another account begins: its rows start over in time.
    mutating func endSection() {
        isInLine = (isInLine.0 && runs.0.isInLine, isInLine.1 && runs.1.isInLine)
        steps = (steps.0 + runs.0.steps, steps.1 + runs.1.steps)
        runs = (DateRun(), DateRun())
    }

    enum Outcome: Equatable {
        case order(DateOrder)
        /// Lines that can only be day first and month first.
        case contradiction(dayFirst: Int, monthFirst: Int)
        /// The line of a date that reads both ways.
        case open(line: Int)
    }

    /// Why the order is what `outcome` says, for a person.
    var because: String {
        if yearsFirst > 0, yearsLast == 0 { return "years above 31 stand first" }
        if let (_, line) = proof.proven { return "line \(line) has a part above 12" }
        if proof.isDotted { return "dots stand between the parts" }
        return proof.open.count == 0 ? "no date reads both ways" : "only so do the rows stand in the order of time"
    }

    /// Call `endSection` first.
    var outcome: Outcome {
        if yearsFirst > 0, yearsLast == 0 { return .order(.yearFirst) }
        if let (dayFirst, monthFirst) = proof.contradiction { return .contradiction(dayFirst: dayFirst, monthFirst: monthFirst) }
        if let (order, _) = proof.proven { return .order(order) }
        if proof.isDotted { return .order(.dayFirst) }
        if proof.open.count == 0 { return .order(.monthFirst) }
        if isInLine.0, !isInLine.1, steps.0 >= 3 { return .order(.dayFirst) }
        if isInLine.1, !isInLine.0, steps.1 >= 3 { return .order(.monthFirst) }
        return .open(line: proof.open.line)
    }
}
