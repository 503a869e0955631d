import TillFigures
import TillRecords

/// Money health on the household's page: every component with its value, what it is made of, and what moved.
enum HealthCard {
    static let template: PageTemplate = """
        <section class="card health" id="health"><h2>Money health</h2>
        {{#total}}<p class="lede"{{#explain}} title="{{explain}}"{{/explain}}><strong>{{total}} of 100</strong> in {{month}}: <span class="state {{style}}">{{word}}</span>{{#change}},
        {{change}}{{/change}}</p>{{/total}}
        {{^total}}<p class="lede">No total for {{month}}: {{why}}.</p>{{/total}}
        <table class="plain"><caption>{{caption}}</caption>
        <thead><tr><th scope="col">Component</th><td class="barcell"></td><th scope="col" class="n">Value</th><th scope="col"
        class="n">Points</th><th scope="col">Stands</th></tr></thead>
        <tbody>{{#components}}<tr{{#explain}} title="{{explain}}"{{/explain}}><th scope="row"><details><summary>{{label}}</summary><p class="sub">{{definition}}</p><p
        class="sub">{{basis}}</p></details></th><td class="barcell">{{{bar}}}</td><td class="n" data-k="Value">{{value}}</td><td
        class="n" data-k="Points">{{points}}</td><td data-k="Stands"><span class="state {{style}}">{{word}}</span></td></tr>{{/components}}</tbody></table>
        {{#hasMoved}}<h3>Since {{before}}</h3><ul class="moved">{{#moved}}<li{{#explain}} title="{{explain}}"{{/explain}}>{{label}}: {{points}}{{#total}}, {{total}} of the
        total{{/total}}</li>{{/moved}}</ul>{{/hasMoved}}
        {{#hasUnseen}}<h3>Not seen</h3><ul class="moved">{{#unseen}}<li>{{label}}: {{why}}</li>{{/unseen}}</ul>{{/hasUnseen}}
        <p class="sub">{{leftOut}} Till\u{2019}s own measure of what the documents show: the plain mean of the points. It is no credit score and no
        survey.</p></section>
        """

    static func view(of health: HouseholdHealth, _ explain: ExplainLine) -> View {
        func line(_ name: String) -> Any { optional(explain.text(FigurePeriod(health.month), name)) }
        return [
            "explain": line("Money health"),
            "month": health.month.name, "total": optional(health.total.map(String.init) ?? ""), "why": health.why,
            "word": word(health.band), "style": style(health.band), "change": optional(change(health)),
            "caption": "From \(health.months) complete \(health.months == 1 ? "month" : "months") to \(health.month.name)",
            "components": health.components.map { component($0, line($0.label)) }, "before": health.before?.name ?? "",
            "hasMoved": !health.moved.isEmpty && health.before != nil,
            "leftOut": health.leftOut,
            "moved": health.moved.map { change -> View in
                [
                    "explain": line(change.label), "label": change.label, "points": points(change.points),
                    "total": health.total == nil ? false as Any : change.total as Any,
                ]
            }, "hasUnseen": !health.unseen.isEmpty,
            "unseen": health.unseen.map { ["label": $0.label, "why": $0.why] as View },
        ]
    }

    private static func component(_ component: HouseholdHealth.Component, _ line: Any) -> View {
        [
            "explain": line,
            "label": component.label, "definition": component.definition, "value": component.value, "points": String(component.points),
            "word": word(component.band), "style": style(component.band),
            "bar": ShareBar.draw(Int64(component.points), typical: nil, most: 100, component.band == "poor" ? .outgoing : .incoming),
            "basis": "\(CountText.of(component.months, "month")); \(component.coverage)% of a year and of what it needs to know was there.",
        ]
    }

    private static func change(_ health: HouseholdHealth) -> String {
        guard let change = health.change, let before = health.before else { return "" }
        if change == 0 { return "as in \(before.name)" }
        return "\(abs(change)) \(change > 0 ? "more" : "less") than in \(before.name)"
    }

    private static func points(_ change: Int) -> String {
        "\(DecimalText.signed(change)) \(abs(change) == 1 ? "point" : "points")"
    }

    private static func word(_ band: String) -> String { band == "watch" ? "to watch" : band }
    private static func style(_ band: String) -> String { band == "good" ? "good" : band == "watch" ? "open" : "bad" }
}
