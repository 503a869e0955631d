/// The lines above a table.
struct BankPreamble {
    private(set) var lines: [String] = []
    /// Whether they name the currency.
    private(set) var saysCurrency = false
    /// What a reader needs comes in any case, the rest where there is room.
    private var needed: [String] = []
    private var others: [String] = []

    init(_ page: BankPage, chance: inout Chance) {
        let features = page.features
        guard features.preamble != .none else { return }
        let currency = page.pair(page.tongue.phrase(.currency), page.country.currency)
        let holder = BankNames.word(&chance) + " " + BankNames.word(&chance)
        others = [currency, page.pair(page.tongue.phrase(.holder), holder)]
        addStatement(page)
        addBalances(page)
        let room = features.preamble == .short ? chance.below(3) : 5 + chance.below(4)
        let rest = chance.ordered(others).prefix(max(room, needed.isEmpty ? 1 : 0))
        var chosen = chance.ordered(needed + rest)
        saysCurrency = chosen.contains(currency)
        if features.preamble == .long {
            chosen.insert("\(BankNames.word(&chance)) Bank", at: 0)
            chosen.insert("", at: 1 + chance.below(chosen.count))
            if chance.happens(500) { chosen.append(page.tongue.phrase(.note)) }
        }
        if chance.happens(600) { chosen.append("") }
        lines = chosen
    }

    /// What the page is, of which account, and over which days.
    private mutating func addStatement(_ page: BankPage) {
        func pair(_ phrase: BankPhrase, _ value: String) -> String { page.pair(page.tongue.phrase(phrase), value) }
        let story = page.story
        let period = pair(.period, "\(page.cells.standing(story.first)) - \(page.cells.standing(story.last))")
        if page.features.date.isYearless { needed.append(period) } else { others.append(period) }
        if page.features.accounts == .preamble { needed.append(pair(.account, page.cells.accounts[0])) }
        if page.features.kind == .account {
            others.append(page.tongue.phrase(.statement))
        } else {
            needed.append(page.tongue.phrase(.card))
        }
        others.append(pair(.exported, page.cells.standing(story.last.later(2))))
    }

    /// What the account held before and after; files of cards and of several accounts do not say it.
    private mutating func addBalances(_ page: BankPage) {
        let features = page.features
        guard features.kind == .account, features.accounts != .two, features.accounts != .sections else { return }
        func pair(_ phrase: BankPhrase, _ units: Int64) -> String {
            let money = features.amounts == .centsProven ? features.number.text(units) : page.cells.money(units)
            return page.pair(page.tongue.phrase(phrase), money)
        }
        let opening = pair(.opening, page.story.openings[0])
        let closing = pair(.closing, BankBalances(page.story, features).closing(0))
        if features.amounts == .unsigned || features.amounts == .centsProven { needed.append(opening) } else { others.append(opening) }
        if features.amounts == .centsProven { needed.append(closing) } else { others.append(closing) }
    }
}
