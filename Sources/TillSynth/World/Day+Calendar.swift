import TillRecords

extension Day {
    /// The day `days` later; the same day at the ends of the calendar.
    func later(_ days: Int) -> Day {
        adding(days: days) ?? self
    }

    /// This day, or the Monday after it: banks book on working days.
    var workingDay: Day {
        later(weekday < 5 ? 0 : 7 - weekday)
    }

    /// This day, or the Friday before it: wages come before the weekend.
    var payDay: Day {
        later(weekday < 5 ? 0 : 4 - weekday)
    }

    /// `count` working days later.
    func workingDays(after count: Int) -> Day {
        var day = workingDay
        for _ in 0..<max(0, count) { day = day.later(1).workingDay }
        return day
    }
}
