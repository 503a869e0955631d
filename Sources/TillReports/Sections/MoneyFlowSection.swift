import TillRecords

/// Where the money came from and went, as bands and as a table; on pages of months and of years.
enum MoneyFlowSection: ReportSection {
    static let anchor = "flow"
    static let title = "Where it came from and went"
    static let template = """
        {{{wide}}}{{{narrow}}}
        <details><summary>{{same}}</summary><table class="plain"><caption>{{caption}}</caption><thead><tr><th scope="col">{{what}}</th><th
        scope="col">{{side}}</th><th scope="col" class="n">{{amount}}</th><th scope="col" class="n">{{share}}</th></tr></thead>
        <tbody>{{#rows}}<tr{{#explain}} title="{{explain}}"{{/explain}}><th scope="row">{{#address}}<a
        href="{{address}}"><bdi>{{name}}</bdi></a>{{/address}}{{^address}}<bdi>{{name}}</bdi>{{/address}}</th><td
        data-k="{{side}}">{{word}}</td><td class="n" data-k="{{amount}}">{{text}}</td><td class="n"
        data-k="{{share}}">{{part}}</td></tr>{{/rows}}</tbody></table></details>
        """

    static func view(of page: MonthPage) -> View? {
        MoneyFlow(page).map { view($0, page.home, page.month.name, page.explain) }
    }

    /// Of a year.
    static func view(of page: YearPage) -> View? {
        MoneyFlow(page).map { view($0, page.home, String(page.year), page.explain) }
    }

    private static func view(_ flow: MoneyFlow, _ home: Currency, _ period: String, _ explain: (String) -> Any) -> View {
        func text(_ minor: Int64) -> String { MoneyText.full(Money(minorUnits: minor, currency: home)) }
        func end(_ end: MoneyFlow.End) -> FlowChart.End {
            FlowChart.End(
                name: cut(Say.name(end)), text: text(end.amount), amount: end.amount, address: end.address, paint: paint(end.kind))
        }
        func row(_ end: MoneyFlow.End) -> View {
            [
                "name": Say.name(end), "address": optional(end.address), "word": Say.word(end.kind), "text": text(end.amount),
                "part": Share.text(end.amount, of: flow.total),
                "explain": [.left, .short].contains(end.kind) ? explain("left") : explain(end.name.isEmpty ? "out" : end.name),
            ]
        }
        let chart = FlowChart(sources: flow.sources.map(end), uses: flow.uses.map(end))
        let title = Say.title(period)
        let words = Say.description(text(flow.total), flow.sources.count, flow.uses.count)
        return [
            "wide": chart.draw(.wide, title: title, description: words), "narrow": chart.draw(.narrow, title: title, description: words),
            "same": Say.same, "caption": title, "what": Say.what, "side": Say.side, "amount": Say.amount, "share": Say.share,
            "rows": (flow.sources + flow.uses).map(row),
        ]
    }

    /// A name as the chart has room for it.
    private static func cut(_ name: String) -> String { name.count > 30 ? name.prefix(29) + "\u{2026}" : name }

    private static func paint(_ kind: MoneyFlow.Kind) -> Svg.Paint {
        switch kind {
        case .income, .refund: .incoming
        case .short: .gap
        case .spending: .outgoing
        case .others: .muted
        case .left: .line
        }
    }

    /// All words of the section.
    private enum Say {
        static let same = "The same as a table"
        static let what = "What"
        static let side = "Side"
        static let amount = "Amount"
        static let share = "Share"
        static func title(_ period: String) -> String { "Where money came from and went, \(period)" }
        static func description(_ total: String, _ sources: Int, _ uses: Int) -> String {
            "\(total) flow from the left, \(CountText.of(sources, "source")), to the right, \(CountText.of(uses, "use")), in bands as thick as "
                + "the money. The same figures are in the table below."
        }
        static func name(_ end: MoneyFlow.End) -> String {
            switch end.kind {
            case .income, .spending: end.name
            case .refund: "Back from \(end.name)"
            case .short: "From what was there"
            case .others: "Everything else"
            case .left: "Left over"
            }
        }
        static func word(_ kind: MoneyFlow.Kind) -> String {
            switch kind {
            case .income, .refund: "came in"
            case .short: "was there before"
            case .spending, .others: "went out"
            case .left: "stayed"
            }
        }
    }
}
