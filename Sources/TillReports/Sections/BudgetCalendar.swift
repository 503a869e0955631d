import TillHousehold
import TillRecords

/// The days of a budget as a calendar of weeks: while the month runs what each day cost of what the morning's plan allowed, and what the
/// days to come may cost; once it is over what each day cost, the dearer the deeper in colour.
enum BudgetCalendar {
    static let template: PageTemplate = """
        <h3 class="after">{{title}}</h3><p class="key">{{key}}</p>
        <table class="calendar"><caption>{{caption}}</caption><thead><tr>{{#weekdays}}<th scope="col"><abbr
        title="{{long}}">{{short}}</abbr></th>{{/weekdays}}</tr></thead>
        <tbody>{{#weeks}}<tr>{{#days}}<td class="{{style}}"{{#explain}} title="{{explain}}"{{/explain}}>{{#day}}<span class="date">{{day}}{{#mark}} <b
        aria-hidden="true">{{mark}}</b>{{/mark}}</span>{{#state}}<span class="said">{{state}}</span>{{/state}}{{#spent}}<span
        class="sum"{{#exact}} title="{{exact}}"{{/exact}}>{{text}}</span>{{/spent}}{{#planned}}<span
        class="of">{{text}}</span>{{/planned}}{{#bills}}<span class="bill"{{#exact}} title="{{exact}}"{{/exact}}>{{text}}</span>{{/bills}}{{/day}}</td>{{/days}}</tr>
        {{/weeks}}</tbody></table>
        """

    /// Nil where the budget has no days.
    static func view(_ budget: BudgetReading, _ page: MonthPage) -> View? {
        guard let first = budget.days.first else { return nil }
        let costs = budget.days.map(cost).filter { $0 > 0 }.sorted()
        let hasPlan = budget.isRunning && budget.days.contains { $0.planned > 0 }
        var cells: [View] = (0..<(first.day.weekday - page.weekStart + 7) % 7).map { _ in empty }
        cells += budget.days.map { cell($0, page, costs, hasPlan: hasPlan) }
        while cells.count % 7 != 0 { cells.append(empty) }
        let weeks: [View] = stride(from: 0, to: cells.count, by: 7).map { ["days": Array(cells[$0..<$0 + 7])] }
        let weekdays: [View] = (0..<7).map { offset in
            let day = (page.weekStart + offset) % 7
            return ["long": DayText.weekdays[day], "short": DayText.weekdaysShort[day]]
        }
        return [
            "title": say(hasPlan ? .dayMayCost : .dayCost), "weekdays": weekdays, "weeks": weeks,
            "caption": say(hasPlan ? .calendarCaption : .calendarCaptionOver, [.currency: page.home.code]),
            "key": say(hasPlan ? .calendarKey : .calendarKeyOver),
        ]
    }

    /// What a day cost with its bills.
    private static func cost(_ day: BudgetReading.DayPlan) -> Int64 { (day.spent ?? 0).clampedAdding(day.bills) }

    private static var empty: View { ["style": "none", "day": false, "explain": false] }

    private static func cell(_ day: BudgetReading.DayPlan, _ page: MonthPage, _ costs: [Int64], hasPlan: Bool) -> View {
        var view: View = ["explain": page.explain(day.day, "Budget"), "day": String(day.day.day), "mark": false, "state": false]
        let isQuiet = day.spent == 0
        view["spent"] = day.spent.map { $0 == 0 ? ["text": "\u{2013}", "exact": false] : short($0, page) } ?? false as any Shown
        view["bills"] = day.bills > 0 ? short(day.bills, page, .billAmount) as any Shown : false
        view["planned"] = false
        guard hasPlan else {
            view["style"] = isQuiet && day.bills == 0 ? "quiet" : "heat\(depth(cost(day), among: costs))"
            return view
        }
        // Once the plan is used up there is nothing to measure a day by.
        let isMeasured = day.planned > 0 && !isQuiet
        switch day.status {
        case .green? where isMeasured: (view["style"], view["state"]) = ("good", say(.stateWithin))
        case .yellow? where isMeasured: (view["style"], view["state"]) = ("open", say(.stateNearlyUsed))
        case .red? where isMeasured: (view["style"], view["state"]) = ("bad", say(.stateOver))
        case nil: view["style"] = "ahead"
        default: view["style"] = isQuiet ? "quiet" : "heat\(depth(cost(day), among: costs))"
        }
        if isMeasured, let mark = day.status?.mark { view["mark"] = mark }
        if day.planned > 0 { view["planned"] = short(day.planned, page, day.spent == nil ? nil : .ofAmount) }
        return view
    }

    /// One of four depths of colour: a quarter of the days that cost something has each. None for a day that cost nothing.
    private static func depth(_ cost: Int64, among costs: [Int64]) -> Int {
        guard cost > 0 else { return 0 }
        return min(4, costs.count { $0 < cost } * 4 / max(costs.count, 1) + 1)
    }

    /// Exact below a thousand; whole above, marked as such, with the exact amount beside it.
    private static func short(_ minor: Int64, _ page: MonthPage, _ words: MessageKey? = nil) -> View {
        let money = Money(minorUnits: minor, currency: page.home)
        let (text, isExact) = MoneyText.small(money)
        return ["text": words.map { say($0, [.amount: text]) } ?? text, "exact": isExact ? false : MoneyText.full(money) as any Shown]
    }

}
