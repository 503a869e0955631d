/// Where the grammar of one message after the other works, so that a message allocates next to nothing.
final class MoneyRoom {
    let judge: EvidenceJudge

    init(judge: EvidenceJudge) { self.judge = judge }

    /// The numbers that can be money, in their order.
    var phrases: [MoneyPhrase] = []
    /// Those of them that could be money whether or not they are; for corrections, which need no words.
    var candidates: [MoneyPhrase] = []
    var days: [DayHints.Hint] = []
    var items: [ChatItem] = []

    /// The number that a token is part of: they stand in their order, and apart.
    func phrase(at token: Int) -> MoneyPhrase? {
        let place = phrases.partitioningIndex { $0.tokens.upperBound > token }
        return place < phrases.count && phrases[place].tokens.contains(token) ? phrases[place] : nil
    }

    func clear() {
        phrases.removeAll(keepingCapacity: true)
        candidates.removeAll(keepingCapacity: true)
        days.removeAll(keepingCapacity: true)
        items.removeAll(keepingCapacity: true)
        judge.clear()
    }
}
