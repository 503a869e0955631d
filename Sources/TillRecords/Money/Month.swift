/// A calendar month of one year, in order of time; months are counted without gaps, so that they can be added.
public struct Month: Sendable, Hashable, Comparable {
    /// Months since year 0: year · 12 + month − 1.
    public let index: Int

    public init(index: Int) { self.index = index }

    /// - Parameter month: 1 for January to 12.
    public init(year: Int, month: Int) { index = year * 12 + month - 1 }

    public init(of day: Day) { index = day.year * 12 + day.month - 1 }

    /// Reads `YYYY-MM`, or nil.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count == 7, let first = Day(String(text) + "-01") else { return nil }
        self.init(of: first)
    }

    public var year: Int { index / 12 }
    /// 1 for January to 12.
    public var month: Int { index % 12 + 1 }
    /// Days, 28 to 31.
    public var length: Int { Day.length(ofMonth: month, year: year) }
    public var first: Day { day(1) }
    public var last: Day { day(length) }

    /// The day with this number, held within the month: 31 in April is the 30th.
    public func day(_ number: Int) -> Day {
        Day(held: min(max(year, 1), 9999), month, max(1, min(number, length)))
    }

    public func advanced(by months: Int) -> Month { Month(index: index + months) }

    public static func < (a: Month, b: Month) -> Bool { a.index < b.index }

    /// `2025-03`
    public var iso: String {
        let years = String(year)
        return String(repeating: "0", count: max(0, 4 - years.utf8.count)) + years + (month < 10 ? "-0\(month)" : "-\(month)")
    }
}
