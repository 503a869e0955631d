import TillRecords

/// Decimal digits of the scripts that people write numbers in.
enum Digits {
    /// The value and the length of the digit at `at`; nil when there is none.
    @inline(__always)
    static func read(_ bytes: ByteView, _ at: Int) -> (value: Int, length: Int)? {
        guard at < bytes.count else { return nil }
        let first = bytes[at]
        if first < 0x80 {
            let value = first &- 0x30
            return value < 10 ? (Int(value), 1) : nil
        }
        return wide(bytes, at, first)
    }

    private static func wide(_ bytes: ByteView, _ at: Int, _ first: UInt8) -> (value: Int, length: Int)? {
        guard at + 1 < bytes.count else { return nil }
        let second = bytes[at + 1]
        // Arabic-Indic U+0660, extended (Persian, Urdu) U+06F0
        if first == 0xD9, (0xA0...0xA9).contains(second) { return (Int(second) - 0xA0, 2) }
        if first == 0xDB, (0xB0...0xB9).contains(second) { return (Int(second) - 0xB0, 2) }
        guard at + 2 < bytes.count else { return nil }
        let third = bytes[at + 2]
        switch (first, second) {
        // Devanagari, Bengali, Gurmukhi, Gujarati, Odia, Tamil, Telugu, Kannada, Malayalam: xx66 to xx6F of their blocks
        case (0xE0, 0xA5), (0xE0, 0xA7), (0xE0, 0xA9), (0xE0, 0xAB), (0xE0, 0xAD), (0xE0, 0xAF), (0xE0, 0xB1), (0xE0, 0xB3), (0xE0, 0xB5):
            return (0xA6...0xAF).contains(third) ? (Int(third) - 0xA6, 3) : nil
        case (0xE0, 0xB9): return (0x90...0x99).contains(third) ? (Int(third) - 0x90, 3) : nil
        case (0xE1, 0x81): return (0x80...0x89).contains(third) ? (Int(third) - 0x80, 3) : nil
        // Fullwidth
        case (0xEF, 0xBC): return (0x90...0x99).contains(third) ? (Int(third) - 0x90, 3) : nil
        default: return nil
        }
    }
}
