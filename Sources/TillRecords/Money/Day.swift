/// A calendar day of the Gregorian calendar, years 1 to 9999, as written in a document; it has no time zone.
public struct Day: Sendable, Hashable, Comparable {
    /// year · 512 + month · 32 + day: orders and compares as the days do.
    public let packed: UInt32

    /// A day that exists, or nil: the 30th of February is nil.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Day.length(ofMonth: month, year: year) else {
            return nil
        }
        packed = UInt32(year << 9 | month << 5 | day)
    }

    /// A day that is known to exist.
    init(held year: Int, _ month: Int, _ day: Int) {
        packed = UInt32(year << 9 | month << 5 | day)
    }

    /// Days since 1970-01-01 (negative before), or nil outside the years 1 to 9999.
    public init?(ordinal: Int) {
        // Howard Hinnant, chrono-compatible low-level date algorithms, civil_from_days.
        guard (-719_162...2_932_896).contains(ordinal) else { return nil }
        let shifted = ordinal + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthIndex = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthIndex + 2) / 5 + 1
        let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        packed = UInt32(year << 9 | month << 5 | day)
    }

    /// Reads `YYYY-MM-DD`, the form days have in the stream.
    public init?(bytes: ByteView) {
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
        var digits: (Int, Int, Int) = (0, 0, 0)
        for index in [0, 1, 2, 3] {
            guard bytes[index] &- 48 < 10 else { return nil }
            digits.0 = digits.0 * 10 + Int(bytes[index] &- 48)
        }
        guard bytes[5] &- 48 < 10, bytes[6] &- 48 < 10, bytes[8] &- 48 < 10, bytes[9] &- 48 < 10 else { return nil }
        digits.1 = Int(bytes[5] &- 48) * 10 + Int(bytes[6] &- 48)
        digits.2 = Int(bytes[8] &- 48) * 10 + Int(bytes[9] &- 48)
        self.init(year: digits.0, month: digits.1, day: digits.2)
    }

    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard let read = bytes.withBytes({ Day(bytes: $0) }) else { return nil }
        self = read
    }

    public var year: Int { Int(packed >> 9) }
    public var month: Int { Int(packed >> 5 & 15) }
    public var day: Int { Int(packed & 31) }

    /// Days since 1970-01-01.
    public var ordinal: Int {
        // Howard Hinnant, days_from_civil.
        let y = month <= 2 ? year - 1 : year
        let era = y / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// 0 = Monday … 6 = Sunday.
    public var weekday: Int { ((ordinal + 3) % 7 + 7) % 7 }

    /// The day `days` later (earlier when negative), or nil outside the years 1 to 9999.
    public func adding(days: Int) -> Day? {
        let (sum, overflow) = ordinal.addingReportingOverflow(days)
        return overflow ? nil : Day(ordinal: sum)
    }

    public static func < (a: Day, b: Day) -> Bool { a.packed < b.packed }

    /// Days of a month, 28 to 31.
    public static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension Day: CustomStringConvertible {
    /// `2025-03-14`
    public var description: String {
        let buffer = ByteBuffer(capacity: 10)
        buffer.append(self)
        return buffer.text
    }
}
