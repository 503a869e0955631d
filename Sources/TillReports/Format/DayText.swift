import TillRecords

/// Writes days so that nobody can take the month for the day: `14 Mar 2025`.
enum DayText {
    static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ]
    static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

    /// `14 Mar 2025`
    static func full(_ day: Day) -> String { "\(short(day)) \(day.year)" }

    /// `14 Mar`
    static func short(_ day: Day) -> String { "\(day.day) \(months[day.month - 1].prefix(3))" }

    /// `Friday 14 March`
    static func long(_ day: Day) -> String { "\(weekdays[day.weekday]) \(day.day) \(months[day.month - 1])" }

    /// `1–14 Mar`, `28 Feb – 3 Mar`, `14 Mar`; with the year when asked.
    static func range(_ first: Day, _ last: Day) -> String {
        if first == last { return short(first) }
        if first.year == last.year, first.month == last.month { return "\(first.day)\u{2013}\(short(last))" }
        if first.year == last.year { return "\(short(first)) \u{2013} \(short(last))" }
        return "\(full(first)) \u{2013} \(full(last))"
    }
}
