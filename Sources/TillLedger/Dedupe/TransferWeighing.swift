import TillRecords

/// A movement out and a movement in that may be one transfer.
struct TransferPair {
    var out: Int
    var into: Int
    /// Tenths of a bit.
    var weight: Int
    var lag: Int
    var why: String
    /// A side's text says that money is from or to people: a friend's share comes back as regularly as a standing order.
    var isOfPeople = false
}

/// What speaks for and against a pair of movements being a transfer.
struct TransferWeighing {
    private let words: LinkWords
    private let household: HouseholdEvidence
    let own: OwnSide

    /// Tenths of a bit by days between leaving and arriving: most transfers take none to three days, some banks date the
    /// arrival first. From generated households; other lags count -20.
    private static let lags = [-3: -10, -2: 0, -1: 10, 0: 30, 1: 25, 2: 20, 3: 15, 4: 5, 5: 0, 6: -10]

    init(_ words: LinkWords, _ household: HouseholdEvidence, _ own: OwnSide) {
        self.words = words
        self.household = household
        self.own = own
    }

    func pair(_ out: Int, _ into: Int, _ leaves: Evidence, _ arrives: Evidence, _ lag: Int) -> TransferPair {
        var weight = TransferWeighing.lags[lag] ?? -20
        var why = [
            "the same amount leaves one account and reaches another",
            lag == 0 ? "on the same day" : "\(CountText.of(abs(lag), "day")) apart",
        ]
        if leaves.currency != arrives.currency { why[0] = "money leaves one account and its worth reaches another" }
        let first = weights(leaves)
        let second = weights(arrives)
        let said = first.transfer + second.transfer
        let named = names(leaves, arrives.account) || names(arrives, leaves.account)
        let self_ = isOwn(leaves) || isOwn(arrives)
        let alike = shareWords(leaves, arrives)
        let isBill = own.mayBeCard(arrives.account) && second.payment >= CardCredits.sure
        weight += (said + (isBill ? second.payment : 0)) * 8 + (first.against + second.against) * 10
        if named { weight += 40 }
        if self_ { weight += 30 }
        if alike { weight += 25 }
        if said > 0 || leaves.saysTransfer || arrives.saysTransfer { why.append("the text says so") }
        if named { why.append("one names the other account") }
        if self_ { why.append("a member of the household is named") }
        if alike { why.append("both say the same") }
        if isBill { why.append("the text calls it the payment of a card's bill") }
        if why.count == 2 { weight -= 20 }
        if let cents = leaves.amount.scaled(to: 2), cents.units % 100 != 0 { weight += 15 }
        if leaves.merchant >= 0, leaves.merchant == arrives.merchant, why.count == 2 { weight -= 20 }
        let isOfPeople = first.person > 0 && !isOwn(leaves) || second.person > 0 && !isOwn(arrives)
        return TransferPair(
            out: out, into: into, weight: weight, lag: abs(lag), why: why.joined(separator: ", "), isOfPeople: isOfPeople)
    }

    /// Whether a movement's text speaks of a transfer within the household, and of nothing else: it names a member or an account, or says so.
    func isOwnSide(_ evidence: Evidence) -> Bool {
        let said = weights(evidence)
        guard said.against > -4 else { return false }
        return said.transfer > 0 || evidence.saysTransfer || isOwn(evidence)
            || own.namesAny(but: evidence.account) { mark in
                [evidence.text, evidence.counterparty].contains { text in
                    text >= 0 && household.texts.withBytes(at: text) { own.names(mark, in: $0) }
                }
            }
    }

    /// Whether one of two movements names the account of the other, or a member of the household.
    func namesEither(_ a: Evidence, _ b: Evidence) -> Bool {
        names(a, b.account) || names(b, a.account) || isOwn(a) || isOwn(b)
    }

    private func weights(_ evidence: Evidence) -> LinkWords.Weights {
        guard evidence.text >= 0 else { return LinkWords.Weights() }
        return household.texts.withBytes(at: evidence.text) { words.weigh($0) }
    }

    private func names(_ evidence: Evidence, _ account: Int) -> Bool {
        for text in [evidence.text, evidence.counterparty] where text >= 0 {
            if household.texts.withBytes(at: text, { own.names(account, in: $0) }) { return true }
        }
        return false
    }

    private func isOwn(_ evidence: Evidence) -> Bool {
        evidence.text >= 0 && household.texts.withBytes(at: evidence.text) { own.isNamed(in: $0) }
    }

    /// Both texts share a word of five letters or more, as a standing order's two sides do.
    private func shareWords(_ leaves: Evidence, _ arrives: Evidence) -> Bool {
        guard leaves.text >= 0, arrives.text >= 0 else { return false }
        if leaves.text == arrives.text { return true }
        let first = household.texts.withBytes(at: leaves.text) { words.longWords($0) }
        guard !first.isEmpty else { return false }
        return household.texts.withBytes(at: arrives.text) { words.longWords($0) }.contains { first.contains($0) }
    }
}
