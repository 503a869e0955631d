import TillRecords

/// The time a figure is of: a day, a month or a calendar year.
public struct FigurePeriod: Sendable, Hashable {
    /// In order; of a day, the month that it lies in.
    public let months: [Month]
    /// `2025-03-14`, `2025-03`, `2025`
    public let name: String
    /// The day, where it is one.
    public let day: Day?

    /// Reads `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, or nil.
    public init?(_ text: String) {
        if let day = Day(text) {
            self.init(day)
        } else if let month = Month(text) {
            self.init(month)
        } else if text.utf8.count == 4, let year = Int(text), year > 0 {
            self.init((1...12).map { Month(year: year, month: $0) }, text, nil)
        } else {
            return nil
        }
    }

    public init(_ month: Month) { self.init([month], month.iso, nil) }

    public init(_ day: Day) { self.init([Month(of: day)], day.description, day) }

    private init(_ months: [Month], _ name: String, _ day: Day?) {
        self.months = months
        self.name = name
        self.day = day
    }

    /// The month, where it is one.
    public var month: Month? { months.count == 1 && day == nil ? months[0] : nil }

    /// The calendar year, where it is one.
    public var year: Int? { months.count == 12 ? months[0].year : nil }

    /// The last day of it.
    public var last: Day? { day ?? months.last?.last }

    public func contains(_ other: Day) -> Bool { day.map { $0 == other } ?? months.contains(Month(of: other)) }
}
