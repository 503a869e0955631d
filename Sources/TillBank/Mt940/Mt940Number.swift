import TillRecords

/// Days and amounts as SWIFT writes them: `YYMMDD`, and digits with a comma before the decimals.
enum Mt940Number {
    enum NumberError: Error {
        case none, cut, bad
    }

    /// Six digits at `at`.
    static func day(_ text: ByteView, at: Int) -> Day? {
        guard let year = digits(text, at, 2), let month = digits(text, at + 2, 2), let day = digits(text, at + 4, 2) else { return nil }
        return Day(year: YearWindow.bank.full(year, digits: 2), month: month, day: day)
    }

    /// `MMDD` at `at`, in the year that brings it nearest to the other day.
    static func day(_ text: ByteView, at: Int, near other: Day) -> Day? {
        guard let month = digits(text, at, 2), let day = digits(text, at + 2, 2) else { return nil }
        return [other.year - 1, other.year, other.year + 1].compactMap { Day(year: $0, month: month, day: day) }
            .min { abs($0.ordinal - other.ordinal) < abs($1.ordinal - other.ordinal) }
    }

    static func isDigits(_ text: ByteView, _ start: Int, _ count: Int) -> Bool {
        guard start >= 0, start + count <= text.count else { return false }
        for index in start..<(start + count) where text[index] &- 0x30 > 9 { return false }
        return true
    }

    private static func digits(_ text: ByteView, _ start: Int, _ count: Int) -> Int? {
        guard isDigits(text, start, count) else { return nil }
        var value = 0
        for index in start..<(start + count) { value = value * 10 + Int(text[index] &- 0x30) }
        return value
    }

    /// The amount at `at`, which moves behind it. Some banks write a point; one with three digits behind it may mean thousands,
    /// and is no amount.
    static func amount(_ text: ByteView, at: inout Int) throws(NumberError) -> Amount {
        var units: Int64 = 0
        var mark = -1
        var byPoint = false
        let start = at
        while at < text.count {
            let byte = text[at]
            if byte &- 0x30 < 10 {
                guard units < 100_000_000_000_000_000 else { throw .bad }
                units = units * 10 + Int64(byte &- 0x30)
            } else if byte == 0x2C || byte == 0x2E {
                guard mark < 0, at > start else { throw .bad }
                mark = at
                byPoint = byte == 0x2E
            } else {
                break
            }
            at += 1
        }
        guard at > start else { throw .none }
        let decimals = mark < 0 ? 0 : at - mark - 1
        guard decimals <= Int(Amount.mostDecimals), !byPoint || decimals == 1 || decimals == 2 else { throw .bad }
        if mark < 0, at == text.count { throw .cut }
        return Amount(units: units, decimals: UInt8(decimals))
    }
}
