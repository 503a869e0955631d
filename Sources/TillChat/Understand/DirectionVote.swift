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

    /// - Parameters:
    ///   - range: the tokens that belong to the amount.
    ///   - hasPlus: a plus sign stands before the amount.
    func decide(_ range: Range<Int>, hasPlus: Bool) -> Outcome {
        var all: WordClass = []
        var incomeVerb = false
        var personAfterTo = false
        // "got" alone can be bought or received.
        var isReceived = false
        for at in range where tokens[at].isWord && !tokens[at].isInner {
            let token = tokens[at]
            all.formUnion(token.classes)
            if token.classes.contains(.income), token.value == 1 { incomeVerb = true }
            if token.classes.contains(.get), token.value != 1 { isReceived = true }
            // "return" is the way back as well.
            if token.classes == .refund, token.value == 2, !hasPlus { all.remove(.refund) }
            if token.classes.contains(.to), at + 1 < range.upperBound, !tokens[at + 1].classes.contains(.goods) { personAfterTo = true }
        }
        if all.contains(.borrow) { return Outcome(direction: .transfer, isIncoming: true, isSaid: true) }
        let namesPurchase = all.contains(.forWhat) && all.contains(.goods)
        if all.contains(.refund) || (all.contains(.back) && all.has(any: [.get, .give, .spend])) {
            // "paid Ben back"
            if !all.has(any: [.refund, .get, .give]) { return Outcome(direction: .transfer, isSaid: true) }
            if all.contains(.transfer), !all.contains(.get) { return Outcome(direction: .transfer, isSaid: true) }
            if personAfterTo, all.has(any: [.give, .send]) { return Outcome(direction: .transfer, isSaid: true) }
            return Outcome(direction: .refund, isSaid: true)
        }
        if all.contains(.transfer), !(namesPurchase && all.has(any: [.spend, .send, .give])) {
            return Outcome(direction: .transfer, isSaid: true)
        }
        if all.contains(.income) {
            let isNamed = !all.contains(.goods) && !(all.contains(.spend) && !all.contains(.get))
            if incomeVerb || hasPlus || all.contains(.get) || isNamed { return Outcome(direction: .income, isSaid: true) }
        }
        let isGot = isReceived && !(all.contains(.forWhat) && !all.contains(.income)) || all.contains(.at) && !all.contains(.goods)
        if all.contains(.get), isGot, !(all.contains(.goods) && all.contains(.spend)) { return Outcome(direction: .income, isSaid: true) }
        if hasPlus { return Outcome(direction: .income, isSaid: true) }
        if all.has(any: [.send, .give]), !all.contains(.goods), !namesPurchase, all.has(any: [.person]) || personAfterTo {
            return Outcome(direction: .transfer, isSaid: true)
        }
        return Outcome(direction: .expense, isSaid: all.has(any: [.spend, .cost, .goods]))
    }
}
