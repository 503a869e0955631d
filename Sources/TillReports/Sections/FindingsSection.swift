import TillFigures
import TillHousehold
import TillRecords

/// What a person should know, first on the page: what changed, what is coming, and what to do about each.
enum FindingsSection: ReportSection {
    static let anchor = "findings"
    static let fitsEveryPeriod = true
    static let title: MessageKey? = .findingsTitle
    static let template: PageTemplate = """
        <div class="pair">{{#sides}}<div class="card"><h3>{{name}}</h3>
        {{#none}}<p class="sub">{{none}}</p>{{/none}}
        <ul class="finds">{{#items}}<li class="{{style}}"{{#explain}} title="{{explain}}"{{/explain}}><p>{{#label}}<span class="tag">{{label}}</span> {{/label}}<bdi>{{sentence}}</bdi>
        {{#rows}} <a href="#{{rows}}">\(.rowsLink)</a>{{/rows}}</p>{{#action}}<p class="todo"><span aria-hidden="true">\(.arrowTodo)</span>
        {{action}}</p>{{/action}}{{#key}}<p class="from">\(.alreadyKnown) <bdi>till decide dismiss {{key}}</bdi></p>{{/key}}</li>{{/items}}</ul>
        {{#bills}}<p class="sub"{{#explain}} title="{{explain}}"{{/explain}}>{{lead}}</p><ul class="due"{{#explain}} title="{{explain}}"{{/explain}}>{{#list}}<li><span>{{day}}</span> <bdi>{{name}}</bdi>
        <span class="n">{{amount}}</span></li>{{/list}}</ul>{{/bills}}
        {{#more}}<p class="sub">{{more}}</p>{{/more}}</div>{{/sides}}</div>
        """

    /// Days whose bills are listed, and how many.
    private static let daysAhead = 14
    private static let mostBills = 6

    static func view(of page: MonthPage) -> View? {
        let outlook = page.outlook
        guard outlook.budget != nil || !outlook.balances.isEmpty || !outlook.findings.isEmpty else { return nil }
        let changed = outlook.findings.filter { $0.side == .changed }
        let coming = outlook.findings.filter { $0.side == .coming }
        let bills = bills(page)
        let more = outlook.unlisted == 0 ? "" : say(.smallerOnes, count: outlook.unlisted)
        var sides: [View] = [
            side(say(.whatChanged), changed, page, none: say(.nothingUnusual), bills: false, more: more)
        ]
        if !coming.isEmpty || !outlook.balances.isEmpty {
            let isQuiet = coming.isEmpty && !(bills is View)
            sides.append(side(say(.whatComes), coming, page, none: isQuiet ? quiet(outlook) : "", bills: bills, more: ""))
        }
        return ["sides": sides]
    }

    private static func quiet(_ outlook: MonthOutlook) -> String {
        outlook.balances.contains { !$0.points.isEmpty }
            ? say(.quietAhead) : say(.littleKnownAhead)
    }

    private static func side(
        _ name: String, _ findings: [FindingReading], _ page: MonthPage, none: String, bills: any Shown, more: String
    ) -> View {
        [
            "name": name, "none": optional(findings.isEmpty ? none : ""), "bills": bills, "more": optional(more),
            "items": findings.map { finding -> View in
                let hasRows = finding.side == .changed && page.rows.contains { $0.day == finding.day && $0.status != .unconfirmed }
                return [
                    "explain": optional(page.explain.text(finding.shortKey)), "style": finding.severity.rawValue,
                    "label": optional(label(finding.severity)), "sentence": finding.sentence,
                    "rows": optional(hasRows ? page.anchor(finding.day) : ""), "action": optional(finding.action),
                    // Whoever sees a part of the household decides nothing.
                    "key": optional(page.seen.isEmpty ? finding.shortKey : ""),
                ]
            },
        ]
    }

    private static func label(_ severity: FindingReading.Severity) -> String {
        switch severity {
        case .high: say(.tagSoon)
        case .middle: say(.tagLook)
        case .low: ""
        }
    }

    /// Known payments of the next two weeks, from the forecast of all accounts together.
    private static func bills(_ page: MonthPage) -> any Shown {
        guard let all = page.outlook.balances.first(where: { $0.name.isEmpty }), let from = all.from else { return false }
        let due = all.known.filter { $0.amount < 0 && $0.day.ordinal - from.ordinal <= daysAhead }
        guard let last = due.last else { return false }
        func text(_ minor: Int64) -> String { MoneyText.full(Money(minorUnits: minor, currency: all.currency)) }
        let sum = due.reduce(Int64(0)) { $0.clampedSubtracting($1.amount) }
        let key: MessageKey = due.count > mostBills ? .knownPaymentsLargest : .knownPaymentsTo
        let lead = say(key, [.date: DayText.short(last.day), .amount: text(sum)])
        let shown = due.sorted { ($0.amount, $0.day) < ($1.amount, $1.day) }.prefix(mostBills).sorted {
            ($0.day, $0.name) < ($1.day, $1.name)
        }
        return [
            "lead": lead, "explain": optional(page.explain.text(FigurePeriod(Month(of: from)), "Known payments")),
            "list": shown.map { ["day": DayText.short($0.day), "name": $0.name, "amount": text($0.amount.clampedNegation)] as View },
        ] as View
    }
}
