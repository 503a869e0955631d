import TillFigures
import TillRecords

/// Where a household stands among those that live like it: on its own page, or on one beside it.
enum PeersSection {
    static let template: PageTemplate = """
        <section class="card" id="peers"><h2>Beside households that live alike</h2>
        <p class="lede">{{#group}}<a href="{{group}}">{{label}}</a>{{/group}}{{^group}}<strong>{{label}}</strong>{{/group}}</p>
        <p class="note">{{basis}}</p>
        <table class="plain"><caption>Of a hundred such households so many have less, with half of those that have the same; the mark is the
        middle</caption><thead><tr><th
        scope="col">What</th><td class="barcell"></td><th scope="col" class="n">Yours</th><th scope="col" class="n">Have less</th></tr></thead>
        <tbody>{{#peers}}<tr{{#explain}} title="{{explain}}"{{/explain}}><th scope="row">{{label}}</th><td class="barcell">{{{bar}}}</td><td class="n" data-k="Yours">{{value}}</td><td
        class="n" data-k="Have less">{{percentile}} of 100</td></tr>{{/peers}}</tbody></table></section>
        """

    /// - Parameter group: the address of the page of groups; empty where there is none.
    static func view(_ card: PeersCard, _ book: PeersBook, group: String) -> View {
        let months = card.months == 1 ? "1 complete month" : "\(card.months) complete months"
        let since =
            card.since.flatMap { since in card.month.map { since < $0 ? " You have been among them since \(since.name)." : "" } } ?? ""
        let date = card.month.map { " to \($0.name)" } ?? ""
        let line = ExplainLine(household: card.household, isWhole: true)
        return [
            "label": card.label, "group": optional(group.isEmpty ? "" : "\(group)#\(card.cohort)"),
            "basis": "A group of \(card.size) households, from your \(months)\(date).\(since) Nobody is named.",
            "peers": card.peers.map { peer -> View in
                [
                    "explain": optional(card.month.map { line.text(FigurePeriod($0), "Peers") } ?? ""), "label": peer.label,
                    "percentile": String(peer.percentile),
                    "bar": ShareBar.draw(Int64(peer.percentile), typical: 50, most: 100, .line),
                    "value": book.isShare(peer.feature) ? DecimalText.fine(peer.value) : DecimalText.text(peer.value, decimals: 2),
                ]
            },
        ]
    }
}
