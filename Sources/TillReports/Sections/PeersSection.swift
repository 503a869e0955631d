import TillFigures
import TillHousehold
import TillRecords

/// Where a household stands among those that live like it: on its own page, or on one beside it.
enum PeersSection {
    static let template: PageTemplate = """
        <section class="card" id="peers"><h2>\(.peersTitle)</h2>
        <p class="lede">{{#group}}<a href="{{group}}">{{label}}</a>{{/group}}{{^group}}<strong>{{label}}</strong>{{/group}}</p>
        <p class="note">{{basis}}</p>
        <table class="plain"><caption>\(.peersCaption)</caption><thead><tr><th
        scope="col">\(.columnWhat)</th><td class="barcell"></td><th scope="col" class="n">\(.columnYours)</th><th scope="col" class="n">\(.columnHaveLess)</th></tr></thead>
        <tbody>{{#peers}}<tr{{#explain}} title="{{explain}}"{{/explain}}><th scope="row">{{label}}</th><td class="barcell">{{{bar}}}</td><td class="n" data-k="\(.columnYours)">{{value}}</td><td
        class="n" data-k="\(.columnHaveLess)">\(.ofHundred, [.number: "percentile"])</td></tr>{{/peers}}</tbody></table></section>
        """

    /// - Parameter group: the address of the page of groups; empty where there is none.
    static func view(_ card: PeersCard, _ book: PeersBook, group: String) -> View {
        let size = CohortWords.size(card.size)
        var basis = [
            card.month.map { say(.peersBasisTo, count: card.months, [.size: size, .month: $0.name]) }
                ?? say(.peersBasis, count: card.months, [.size: size])
        ]
        if let since = card.since, let month = card.month, since < month { basis.append(say(.peersSince, [.month: since.name])) }
        basis.append(say(.nobodyNamed))
        let line = ExplainLine(household: card.household, isWhole: true)
        return [
            "label": CohortWords.label(card.label), "group": optional(group.isEmpty ? "" : "\(group)#\(card.cohort)"),
            "basis": PageLanguage.spoken.sentences(basis),
            "peers": card.peers.map { peer -> View in
                [
                    "explain": optional(card.month.map { line.text(FigurePeriod($0), "Peers") } ?? ""),
                    "label": PageLanguage.spoken.retold(peer.label),
                    "percentile": String(peer.percentile),
                    "bar": ShareBar.draw(Int64(peer.percentile), typical: 50, most: 100, .line),
                    "value": book.isShare(peer.feature) ? DecimalText.fine(peer.value) : DecimalText.text(peer.value, decimals: 2),
                ]
            },
        ]
    }
}
