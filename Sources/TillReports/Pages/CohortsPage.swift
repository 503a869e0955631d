import TillFigures
import TillRecords

/// The page of groups of households that live alike: sizes, what sets each apart, middles and spreads, what changed. It names nobody.
enum CohortsPage {
    static let template: PageTemplate = """
        <header class="top"><p class="brand"><span class="mark" aria-hidden="true"></span>Till</p><div
        class="heading"><h1>Households that live alike</h1></div><p class="sub">{{span}}</p></header>
        <main id="main">
        {{#empty}}<p class="lede">There are too few households to tell of any group without telling of one household.</p>{{/empty}}
        {{#lede}}<p class="lede"{{#whole}} title="{{whole}}"{{/whole}}>{{lede}}</p>{{/lede}}
        {{#hasCards}}<section><h2>The groups</h2><ul class="accounts">{{#cards}}<li class="card"{{#explain}} title="{{explain}}"{{/explain}}><h3><a
        href="#{{id}}">{{label}}</a></h3><p class="balance">{{share}}</p><p class="sub">{{size}}</p><p
        class="sub">{{money}}</p></li>{{/cards}}</ul></section>{{/hasCards}}
        {{#cards}}<section class="card" id="{{id}}"{{#explain}} title="{{explain}}"{{/explain}}><h2>{{label}}</h2><p class="sub">{{size}}. {{money}}</p>
        {{#hasTraits}}<ul class="facts">{{#traits}}<li class="{{style}}"><span class="state {{style}}">{{words}}</span></li>{{/traits}}</ul>{{/hasTraits}}
        {{#drift}}<p class="sub">{{drift}}</p>{{/drift}}
        {{> cohort-shares}}</section>{{/cards}}
        {{#drifts}}<section class="card"{{#whole}} title="{{whole}}"{{/whole}}><h2>What shifted over all households</h2><table class="plain"><caption>Population stability
        index since {{since}}: below 0.1 none, to 0.25 some, above strong</caption><thead><tr><th scope="col">What</th><th scope="col"
        class="n">Index</th><th scope="col">Shift</th></tr></thead><tbody>{{#rows}}<tr><th scope="row">{{label}}</th><td class="n"
        data-k="Index">{{index}}</td><td data-k="Shift">{{word}}</td></tr>{{/rows}}</tbody></table></section>{{/drifts}}
        {{#hasTrials}}<section class="card"{{#whole}} title="{{whole}}"{{/whole}}><h2>How the groups were found</h2><p class="note">Households are compared by the shares of
        their spending, their income beside others\u{2019}, what it swings and what is left over. How many groups there are is tried:
        groups must come again in samples drawn anew, and none may have fewer than {{least}} households.</p>
        <table class="plain"><caption>Numbers of groups that were tried</caption><thead><tr><th scope="col">Groups</th><th scope="col"
        class="n">Agreement</th><th scope="col" class="n">Weakest group</th><th scope="col" class="n">Smallest</th></tr></thead>
        <tbody>{{#trials}}<tr><th scope="row">{{cohorts}}{{#taken}} <span class="tag">taken</span>{{/taken}}</th><td class="n"
        data-k="Agreement">{{agreement}}</td><td class="n" data-k="Weakest group">{{holding}}</td><td class="n"
        data-k="Smallest">{{smallest}}</td></tr>{{/trials}}</tbody></table></section>{{/hasTrials}}
        <section class="card"><h2>What this page leaves out</h2><p class="note">No household is named. No group is smaller than {{least}}
        households, no figure has fewer than five households beyond it, and a mean of which one household makes more than half is held
        back, with as many others as would give it away. Means are rounded to half a per cent, amounts to two digits.</p></section>
        </main>
        """

    /// The spending of one group beside all.
    static let shares: PageTemplate = """
        <table class="plain"><caption>Share of spending; the mark on the bar is the mean of all households</caption>
        <thead><tr><th scope="col">On</th><td class="barcell"></td><th scope="col" class="n">Mean</th><th scope="col"
        class="n">All</th><th scope="col" class="n">Middle half</th></tr></thead>
        <tbody>{{#shares}}<tr><th scope="row">{{label}}</th><td class="barcell">{{{bar}}}</td><td class="n"
        data-k="Mean">{{mean}}</td><td class="n" data-k="All">{{all}}</td><td class="n" data-k="Middle half">{{half}}</td></tr>{{/shares}}</tbody></table>
        {{#hasDeciles}}<details><summary>Deciles and other measures</summary><table class="plain"><caption>Nine of ten households have more
        than the first figure, one of ten more than the last</caption><thead><tr><th scope="col">What</th><th scope="col">Tenths</th></tr></thead>
        <tbody>{{#measures}}<tr><th scope="row">{{label}}</th><td data-k="Tenths">{{deciles}}</td></tr>{{/measures}}</tbody></table></details>{{/hasDeciles}}
        """

