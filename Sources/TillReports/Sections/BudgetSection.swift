import TillHousehold
import TillRecords

/// The budget: a bar and words for each line, what was moved, and the plan day by day as a calendar.
enum BudgetSection: ReportSection {
    static let anchor = "budget"
    static let title: MessageKey? = .budgetTitle
    static let template: PageTemplate = """
        <p class="note"{{#explain}} title="{{explain}}"{{/explain}}>{{sentence}}</p>
        <table class="cats budget"><caption>{{caption}}</caption><thead><tr><th scope="col">For</th><td class="barcell"></td><th
        scope="col" class="n">Spent</th><th scope="col" class="n">of</th><th scope="col" class="n">Left</th><th
        scope="col">How it stands</th></tr></thead>
        <tbody>{{#lines}}<tr class="group"{{#explain}} title="{{explain}}"{{/explain}}><th scope="row"><bdi>{{name}}</bdi>{{#detail}} <span class="count">{{detail}}</span>{{/detail}}</th>
        <td class="barcell">{{{bar}}}</td><td class="n amount">{{spent}}</td><td class="n" data-k="of">{{available}}</td><td
        class="n" data-k="{{leftName}}">{{left}}</td><td class="how"><span class="state {{style}}"><span
        aria-hidden="true">{{mark}}</span> {{state}}</span></td></tr>{{/lines}}</tbody></table>
        {{#moves}}<h3>Moved between lines</h3><ul class="moves"{{#explain}} title="{{explain}}"{{/explain}}>{{#list}}<li>{{text}}</li>{{/list}}</ul>{{/moves}}
        {{#calendar}}<h3 class="after">{{title}}</h3><p class="key">{{key}}</p>
        <table class="calendar"><caption>{{caption}}</caption><thead><tr>{{#weekdays}}<th scope="col"><abbr
        title="{{long}}">{{short}}</abbr></th>{{/weekdays}}</tr></thead>
        <tbody>{{#weeks}}<tr>{{#days}}<td class="{{style}}"{{#explain}} title="{{explain}}"{{/explain}}>{{#day}}<span class="date">{{day}}{{#mark}} <b
        aria-hidden="true">{{mark}}</b>{{/mark}}</span>{{#state}}<span class="said">{{state}}</span>{{/state}}{{#spent}}<span
        class="sum">{{spent}}</span>{{/spent}}<span class="of">{{planned}}</span>{{#bills}}<span class="bill">{{bills}}</span>{{/bills}}{{/day}}</td>{{/days}}</tr>
        {{/weeks}}</tbody></table>{{/calendar}}
        """

    static func view(of page: MonthPage) -> View? {
        guard let budget = page.outlook.budget, budget.currency == page.home else { return nil }
        let moves: [View] = budget.moves.map { move in
            let amount = page.text(move.amount)
            return [
                "text": move.waits
                    ? "\(amount) from \(move.from) to \(move.to) would need your yes: it is more than passes by itself."
                    : "\(amount) from \(move.from) to \(move.to), which was overspent."
            ]
        }
        return [
            "explain": page.explain("Budget"), "sentence": sentence(budget, page), "caption": "Budget of \(page.month.name)",
            "lines": budget.lines.map { line($0, budget, page) },
            "moves": moves.isEmpty ? false : ["list": moves] as View, "calendar": BudgetCalendar.view(budget, page) ?? false as Any,
        ]
    }

    private static func sentence(_ budget: BudgetReading, _ page: MonthPage) -> String {
        var text: String
        if !budget.isOwn {
            let income = budget.income.map(page.text) ?? ""
            let months = budget.incomeOf.count
            text =
                "Nobody has written a budget yet, so this is the rule of thumb: half of what comes in for needs, three tenths for wants, "
                + "one fifth to keep. It reckons with \(income), the middle income of \(CountText.of(months, "month")) before."
        } else {
            switch budget.method {
            case "envelope": text = "What came in lies in envelopes, and spending takes it out of them."
            case "limits": text = "Your limits."
            default: text = "Half of the income for needs, three tenths for wants, one fifth to keep."
            }
            if let rest = budget.unassigned { text += " \(page.text(rest)) lies in none." }
        }
        if !budget.leftOut.isEmpty { text += " \(budget.leftOut)" }
        if budget.outside > 0 { text += " \(page.text(budget.outside)) went to what no line is for." }
        return text
    }

    private static func line(_ line: BudgetReading.Line, _ budget: BudgetReading, _ page: MonthPage) -> View {
        let spent = line.isSaving ? max(0, budget.kept ?? 0) : line.spent
        let left = line.isSaving ? (budget.kept ?? line.limit).clampedSubtracting(line.limit) : line.left
        var detail: [String] = []
        if line.carried != 0 { detail.append("\(page.signed(line.carried)) from the month before") }
        if line.moved != 0 { detail.append("\(page.signed(line.moved)) moved") }
        if line.bills > 0 { detail.append("\(page.text(line.bills)) of bills still to come") }
        if let daily = line.daily, budget.isRunning, line.left > 0 { detail.append("\(page.text(daily)) a day") }
        let isUnknown = line.isSaving && budget.kept == nil
        return [
            "explain": page.explain(line.name), "name": line.isSaving ? "To keep" : line.name,
            "detail": optional(detail.joined(separator: ", ")),
            "bar": StatusBar.draw(spent, of: line.available, line.status),
            "spent": isUnknown ? "\u{2013}" : line.isSaving ? page.text(budget.kept ?? 0) : page.text(line.spent),
            "available": page.text(line.available), "left": isUnknown ? "\u{2013}" : page.text(left),
            "leftName": line.isSaving ? "beside the plan" : "left", "style": style(line.status), "mark": line.status.mark,
            "state": state(line, budget),
        ]
    }

    private static func style(_ status: BudgetReading.Status) -> String {
        switch status {
        case .green: "good"
        case .yellow: "open"
        case .red: "bad"
        }
    }

    private static func state(_ line: BudgetReading.Line, _ budget: BudgetReading) -> String {
        if line.isSaving {
            if budget.isRunning { return line.status == .green ? "on its way" : "spending takes from it" }
            return line.status == .green ? "kept" : "not all kept"
        }
        switch line.status {
        case .green: return "within"
        case .yellow: return budget.isRunning ? "nearly used" : "just within"
        case .red: return "over"
        }
    }
}

/// A bar of what was used of what there is, in the colour of how it stands; where more was used, a mark shows where the end was.
enum StatusBar {
    static func draw(_ used: Int64, of available: Int64, _ status: BudgetReading.Status) -> String {
        ShareBar.draw(used, typical: used > available ? available : nil, most: max(available, used), paint(status))
    }

    private static func paint(_ status: BudgetReading.Status) -> Svg.Paint {
        switch status {
        case .green: .proven
        case .yellow: .near
        case .red: .gap
        }
    }
}

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
