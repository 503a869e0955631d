import TillRecords

/// A calendar month of one year, in order of time.
public struct Month: Sendable, Hashable, Comparable {
    /// Months since year 0: year · 12 + month − 1.
    let index: Int

    init(index: Int) { self.index = index }

    public init(of day: Day) { index = day.year * 12 + day.month - 1 }

    /// Reads `YYYY-MM`, or nil.
    public init?(_ text: String) {
        guard text.utf8.count == 7, let first = Day(text + "-01") else { return nil }
        self.init(of: first)
    }

    public var year: Int { index / 12 }
    public var month: Int { index % 12 + 1 }
    var length: Int { Day.length(ofMonth: month, year: year) }

    /// The day with this number, or nil when the month has no such day.
    func day(_ number: Int) -> Day? { Day(year: year, month: month, day: number) }

    func advanced(by months: Int) -> Month { Month(index: index + months) }

    public static func < (a: Month, b: Month) -> Bool { a.index < b.index }

    /// `March 2025`
    var name: String { "\(DayText.months[month - 1]) \(year)" }
    /// `Mar`
    var shortName: String { String(DayText.months[month - 1].prefix(3)) }
    /// `2025-03`
    public var iso: String {
        let years = String(year)
        return String(repeating: "0", count: max(0, 4 - years.utf8.count)) + years + (month < 10 ? "-0\(month)" : "-\(month)")
    }
}
