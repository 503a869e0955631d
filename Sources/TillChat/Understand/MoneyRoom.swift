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
        var (low, high) = (0, phrases.count)
        while low < high {
            let middle = (low + high) / 2
            if phrases[middle].tokens.upperBound <= token { low = middle + 1 } else { high = middle }
        }
        return low < phrases.count && phrases[low].tokens.contains(token) ? phrases[low] : nil
    }

    func clear() {
        phrases.removeAll(keepingCapacity: true)
        candidates.removeAll(keepingCapacity: true)
        days.removeAll(keepingCapacity: true)
        items.removeAll(keepingCapacity: true)
        judge.clear()
    }
}
