import TillRecords

/// Money that came back: an amount received from a merchant that was paid before.
struct Refunds {
    private let words: LinkWords
    private let household: HouseholdEvidence
    private let own: OwnSide

    /// A refund comes at most this many days after its purchase.
    static let longest = 120

    init(_ words: LinkWords, _ household: HouseholdEvidence, _ own: OwnSide) {
        self.words = words
        self.household = household
        self.own = own
    }

    /// Links refunds to the purchases they undo, the later purchases first, one to one.
    func link(_ movements: inout [Movement]) {
        var purchases: [Int: [Int]] = [:]
        var taken = Set<Int>()
        for index in movements.indices {
            let best = movements[index].best
            guard best.merchant >= 0, movements[index].kind != .transfer else { continue }
            if best.amount.isNegative {
                purchases[best.merchant, default: []].append(index)
                continue
            }
            guard !best.amount.isZero, let found = purchase(of: best, purchases[best.merchant] ?? [], movements, taken) else { continue }
            taken.insert(found.index)
            movements[index].kind = .refund
            movements[index].links.append(MovementLink(kind: .refund, to: .movement(found.index), weight: found.weight, why: found.why))
        }
    }

    private func purchase(
        of refund: Evidence, _ candidates: [Int], _ movements: [Movement], _ taken: Set<Int>
    ) -> (index: Int, weight: Int, why: String)? {
        let said =
            household.texts.count > 0 && refund.text >= 0
            ? household.texts.withBytes(at: refund.text) { words.weigh($0) } : LinkWords.Weights()
        // Salaries and interest come from merchants that are also paid; only words say they are no refunds.
        if said.against <= -6 { return nil }
        // Money from oneself comes back from nobody.
        if refund.text >= 0, household.texts.withBytes(at: refund.text, { own.isNamed(in: $0) }) { return nil }
        var best: (index: Int, weight: Int, why: String)?
        for index in candidates.reversed() where !taken.contains(index) {
            let bought = movements[index].best
            let days = refund.day.ordinal - bought.day.ordinal
            if days > Refunds.longest { break }
            guard bought.currency == refund.currency, let paid = bought.amount.scaled(to: 4)?.units.magnitude,
                let back = refund.amount.scaled(to: 4)?.units.magnitude, back <= paid
            else { continue }
            let exact = back == paid
            guard exact || said.refund > 0 || refund.saysRefund || bought.account == refund.account else { continue }
            let weight = (exact ? 80 : 20) + said.refund * 10 - days / 5 + (bought.account == refund.account ? 10 : 0)
            guard weight >= 20, weight > best?.weight ?? 0 else { continue }
            best = (index, weight, "\(exact ? "the amount paid" : "a part of what was paid") to the same merchant \(days) days before")
        }
        return best
    }
}
