import TillRecords

/// The time a figure is of: a day, a week, a month, a quarter, a calendar year, or any days in a row.
public struct FigurePeriod: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        case day
        /// By ISO 8601: from Monday, and of the year that its Thursday lies in.
        case week(year: Int, number: Int)
        case month
        case quarter(year: Int, number: Int)
        case year
        case range
    }

    public let kind: Kind
    public let first: Day
    public let last: Day
    /// `2025-03-14`, `2025-W14`, `2025-03`, `2025-Q2`, `2025`, `2025-04-03--2025-04-20`
    public let name: String

    private init(_ kind: Kind, _ first: Day, _ last: Day, _ name: String) {
        (self.kind, self.first, self.last, self.name) = (kind, first, last, name)
    }

    /// Reads a name as `name` has it, or nil.
    public init?(_ text: String) {
        if let day = Day(text) {
            self.init(day)
        } else if let month = Month(text) {
            self.init(month)
        } else if text.utf8.count == 4, let year = FigurePeriod.number(text), year > 0 {
            self.init(year: year)
        } else if let (year, number) = FigurePeriod.counted(text, "-W") {
            self.init(week: number, of: year)
        } else if let (year, number) = FigurePeriod.counted(text, "-Q") {
            self.init(quarter: number, of: year)
        } else if let (first, last) = FigurePeriod.ends(text) {
            self.init(from: first, to: last)
        } else {
            return nil
        }
    }

    public init(_ month: Month) { self.init(.month, month.first, month.last, month.iso) }

    public init(_ day: Day) { self.init(.day, day, day, day.description) }

    /// - Parameter year: 1 to 9999.
    public init(year: Int) {
        let (first, last) = (Month(year: year, month: 1), Month(year: year, month: 12))
        self.init(.year, first.first, last.last, String(first.iso.dropLast(3)))
    }

    /// The days from one to another, both among them; nil where the first is the later one.
    public init?(from first: Day, to last: Day) {
        guard first <= last else { return nil }
        self.init(.range, first, last, "\(first)--\(last)")
    }

    /// Nil for a quarter that no year has.
    public init?(quarter number: Int, of year: Int) {
        guard (1...4).contains(number), (1...9999).contains(year) else { return nil }
        let month = Month(year: year, month: number * 3 - 2)
        let name = "\(month.iso.dropLast(3))-Q\(number)"
        self.init(.quarter(year: year, number: number), month.first, month.advanced(by: 2).last, name)
    }

    /// Nil for a week that the year does not have: most end with their 52nd.
    public init?(week number: Int, of year: Int) {
        // The 4th of January lies in the first week.
        guard (1...53).contains(number), let fourth = Day(year: year, month: 1, day: 4),
            let monday = fourth.adding(days: 7 * (number - 1) - fourth.weekday)
        else { return nil }
        self.init(weekOf: monday)
        guard self.kind == .week(year: year, number: number) else { return nil }
    }

    /// The week that a day lies in; nil at the ends of the calendar.
    public init?(weekOf day: Day) {
        guard let monday = day.adding(days: -day.weekday), let sunday = monday.adding(days: 6), let thursday = monday.adding(days: 3),
            let newYear = Day(year: thursday.year, month: 1, day: 1)
        else { return nil }
        let number = (thursday.ordinal - newYear.ordinal) / 7 + 1
        let year = Month(of: thursday).iso.dropLast(3)
        self.init(.week(year: thursday.year, number: number), monday, sunday, "\(year)-W\(number < 10 ? "0" : "")\(number)")
    }

    /// The seven days that a day lies in, of weeks that begin on another day. What begins on Monday is a week of ISO 8601 and has its
    /// number; others have none and are called by their days. Nil at the ends of the calendar.
    ///
    /// - Parameter weekday: 0 for Monday to 6 for Sunday.
    public init?(weekOf day: Day, from weekday: Int) {
        guard weekday != 0 else {
            self.init(weekOf: day)
            return
        }
        guard let first = day.adding(days: -((day.weekday - weekday + 7) % 7)), let last = first.adding(days: 6) else { return nil }
        self.init(from: first, to: last)
    }

    /// The quarter that a day lies in.
    public init(quarterOf day: Day) {
        let number = (day.month + 2) / 3
        let month = Month(year: day.year, month: number * 3 - 2)
        self.init(
            .quarter(year: day.year, number: number), month.first, month.advanced(by: 2).last, "\(month.iso.dropLast(3))-Q\(number)")
    }

    /// The months that it touches, in order; of a day, the one that it lies in.
    public var months: [Month] { (Month(of: first).index...Month(of: last).index).map(Month.init(index:)) }

    /// The day, where it is one.
    public var day: Day? { kind == .day ? first : nil }

    /// The month, where it is one.
    public var month: Month? { kind == .month ? Month(of: first) : nil }

    /// The calendar year, where it is one.
    public var year: Int? { kind == .year ? first.year : nil }

    public func contains(_ other: Day) -> Bool { first <= other && other <= last }

    /// The one of its kind before it, of a range the same number of days; nil at the beginning of the calendar.
    public var before: FigurePeriod? {
        guard let end = first.adding(days: -1) else { return nil }
        switch kind {
        case .day: return FigurePeriod(end)
        case .week: return FigurePeriod(weekOf: end)
        case .month: return FigurePeriod(Month(of: end))
        case .quarter: return FigurePeriod(quarterOf: end)
        case .year: return FigurePeriod(year: end.year)
        case .range: return first.adding(days: first.ordinal - last.ordinal - 1).flatMap { FigurePeriod(from: $0, to: end) }
        }
    }
}

/// Reading of names.
extension FigurePeriod {
    private static func number(_ text: some StringProtocol) -> Int? {
        text.utf8.allSatisfy { $0 &- 48 < 10 } ? Int(text) : nil
    }

    /// The year and the number of `2025-W14` or `2025-Q2`.
    private static func counted(_ text: String, _ mark: String) -> (year: Int, number: Int)? {
        let (head, tail) = (text.prefix(6), text.dropFirst(6))
        guard head.count == 6, head.hasSuffix(mark), tail.utf8.count == (mark == "-W" ? 2 : 1), let year = number(head.dropLast(2)),
            let number = number(tail)
        else { return nil }
        return (year, number)
    }

    /// The days of `2025-04-03--2025-04-20`.
    private static func ends(_ text: String) -> (first: Day, last: Day)? {
        guard text.utf8.count == 22, text.dropFirst(10).hasPrefix("--"), let first = Day(text.prefix(10)), let last = Day(text.suffix(10))
        else { return nil }
        return (first, last)
    }
}
