import TillRecords

/// A calendar month, counted without gaps so that months can be added.
public struct Month: Hashable, Comparable, Sendable {
    /// Months since the year 0.
    public let count: Int

    public init(year: Int, month: Int) {
        count = year * 12 + month - 1
    }

    /// Reads `YYYY-MM`; nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
            let year = Int(parts[0]), let month = Int(parts[1]), (1900...2200).contains(year), (1...12).contains(month)
        else { return nil }
        self.init(year: year, month: month)
    }

    public var year: Int { count / 12 }
    public var month: Int { count % 12 + 1 }

    public static func < (left: Month, right: Month) -> Bool { left.count < right.count }

    /// `2025-01`
    var text: String { "\(Digits.padded(year, 4))-\(Digits.padded(month, 2))" }

    func adding(_ months: Int) -> Month {
        Month(year: 0, month: count + months + 1)
    }

    /// The first day of the month.
    var first: Day { Day(year: year, month: month, day: 1) ?? Month.epoch }

    var length: Int { Day.length(ofMonth: month, year: year) }

    /// A day that exists: months are read and counted within years that days have.
    private static let epoch: Day = {
        guard let day = Day(ordinal: 0) else { preconditionFailure("1970-01-01 exists") }
        return day
    }()

    /// Day `number` of the month, held within the month (31 in April is the 30th).
    func day(_ number: Int) -> Day {
        first.later(max(1, min(number, length)) - 1)
    }
}
