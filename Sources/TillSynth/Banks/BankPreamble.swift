/// The lines above a table.
struct BankPreamble {
    private(set) var lines: [String] = []
    /// Whether they name the currency.
    private(set) var saysCurrency = false

    init(_ page: BankPage, chance: inout Chance) {
        let features = page.features
        guard features.preamble != .none else { return }
        let tongue = page.tongue
        func pair(_ phrase: BankPhrase, _ value: String) -> String { page.pair(tongue.phrase(phrase), value) }
        let isCard = features.kind != .account
        let statement = tongue.phrase(isCard ? .card : .statement)
        let period = "\(page.cells.standing(page.story.first)) - \(page.cells.standing(page.story.last))"
        // What a reader needs comes in any case, the rest where there is room.
        var needed: [String] = []
        if features.date.isYearless { needed.append(pair(.period, period)) }
        if features.accounts == .preamble { needed.append(pair(.account, page.cells.accounts[0])) }
        var others = [
            pair(.holder, BankNames.word(&chance) + " " + BankNames.word(&chance)),
            pair(.exported, page.cells.standing(page.story.last.later(2))),
        ]
        if isCard { needed.append(statement) } else { others.append(statement) }
        if !features.date.isYearless { others.append(pair(.period, period)) }
        let isOne = features.accounts != .two && features.accounts != .sections
        if !isCard, isOne {
            func money(_ units: Int64) -> String {
                features.amounts == .centsProven ? features.number.text(units) : page.cells.money(units)
            }
            let opening = pair(.opening, money(page.story.openings[0]))
            let closing = pair(.closing, money(BankBalances(page.story, features).closing(0)))
            if features.amounts == .unsigned || features.amounts == .centsProven { needed.append(opening) } else { others.append(opening) }
            if features.amounts == .centsProven { needed.append(closing) } else { others.append(closing) }
        }
        let currency = pair(.currency, page.country.currency)
        others.append(currency)
        let room = features.preamble == .short ? chance.below(3) : 4 + chance.below(4)
        var chosen = chance.ordered(needed + chance.ordered(others).prefix(max(room, needed.isEmpty ? 1 : 0)))
        saysCurrency = chosen.contains(currency)
        if features.preamble == .long {
            chosen.insert("\(BankNames.word(&chance)) Bank", at: 0)
            chosen.insert("", at: 1 + chance.below(chosen.count))
            if chance.happens(500) { chosen.append(tongue.phrase(.note)) }
        }
        if chance.happens(600) { chosen.append("") }
        lines = chosen
    }
}
