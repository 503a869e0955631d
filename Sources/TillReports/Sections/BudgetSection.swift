import TillHousehold
import TillRecords

/// The budget: a bar and words for each line, what was moved, and the plan day by day as a calendar.
enum BudgetSection: ReportSection {
    static let anchor = "budget"
    static let title: MessageKey? = .budgetTitle
    static let template: PageTemplate = """
        <p class="note"{{#explain}} title="{{explain}}"{{/explain}}>{{sentence}}</p>
        <table class="cats budget"><caption>{{caption}}</caption><thead><tr><th scope="col">\(.columnFor)</th><td class="barcell"></td><th
        scope="col" class="n">\(.columnSpent)</th><th scope="col" class="n">\(.columnOf)</th><th scope="col" class="n">\(.columnLeft)</th><th
        scope="col">\(.columnHow)</th></tr></thead>
        <tbody>{{#lines}}<tr class="group"{{#explain}} title="{{explain}}"{{/explain}}><th scope="row"><bdi>{{name}}</bdi>{{#detail}} <span class="count">{{detail}}</span>{{/detail}}</th>
        <td class="barcell">{{{bar}}}</td><td class="n amount">{{spent}}</td><td class="n" data-k="\(.columnOf)">{{available}}</td><td
        class="n" data-k="{{leftName}}">{{left}}</td><td class="how"><span class="state {{style}}"><span
        aria-hidden="true">{{mark}}</span> {{state}}</span></td></tr>{{/lines}}</tbody></table>
        {{#moves}}<h3>\(.movedBetween)</h3><ul class="moves"{{#explain}} title="{{explain}}"{{/explain}}>{{#list}}<li>{{text}}</li>{{/list}}</ul>{{/moves}}
        {{#calendar}}{{> calendar}}{{/calendar}}
        """

    static func view(of page: MonthPage) -> View? {
        guard let budget = page.outlook.budget, budget.currency == page.home else { return nil }
        let moves: [View] = budget.moves.map { move in
            let amount = page.text(move.amount)
            let (from, to) = (BudgetReading.said(move.from, move.members[0]), BudgetReading.said(move.to, move.members[1]))
            return [
                "text": move.waits
                    ? say(.moveWaits, [.amount: amount, .from: from, .to: to])
                    : say(.moveDone, [.amount: amount, .from: from, .to: to])
            ]
        }
        return [
            "explain": page.explain("Budget"), "sentence": sentence(budget, page), "caption": say(.budgetOf, [.month: page.month.name]),
            "lines": budget.lines.map { line($0, budget, page) },
            "moves": moves.isEmpty ? false : ["list": moves] as View, "calendar": optional(BudgetCalendar.view(budget, page)),
        ]
    }

    private static func sentence(_ budget: BudgetReading, _ page: MonthPage) -> String {
        var sentences: [String] = []
        if !budget.isOwn {
            let income = budget.income.map(page.text) ?? ""
            sentences.append(say(.budgetThumb, count: budget.incomeOf.count, [.amount: income]))
        } else {
            switch budget.method {
            case "envelope": sentences.append(say(.budgetEnvelopes))
            case "limits": sentences.append(say(.budgetLimits))
            default: sentences.append(say(.budgetShares))
            }
            if let rest = budget.unassigned { sentences.append(say(.budgetRest, [.amount: page.text(rest)])) }
        }
        if !budget.leftOut.isEmpty { sentences.append(ApartRows.sentence(budget.leftOut)) }
        if budget.outside > 0 { sentences.append(say(.budgetOutside, [.amount: page.text(budget.outside)])) }
        return PageLanguage.spoken.sentences(sentences)
    }

    private static func line(_ line: BudgetReading.Line, _ budget: BudgetReading, _ page: MonthPage) -> View {
        let spent = line.isSaving ? max(0, budget.kept ?? 0) : line.spent
        let left = line.isSaving ? (budget.kept ?? line.limit).clampedSubtracting(line.limit) : line.left
        var detail: [String] = []
        if line.isSinking { detail.append(say(.budgetAside, [.amount: page.text(line.limit)])) }
        if line.carried != 0 { detail.append(say(.budgetCarried, [.amount: page.signed(line.carried)])) }
        if line.moved != 0 { detail.append(say(.budgetMoved, [.amount: page.signed(line.moved)])) }
        if line.bills > 0 { detail.append(say(.budgetBills, [.amount: page.text(line.bills)])) }
        if let daily = line.daily, budget.isRunning, line.left > 0 { detail.append(say(.budgetDaily, [.amount: page.text(daily)])) }
        let isUnknown = line.isSaving && budget.kept == nil
        return [
            "explain": page.explain(line.member.map { "\(line.name) (\($0))" } ?? line.name),
            "name": line.isSaving ? say(.toKeep) : line.said,
            "detail": optional(PageLanguage.spoken.commas(detail)),
            "bar": StatusBar.draw(spent, of: line.available, line.status),
            "spent": isUnknown ? "\u{2013}" : line.isSaving ? page.text(budget.kept ?? 0) : page.text(line.spent),
            "available": page.text(line.available), "left": isUnknown ? "\u{2013}" : page.text(left),
            "leftName": say(line.isSaving ? .cellBesidePlan : .cellLeft), "style": style(line.status), "mark": line.status.mark,
            "state": say(state(line, budget)),
        ]
    }

    private static func style(_ status: BudgetReading.Status) -> String {
        switch status {
        case .green: "good"
        case .yellow: "open"
        case .red: "bad"
        }
    }

    static func state(_ line: BudgetReading.Line, _ budget: BudgetReading) -> MessageKey {
        if line.isSaving {
            if budget.isRunning { return line.status == .green ? .stateOnItsWay : .stateTaken }
            return line.status == .green ? .stateKept : .stateNotKept
        }
        switch line.status {
        case .green: return .stateWithin
        case .yellow: return budget.isRunning ? .stateNearlyUsed : .stateJustWithin
        case .red: return .stateOver
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
