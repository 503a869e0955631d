import TillRecords

/// The plan of a budget day by day, as a calendar of weeks.
enum BudgetCalendar {
    /// Nil where the budget has no days.
    static func view(_ budget: BudgetReading, _ page: MonthPage) -> View? {
        guard let first = budget.days.first else { return nil }
        var cells: [View] = (0..<first.day.weekday).map { _ in empty }
        cells += budget.days.map { cell($0, page) }
        while cells.count % 7 != 0 { cells.append(empty) }
        let weeks: [View] = stride(from: 0, to: cells.count, by: 7).map { ["days": Array(cells[$0..<$0 + 7])] }
        let weekdays: [View] = DayText.weekdays.map { ["long": $0, "short": String($0.prefix(3))] }
        return [
            "title": budget.isRunning ? "What each day may cost" : "Day by day against the plan", "weekdays": weekdays, "weeks": weeks,
            "caption": "Spending beside bills by day, and what the morning's plan allowed",
            "key": "\u{2713} below 80% of the day's plan, ! up to all of it, \u{2715} above. Bills stand apart. "
                + "What a day leaves, the following days have more.",
        ]
    }

    private static var empty: View { ["style": "none", "day": false, "explain": false] }

    private static func cell(_ day: BudgetReading.DayPlan, _ page: MonthPage) -> View {
        let style: String
        let state: String
        switch day.status {
        case .green?: (style, state) = ("good", "within")
        case .yellow?: (style, state) = ("open", "nearly used")
        case .red?: (style, state) = ("bad", "over")
        case nil: (style, state) = ("ahead", "")
        }
        let isQuiet = day.spent == 0
        return [
            "explain": page.explain(day.day, "Budget"), "style": isQuiet ? "good quiet" : style, "day": String(day.day.day),
            "mark": optional(isQuiet ? "" : day.status?.mark ?? ""), "state": optional(isQuiet ? "" : state),
            "spent": optional(day.spent.map { $0 == 0 ? "\u{2013}" : page.compact($0) } ?? ""),
            "planned": (day.spent == nil ? "" : "of ") + page.compact(day.planned),
            "bills": optional(day.bills > 0 ? "bill \(page.compact(day.bills))" : ""),
        ]
    }
}
