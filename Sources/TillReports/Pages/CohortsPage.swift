import TillFigures
import TillHousehold
import TillRecords

/// The page of groups of households that live alike: sizes, what sets each apart, middles and spreads, what changed. It names nobody.
enum CohortsPage {
    /// What the page has for each group.
    static let card = "<li class=\"card\""

    static let template: PageTemplate = """
        <header class="top">{{#trail}}{{> trail}}{{/trail}}<div
        class="heading"><h1>\(.cohortsTitle)</h1></div><p class="sub">{{span}}</p></header>
        <main id="main">
        {{#empty}}<p class="lede">\(.cohortsEmpty)</p>{{/empty}}
        {{#lede}}<p class="lede"{{#whole}} title="{{whole}}"{{/whole}}>{{lede}}</p>{{/lede}}
        {{#hasCards}}<section><h2>\(.theGroups)</h2><ul class="accounts">{{#cards}}<li class="card"{{#explain}} title="{{explain}}"{{/explain}}><h3><a
        href="#{{id}}">{{label}}</a></h3><p class="balance">{{share}}</p><p class="sub">{{size}}</p><p
        class="sub">{{money}}</p></li>{{/cards}}</ul></section>{{/hasCards}}
        {{#cards}}<section class="card" id="{{id}}"{{#explain}} title="{{explain}}"{{/explain}}><h2>{{label}}</h2><p class="sub">{{size}}. {{money}}</p>
        {{#hasTraits}}<ul class="facts">{{#traits}}<li class="{{style}}"><span class="state {{style}}">{{words}}</span></li>{{/traits}}</ul>{{/hasTraits}}
        {{#drift}}<p class="sub">{{drift}}</p>{{/drift}}
        {{> cohort-shares}}</section>{{/cards}}
        {{#drifts}}<section class="card"{{#whole}} title="{{whole}}"{{/whole}}><h2>\(.whatShifted)</h2><table class="plain"><caption>\(.shiftCaption, [.date: "since"])</caption><thead><tr><th scope="col">\(.columnWhat)</th><th scope="col"
        class="n">\(.columnIndex)</th><th scope="col">\(.columnShift)</th></tr></thead><tbody>{{#rows}}<tr><th scope="row">{{label}}</th><td class="n"
        data-k="\(.columnIndex)">{{index}}</td><td data-k="\(.columnShift)">{{word}}</td></tr>{{/rows}}</tbody></table></section>{{/drifts}}
        {{#hasTrials}}<section class="card"{{#whole}} title="{{whole}}"{{/whole}}><h2>\(.howFound)</h2><p class="note">\(.howFoundNote, [.number: "least"])</p>
        <table class="plain"><caption>\(.trialsCaption)</caption><thead><tr><th scope="col">\(.columnGroups)</th><th scope="col"
        class="n">\(.columnAgreement)</th><th scope="col" class="n">\(.columnWeakest)</th><th scope="col" class="n">\(.columnSmallest)</th></tr></thead>
        <tbody>{{#trials}}<tr><th scope="row">{{cohorts}}{{#taken}} <span class="tag">\(.tagTaken)</span>{{/taken}}</th><td class="n"
        data-k="\(.columnAgreement)">{{agreement}}</td><td class="n" data-k="\(.columnWeakest)">{{holding}}</td><td class="n"
        data-k="\(.columnSmallest)">{{smallest}}</td></tr>{{/trials}}</tbody></table></section>{{/hasTrials}}
        <section class="card"><h2>\(.leavesOut)</h2><p class="note">\(.leavesOutNote, [.number: "least"])</p></section>
        </main>
        """

    /// The spending of one group beside all.
    static let shares: PageTemplate = """
        <table class="plain"><caption>\(.sharesCaption)</caption>
        <thead><tr><th scope="col">\(.columnOn)</th><td class="barcell"></td><th scope="col" class="n">\(.columnMean)</th><th scope="col"
        class="n">\(.columnAll)</th><th scope="col" class="n">\(.columnMiddleHalf)</th></tr></thead>
        <tbody>{{#shares}}<tr><th scope="row">{{label}}</th><td class="barcell">{{{bar}}}</td><td class="n"
        data-k="\(.columnMean)">{{mean}}</td><td class="n" data-k="\(.columnAll)">{{all}}</td><td class="n" data-k="\(.columnMiddleHalf)">{{half}}</td></tr>{{/shares}}</tbody></table>
        {{#hasDeciles}}<details><summary>\(.deciles)</summary><table class="plain"><caption>\(.decilesCaption)</caption><thead><tr><th scope="col">\(.columnWhat)</th><th scope="col">\(.columnTenths)</th></tr></thead>
        <tbody>{{#measures}}<tr><th scope="row">{{label}}</th><td data-k="\(.columnTenths)">{{deciles}}</td></tr>{{/measures}}</tbody></table></details>{{/hasDeciles}}
        """

