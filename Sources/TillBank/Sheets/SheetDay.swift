import TillRecords

/// A day or time as a sheet holds it: days since the beginning of its calendar, and the fraction of a day.
enum SheetDay {
    /// Day 0 of the calendar that counts from 1900 and of the one that counts from 1904, as days since 1970.
    private static let start1900 = -25_569
    private static let start1904 = -24_107
    /// The calendar of 1900 has a 29 February 1900 that never was; days before it lie one later.
    private static let leapThatWasNot = 60

    /// Appends the day as `YYYY-MM-DD`, the time behind it where the format shows one. False when the text is no such number.
    static func append(_ text: UnsafeRawBufferPointer, _ kind: SheetFormatCode.Kind, is1904: Bool, to out: inout [UInt8]) -> Bool {
        guard let (serial, seconds) = parts(text) else { return false }
        if kind == .time {
            append(seconds: seconds % 86_400, to: &out)
            return true
        }
        guard let day = day(serial + seconds / 86_400, is1904) else { return false }
        out.append(contentsOf: Array("\(day)".utf8))
        if kind == .dayAndTime, seconds % 86_400 > 0 {
            out.append(0x20)
            append(seconds: seconds % 86_400, to: &out)
        }
        return true
    }

    private static func day(_ serial: Int, _ is1904: Bool) -> Day? {
        guard serial > 0 || is1904, serial < 2_958_466 else { return nil }
        if is1904 { return Day(ordinal: start1904 + serial) }
        guard serial != leapThatWasNot else { return nil }
        return Day(ordinal: start1900 + serial + (serial < leapThatWasNot ? 1 : 0))
    }

    /// Whole days, and the rest in seconds, rounded; nil for what is no plain number from 0 on.
    private static func parts(_ text: UnsafeRawBufferPointer) -> (Int, Int)? {
        var days = 0
        var fraction = 0
        var scale = 1
        var isBehind = false
        for byte in text {
            if byte == 0x2E, !isBehind {
                isBehind = true
            } else if byte &- 0x30 < 10 {
                if !isBehind {
                    days = days * 10 + Int(byte &- 0x30)
                    guard days < 10_000_000 else { return nil }
                } else if scale < 1_000_000_000 {
                    fraction = fraction * 10 + Int(byte &- 0x30)
                    scale *= 10
                }
            } else {
                return nil
            }
        }
        guard !text.isEmpty else { return nil }
        return (days, (fraction * 86_400 + scale / 2) / scale)
    }

    private static func append(seconds: Int, to out: inout [UInt8]) {
        for (index, part) in [seconds / 3600, seconds / 60 % 60, seconds % 60].enumerated() {
            if index > 0 { out.append(0x3A) }
            out.append(0x30 + UInt8(truncatingIfNeeded: part / 10))
            out.append(0x30 + UInt8(truncatingIfNeeded: part % 10))
        }
    }
}
