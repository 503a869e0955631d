import TillHousehold
import TillRecords

/// Where the money came from and went, as bands and as a table; on pages of months and of years.
enum MoneyFlowSection: ReportSection {
    static let anchor = "flow"
    static let fitsEveryPeriod = true
    static let title: MessageKey? = .moneyFlow
    static let template: PageTemplate = """
        {{{wide}}}{{{narrow}}}
        <details><summary>\(.sameAsTable)</summary><table class="plain"><caption>{{caption}}</caption><thead><tr><th scope="col">\(.columnWhat)</th><th
        scope="col">\(.columnSide)</th><th scope="col" class="n">\(.columnAmount)</th></tr></thead>
        <tbody>{{#rows}}<tr{{#explain}} title="{{explain}}"{{/explain}}><th scope="row">{{#address}}<a
        href="{{address}}"><bdi>{{name}}</bdi></a>{{/address}}{{^address}}<bdi>{{name}}</bdi>{{/address}}</th><td
        data-k="\(.columnSide)">{{word}}</td><td class="n" data-k="\(.columnAmount)">{{text}}</td></tr>{{/rows}}</tbody></table></details>
        """

    static func view(of page: MonthPage) -> View? {
        MoneyFlow(page).map { view($0, page.home, page.period.title, page.explain) }
    }

    /// Of a year.
    static func view(of page: YearPage) -> View? {
        MoneyFlow(page).map { view($0, page.home, String(page.year), page.explain) }
    }

    private static func view(_ flow: MoneyFlow, _ home: Currency, _ period: String, _ explain: (String) -> any Shown) -> View {
        func text(_ minor: Int64) -> String { MoneyText.full(Money(minorUnits: minor, currency: home)) }
        func end(_ end: MoneyFlow.End) -> FlowChart.End {
            FlowChart.End(
                name: name(end), text: text(end.amount), amount: end.amount, address: end.address, paint: paint(end.kind))
        }
        func row(_ end: MoneyFlow.End) -> View {
            [
                "name": name(end), "address": optional(end.address), "word": word(end.kind), "text": text(end.amount),
                "explain": explain(end.name.isEmpty ? "left" : end.name),
            ]
        }
        let chart = FlowChart(sources: MoneyFlow.drawn(flow.sources).map(end), uses: MoneyFlow.drawn(flow.uses).map(end))
        let title = say(.moneyFlowIn, [.period: period])
        let words = say(.moneyFlowDescription, [.total: text(flow.total)])
        return [
            "wide": chart.draw(.wide, title: title, description: words), "narrow": chart.draw(.narrow, title: title, description: words),
            "caption": title,
            "rows": (flow.sources + flow.uses).map(row),
        ]
    }

    private static func paint(_ kind: MoneyFlow.Kind) -> Svg.Paint {
        switch kind {
        case .income, .refund: .incoming
        case .short: .gap
        case .spending: .outgoing
        case .others: .muted
        case .left: .line
        }
    }

    private static func name(_ end: MoneyFlow.End) -> String {
        switch end.kind {
        case .income, .spending: end.title
        case .refund: say(.backFrom, [.name: end.title])
        case .short: say(.fromBefore)
        case .others: say(.everythingElse)
        case .left: say(.leftOver)
        }
    }

    private static func word(_ kind: MoneyFlow.Kind) -> String {
        switch kind {
        case .income, .refund: say(.keyCameIn)
        case .short: say(.sideBefore)
        case .spending, .others: say(.keyWentOut)
        case .left: say(.sideStayed)
        }
    }
}