    /// - Parameter front: the address of the page of all households; empty for none.
    static func html(_ all: [CohortCard], front: String = "", frame: PageFrame) -> String {
        let everybody = all.last { $0.isEverybody }
        let cards = all.filter { !$0.isEverybody }
        let usual = Dictionary((everybody?.features ?? []).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let most = cards.flatMap(\.features).compactMap { $0.isShare ? $0.mean : nil }.max() ?? 1
        let view: View = [
            "trail": PageTrail(steps: [PageTrail.top(front)]).view,
            "whole": optional(everybody.map(line) ?? ""), "span": span(everybody, cards.count), "empty": cards.isEmpty,
            "hasCards": !cards.isEmpty, "lede": optional(lede(everybody)),
            "cards": cards.map { card($0, usual, most) }, "least": String(everybody?.least ?? 20),
            "drifts": optional(drifts(everybody)), "hasTrials": !(everybody?.trials.isEmpty ?? true),
            "trials": (everybody?.trials ?? []).map { trial($0, taken: cards.count) },
        ]
        return frame.page("cohorts", view, title: say(.cohortsTitle))
    }

    /// The line for a group of a month.
    private static func line(_ card: CohortCard) -> String {
        let explain = ExplainLine(household: "", isWhole: true)
        return card.month.map { explain.text(FigurePeriod($0), "Group \(card.id)") } ?? ""
    }

    private static func span(_ everybody: CohortCard?, _ count: Int) -> String {
        guard let everybody else { return say(.noGroupsYet) }
        let group = say(.groupCount, count: count)
        guard let month = everybody.month else { return say(.householdsIn, count: everybody.households, [.group: group]) }
        return say(.householdsInTo, count: everybody.households, [.group: group, .month: month.name])
    }

    private static func lede(_ everybody: CohortCard?) -> String {
        guard let drift = everybody?.drift, let moved = drift.moved else { return "" }
        let percent = DecimalText.percent(moved)
        guard let since = drift.since?.name else {
            return moved > 0 ? say(.movedSinceRun, [.percent: percent]) : say(.nobodyMovedSinceRun)
        }
        return moved > 0 ? say(.movedSince, [.month: since, .percent: percent]) : say(.nobodyMovedSince, [.month: since])
    }

    private static func card(_ card: CohortCard, _ usual: [String: CohortCard.Feature], _ most: Double) -> View {
        let shares = card.features.filter { $0.isShare && ($0.isHidden || ($0.mean ?? 0) > 0) }
            .sorted { ($0.mean ?? -1, $1.id) > ($1.mean ?? -1, $0.id) }
        let measures = card.features.filter { $0.deciles.count == 9 && ($0.deciles.last ?? 0) != 0 }
        return [
            "explain": optional(line(card)), "id": card.id, "label": CohortWords.label(card.label),
            "share": DecimalText.percent(card.share ?? 0),
            "size": say(.householdCount, count: card.households),
            "money": money(card), "hasTraits": !card.traits.isEmpty,
            "traits": card.traits.map { ["words": CohortWords.label($0.words), "style": $0.difference > 0 ? "good" : "open"] as View },
            "drift": optional(drift(card.drift)), "shares": shares.map { share($0, usual[$0.id], most) }, "hasDeciles": !measures.isEmpty,
            "measures": measures.map { feature -> View in
                [
                    "label": PageLanguage.spoken.retold(feature.label),
                    "deciles": feature.deciles.map { text($0, feature) }.joined(separator: " \u{00B7} "),
                ]
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
            "label": PageLanguage.spoken.retold(feature.label), "bar": bar,
            "mean": feature.isHidden ? say(.heldBack) : feature.mean.map(DecimalText.fine) ?? "\u{2013}",
            "all": usual?.mean.map(DecimalText.fine) ?? "\u{2013}",
            "half": half.count == 2 ? say(.rangeTo, [.low: half[0], .high: half[1]]) : "\u{2013}",
        ]
    }

    /// A share in per cent, the income beside the median as a multiple, other measures as they are.
    private static func text(_ value: Double, _ feature: CohortCard.Feature) -> String {
        feature.isShare ? DecimalText.fine(value) : DecimalText.text(value, decimals: 2)
    }

    private static func money(_ card: CohortCard) -> String {
        var parts: [String] = []
        if let income = card.income { parts.append(say(.groupIncome, [.amount: MoneyText.whole(income)])) }
        if let spending = card.spending { parts.append(say(.groupSpending, [.amount: MoneyText.whole(spending)])) }
        return PageLanguage.spoken.commas(parts)
    }

    private static func drift(_ drift: CohortCard.Drift?) -> String {
        guard let drift else { return "" }
        if drift.isNew { return say(.groupIsNew) }
        var parts = [say(.groupHad, count: drift.households)]
        if let stayed = drift.stayed { parts.append(say(.groupStayed, [.percent: DecimalText.percent(stayed)])) }
        if let shift = drift.shift { parts.append(say(.groupCentre, [.number: DecimalText.text(shift, decimals: 2)])) }
        return PageLanguage.spoken.commas(parts) + "."
    }

    private static func drifts(_ everybody: CohortCard?) -> View? {
        guard let everybody, let drift = everybody.drift, !drift.features.isEmpty else { return nil }
        let labels = Dictionary(everybody.features.map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
        return [
            "since": drift.since?.name ?? say(.earlierRun),
            "rows": drift.features.map { feature -> View in
                [
                    "label": PageLanguage.spoken.retold(labels[feature.id] ?? feature.id),
                    "index": DecimalText.text(feature.index, decimals: 2), "word": PageLanguage.spoken.retold(feature.word),
                ]
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
