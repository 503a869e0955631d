import TillFigures
import TillHousehold
import TillRecords

/// Money health on the household's page: every component with its value, what it is made of, and what moved.
enum HealthCard {
    static let template: PageTemplate = """
        <section class="card health" id="health"><h2>\(.healthTitle)</h2>
        {{#total}}<p class="lede"{{#explain}} title="{{explain}}"{{/explain}}><strong>\(.healthTotal, [.points: "total"])</strong> \(.inMonth, [.month: "month"]): <span class="state {{style}}">{{word}}</span>{{#change}},
        {{change}}{{/change}}</p>{{/total}}
        {{^total}}<p class="lede">\(.healthNoTotal, [.month: "month", .why: "why"])</p>{{/total}}
        <table class="plain"><caption>{{caption}}</caption>
        <thead><tr><th scope="col">\(.columnComponent)</th><td class="barcell"></td><th scope="col" class="n">\(.columnValue)</th><th scope="col"
        class="n">\(.columnPoints)</th><th scope="col">\(.columnStands)</th></tr></thead>
        <tbody>{{#components}}<tr{{#explain}} title="{{explain}}"{{/explain}}><th scope="row"><details><summary>{{label}}</summary><p class="sub">{{definition}}</p><p
        class="sub">{{basis}}</p></details></th><td class="barcell">{{{bar}}}</td><td class="n" data-k="\(.columnValue)">{{value}}</td><td
        class="n" data-k="\(.columnPoints)">{{points}}</td><td data-k="\(.columnStands)"><span class="state {{style}}">{{word}}</span></td></tr>{{/components}}</tbody></table>
        {{#hasMoved}}<h3>\(.sinceMonth, [.month: "before"])</h3><ul class="moved">{{#moved}}<li{{#explain}} title="{{explain}}"{{/explain}}>{{label}}: {{points}}</li>{{/moved}}</ul>{{/hasMoved}}
        {{#hasUnseen}}<h3>\(.notSeen)</h3><ul class="moved">{{#unseen}}<li>{{label}}: {{why}}</li>{{/unseen}}</ul>{{/hasUnseen}}
        <p class="sub">{{leftOut}} \(.healthNote)</p></section>
        """

    static func view(of health: HouseholdHealth, _ explain: ExplainLine) -> View {
        func line(_ name: String) -> any Shown { optional(explain.text(FigurePeriod(health.month), name)) }
        return [
            "explain": line("Money health"),
            "month": health.month.name, "total": optional(health.total.map(String.init) ?? ""),
            "why": PageLanguage.spoken.retold(health.why),
            "word": word(health.band), "style": style(health.band), "change": optional(change(health)),
            "caption": say(.healthCaption, count: health.months, [.month: health.month.name]),
            "components": health.components.map { component($0, line($0.label)) }, "before": health.before?.name ?? "",
            "hasMoved": !health.moved.isEmpty && health.before != nil,
            "leftOut": ApartRows.sentence(health.leftOut),
            "moved": health.moved.map { change -> View in
                [
                    "explain": line(change.label), "label": PageLanguage.spoken.retold(change.label),
                    "points": health.total == nil
                        ? points(change.points) : say(.pointsOfTotal, [.points: points(change.points), .total: change.total]),
                ]
            }, "hasUnseen": !health.unseen.isEmpty,
            "unseen": health.unseen.map {
                ["label": PageLanguage.spoken.retold($0.label), "why": PageLanguage.spoken.retold($0.why)] as View
            },
        ]
    }

    private static func component(_ component: HouseholdHealth.Component, _ line: any Shown) -> View {
        [
            "explain": line,
            "label": PageLanguage.spoken.retold(component.label), "definition": PageLanguage.spoken.retold(component.definition),
            "value": component.value, "points": String(component.points),
            "word": word(component.band), "style": style(component.band),
            "bar": ShareBar.draw(Int64(component.points), typical: nil, most: 100, component.band == "poor" ? .outgoing : .incoming),
            "basis": say(
                .healthBasis, count: component.months, [.percent: PageLanguage.spoken.numbers.percent(String(component.coverage))]),
        ]
    }

    private static func change(_ health: HouseholdHealth) -> String {
        guard let change = health.change, let before = health.before else { return "" }
        if change == 0 { return say(.healthSame, [.month: before.name]) }
        return say(change > 0 ? .healthMore : .healthLess, [.number: String(abs(change)), .month: before.name])
    }

    private static func points(_ change: Int) -> String {
        say(.pointChange, count: abs(change), [.number: DecimalText.signed(change)])
    }

    static func word(_ band: String) -> String {
        switch band {
        case "good": say(.bandGood)
        case "watch": say(.bandWatch)
        case "poor": say(.bandPoor)
        default: band
        }
    }
    private static func style(_ band: String) -> String { band == "good" ? "good" : band == "watch" ? "open" : "bad" }
}
