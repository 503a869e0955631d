import TillRecords

/// Days as OFX writes them: `YYYYMMDD`, and whatever time and zone follow. The day counts as written, in no zone.
enum OfxDay {
    /// Nil for a day that does not exist or is of no year that is meant.
    static func read(_ text: ByteView) -> Day? {
        var digits = (0, 0, 0)
        if text.count >= 10, isSeparator(text[4]), text[7] == text[4] {
            guard let year = number(text, 0, 4), let month = number(text, 5, 2), let day = number(text, 8, 2) else { return nil }
            digits = (year, month, day)
        } else {
            guard text.count >= 8, let year = number(text, 0, 4), let month = number(text, 4, 2), let day = number(text, 6, 2) else {
                return nil
            }
            digits = (year, month, day)
        }
        guard YearWindow.ofx.contains(digits.0) else { return nil }
        return Day(year: digits.0, month: digits.1, day: digits.2)
    }

    private static func isSeparator(_ byte: UInt8) -> Bool { byte == 0x2D || byte == 0x2F || byte == 0x2E }

    @inline(__always)
    private static func number(_ text: ByteView, _ start: Int, _ count: Int) -> Int? {
        var value = 0
        for index in start..<(start + count) {
            guard text[index] &- 0x30 < 10 else { return nil }
            value = value * 10 + Int(text[index] &- 0x30)
        }
        return value
    }
}
