import TillRecords

/// Which way money went, from the words around an amount.
struct DirectionVote {
    let tokens: TokenList

    struct Outcome {
        var direction: ChatEntry.Direction
        var isIncoming = false
        /// Words said so; else it is what people mostly mean.
        var isSaid = false
    }

    /// What the words of an amount are, taken together.
    private struct Said {
        var all: WordClass = []
        /// "sold" says by itself that money came in.
        var incomeVerb = false
        var personAfterTo = false
        /// "got" alone can be bought or received.
        var isReceived = false
        /// "paid off": of a card it moves what is owed, of anything else it is spent.
        var paysOff = false
        /// "yattı": what was paid in came to whom it is a wage of, and went from whom it is a bill of.
        var isPaidIn = false
        /// "came back": from a shop it is a refund, from a person what was lent.
        var cameBack = false
        /// "gave me back": so does this.
        var gaveBack = false

        mutating func take(_ token: ChatToken, hasPlus: Bool) {
            let (classes, value) = (token.classes, token.value)
            all.formUnion(classes)
            if classes.contains(.income), value == 1 { incomeVerb = true }
            if classes.contains(.get), value == 3 { isPaidIn = true } else if classes.contains(.get), value != 1 { isReceived = true }
            if classes.contains(.spend), value == 2 { paysOff = true }
            if classes.contains(.refund), value == 3 { cameBack = true }
            if classes.contains(.borrow), value == 3 { gaveBack = true }
            // "return" is the way back as well.
            if classes == .refund, value == 2, !hasPlus { all.remove(.refund) }
        }
    }

    /// - Parameters:
    ///   - range: the tokens that belong to the amount.
    ///   - hasPlus: a plus sign stands before the amount.
    func decide(_ range: Range<Int>, hasPlus: Bool) -> Outcome {
        var said = Said()
        for at in range where tokens[at].isWord && !tokens[at].isInner {
            said.take(tokens[at], hasPlus: hasPlus)
            if tokens[at].classes.contains(.to), at + 1 < range.upperBound, !tokens[at + 1].classes.contains(.goods) {
                said.personAfterTo = true
            }
        }
        let all = said.all
        let namesPurchase = all.contains(.forWhat) && all.contains(.goods)
        if let way = moved(said, namesPurchase) { return way }
        if let way = cameIn(said, hasPlus) { return way }
        if all.has(any: [.send, .give]), !all.contains(.goods), !namesPurchase, all.has(any: [.person]) || said.personAfterTo {
            return Outcome(direction: .transfer, isSaid: true)
        }
        return Outcome(direction: .expense, isSaid: all.has(any: [.spend, .cost, .goods]))
    }

    /// Lent, borrowed, paid back, moved between own accounts, or given back for a purchase; nil when no word says so.
    private func moved(_ said: Said, _ namesPurchase: Bool) -> Outcome? {
        let all = said.all
        // "gave me back": what a shop gives back was spent there.
        if said.gaveBack, all.contains(.goods) { return Outcome(direction: .refund, isSaid: true) }
        if all.contains(.borrow) { return Outcome(direction: .transfer, isIncoming: true, isSaid: true) }
        if said.paysOff, all.contains(.card) { return Outcome(direction: .transfer, isSaid: true) }
        if said.cameBack, all.contains(.person), !all.has(any: [.goods, .forWhat]) {
            return Outcome(direction: .transfer, isIncoming: true, isSaid: true)
        }
        if all.contains(.refund) || (all.contains(.back) && all.has(any: [.get, .give, .spend])) {
            // "paid Ben back"
            if !all.has(any: [.refund, .get, .give]) { return Outcome(direction: .transfer, isSaid: true) }
            if all.contains(.transfer), !all.contains(.get) { return Outcome(direction: .transfer, isSaid: true) }
            if said.personAfterTo, all.has(any: [.give, .send]) { return Outcome(direction: .transfer, isSaid: true) }
            return Outcome(direction: .refund, isSaid: true)
        }
        if all.contains(.transfer), !(namesPurchase && all.has(any: [.spend, .send, .give])) {
            return Outcome(direction: .transfer, isSaid: true)
        }
        return nil
    }

    /// Earned, sold or received; nil when no word says so.
    private func cameIn(_ said: Said, _ hasPlus: Bool) -> Outcome? {
        let all = said.all
        let income = Outcome(direction: .income, isSaid: true)
        // A bill that was paid in went out.
        let isGot = all.contains(.get) && (said.isReceived || !said.isPaidIn || !all.contains(.goods))
        if all.contains(.income) {
            let isNamed = !all.contains(.goods) && !(all.contains(.spend) && !all.contains(.get))
            if said.incomeVerb || hasPlus || all.contains(.get) || isNamed { return income }
        }
        let isReceived = said.isReceived || said.isPaidIn && !all.contains(.goods)
        let comesIn = isReceived && !(all.contains(.forWhat) && !all.contains(.income)) || all.contains(.at) && !all.contains(.goods)
        if isGot, comesIn, !(all.contains(.goods) && all.contains(.spend)) { return income }
        return hasPlus ? income : nil
    }
}