    static func html(_ all: [CohortCard], frame: PageFrame) -> String {
        let everybody = all.last { $0.isEverybody }
        let cards = all.filter { !$0.isEverybody }
        let usual = Dictionary((everybody?.features ?? []).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let most = cards.flatMap(\.features).compactMap { $0.isShare ? $0.mean : nil }.max() ?? 1
        let view: View = [
            "whole": optional(everybody.map(line) ?? ""), "span": span(everybody, cards.count), "empty": cards.isEmpty,
            "hasCards": !cards.isEmpty, "lede": optional(lede(everybody)),
            "cards": cards.map { card($0, usual, most) }, "least": String(everybody?.least ?? 20),
            "drifts": drifts(everybody) as Any? ?? false, "hasTrials": !(everybody?.trials.isEmpty ?? true),
            "trials": (everybody?.trials ?? []).map { trial($0, taken: cards.count) },
        ]
        return frame.page("cohorts", view, title: "Households that live alike")
    }

    /// The line for a group of a month.
    private static func line(_ card: CohortCard) -> String {
        let explain = ExplainLine(household: "", isWhole: true)
        return card.month.map { explain.text(FigurePeriod($0), "Group \(card.id)") } ?? ""
    }

    private static func span(_ everybody: CohortCard?, _ count: Int) -> String {
        guard let everybody else { return "No groups yet" }
        let until = everybody.month.map { ", to \($0.name)" } ?? ""
        return "\(CountText.of(everybody.households, "household")) in \(count == 1 ? "one group" : "\(count) groups")\(until)"
    }

    private static func lede(_ everybody: CohortCard?) -> String {
        guard let drift = everybody?.drift, let moved = drift.moved else { return "" }
        let since = drift.since.map { "Since \($0.name)" } ?? "Since the earlier run"
        return moved > 0 ? "\(since) \(DecimalText.percent(moved)) of the households moved to another group." : "\(since) nobody moved."
    }

    private static func card(_ card: CohortCard, _ usual: [String: CohortCard.Feature], _ most: Double) -> View {
        let shares = card.features.filter { $0.isShare && ($0.isHidden || ($0.mean ?? 0) > 0) }
            .sorted { ($0.mean ?? -1, $1.id) > ($1.mean ?? -1, $0.id) }
        let measures = card.features.filter { $0.deciles.count == 9 && ($0.deciles.last ?? 0) != 0 }
        return [
            "explain": optional(line(card)), "id": card.id, "label": card.label, "share": DecimalText.percent(card.share ?? 0),
            "size": CountText.of(card.households, "household"),
            "money": money(card), "hasTraits": !card.traits.isEmpty,
            "traits": card.traits.map { ["words": $0.words, "style": $0.difference > 0 ? "good" : "open"] as View },
            "drift": optional(drift(card.drift)), "shares": shares.map { share($0, usual[$0.id], most) }, "hasDeciles": !measures.isEmpty,
            "measures": measures.map { feature -> View in
                ["label": feature.label, "deciles": feature.deciles.map { text($0, feature) }.joined(separator: " \u{00B7} ")]
            },
        ]
    }

    private static func share(_ feature: CohortCard.Feature, _ usual: CohortCard.Feature?, _ most: Double) -> View {
        func units(_ share: Double) -> Int64 { Int64((max(0, min(1, share)) * 10_000).rounded()) }
        let bar =
            feature.isHidden
            ? "" : ShareBar.draw(units(feature.mean ?? 0), typical: usual?.mean.map(units), most: units(most), .line)
        let half = feature.quartiles.map(DecimalText.fine)
        return [
            "label": feature.label, "bar": bar, "mean": feature.isHidden ? "held back" : feature.mean.map(DecimalText.fine) ?? "\u{2013}",
            "all": usual?.mean.map(DecimalText.fine) ?? "\u{2013}",
            "half": half.count == 2 ? "\(half[0]) to \(half[1])" : "\u{2013}",
        ]
    }

    /// A share in per cent, the income beside the median as a multiple, other measures as they are.
    private static func text(_ value: Double, _ feature: CohortCard.Feature) -> String {
        feature.isShare ? DecimalText.fine(value) : DecimalText.text(value, decimals: 2)
    }

    private static func money(_ card: CohortCard) -> String {
        var parts: [String] = []
        if let income = card.income { parts.append("about \(MoneyText.whole(income)) a month comes in") }
        if let spending = card.spending { parts.append("\(MoneyText.whole(spending)) goes out") }
        let text = parts.joined(separator: ", ")
        return text.prefix(1).uppercased() + text.dropFirst()
    }

    private static func drift(_ drift: CohortCard.Drift?) -> String {
        guard let drift else { return "" }
        if drift.isNew { return "New: no group of the earlier run is like it." }
        var parts = ["It had \(CountText.of(drift.households, "household"))"]
        if let stayed = drift.stayed { parts.append("\(DecimalText.percent(stayed)) of them stayed") }
        if let shift = drift.shift { parts.append("its centre moved by \(DecimalText.text(shift, decimals: 2)) deviations of its members") }
        return parts.joined(separator: ", ") + "."
    }

    private static func drifts(_ everybody: CohortCard?) -> View? {
        guard let everybody, let drift = everybody.drift, !drift.features.isEmpty else { return nil }
        let labels = Dictionary(everybody.features.map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
        return [
            "since": drift.since?.name ?? "the earlier run",
            "rows": drift.features.map { feature -> View in
                ["label": labels[feature.id] ?? feature.id, "index": DecimalText.text(feature.index, decimals: 2), "word": feature.word]
            },
        ]
    }

    private static func trial(_ trial: CohortCard.Trial, taken: Int) -> View {
        [
            "cohorts": String(trial.cohorts), "taken": trial.cohorts == taken, "agreement": DecimalText.text(trial.agreement, decimals: 2),
            "holding": DecimalText.text(trial.holding, decimals: 2), "smallest": String(trial.smallest),
        ]
    }
}
