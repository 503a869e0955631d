import TillRecords

/// The days of a rhythm.
enum SeriesRhythm {
    /// The day of the `number`th movement from `start`, which is number 0; nil beyond the calendar. Months keep the day of the
    /// month: from the 31st comes the 30th of April and the 31st of May.
    static func day(_ number: Int, from start: Day, _ period: String) -> Day? {
        switch period {
        case "weekly": start.adding(days: number * 7)
        case "biweekly": start.adding(days: number * 14)
        case "semimonthly":
            month(number / 2, from: start)?.adding(days: number % 2 * 15)
        default: month(number * (months[period] ?? 1), from: start)
        }
    }

    /// Days from one movement to the next, on average.
    static func days(_ period: String) -> Int {
        switch period {
        case "weekly": 7
        case "biweekly": 14
        case "semimonthly": 15
        default: (months[period] ?? 1) * 365 / 12
        }
    }

    private static let months = ["monthly": 1, "bimonthly": 2, "quarterly": 3, "halfyearly": 6, "yearly": 12]

    private static func month(_ months: Int, from start: Day) -> Day? {
        let month = Month(of: start).advanced(by: months)
        return month.year <= 9999 ? month.day(start.day) : nil
    }
}
