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

    /// Links refunds to the purchases they undo, all at once, one to one.
    func link(_ movements: inout [Movement]) {
        var purchases: [Int: [Int]] = [:]
        var found: [Pair: Reason] = [:]
        for index in movements.indices {
            let best = movements[index].best
            guard best.merchant >= 0, movements[index].kind != .transfer else { continue }
            if best.amount.isNegative {
                purchases[best.merchant, default: []].append(index)
            } else if !best.amount.isZero, let candidates = purchases[best.merchant], let said = words(of: best) {
                for (purchase, reason) in reasons(best, candidates, movements, said) {
                    found[Pair(refund: index, purchase: purchase)] = reason
                }
            }
        }
        guard !found.isEmpty else { return }
        let pairs = found.map { Assignment.Pair(left: $0.key.refund, right: $0.key.purchase, weight: $0.value.weight) }
            .sorted { ($0.left, $0.right) < ($1.left, $1.right) }
        for pair in Assignment.best(pairs) {
            guard let reason = found[Pair(refund: pair.left, purchase: pair.right)] else { continue }
            movements[pair.left].kind = .refund
            movements[pair.left].links.append(
                MovementLink(kind: .refund, to: .movement(pair.right), weight: reason.weight, why: reason.why))
        }
    }

    private struct Pair: Hashable {
        var refund: Int
        var purchase: Int
    }

    private struct Reason {
        /// Tenths of a bit.
        var weight: Int
        var why: String
    }

    /// What the text of money received says of it; nil when it says that it is no refund.
    private func words(of received: Evidence) -> LinkWords.Weights? {
        guard received.text >= 0 else { return LinkWords.Weights() }
        let said = household.texts.withBytes(at: received.text) { words.weigh($0) }
        // Salaries and interest come from merchants that are also paid; only words say they are no refunds.
        if said.against <= -6 { return nil }
        // Money from oneself comes back from nobody.
        return household.texts.withBytes(at: received.text) { own.isNamed(in: $0) } ? nil : said
    }

    /// The purchases, of a merchant's in order of day, that a refund may undo.
    private func reasons(
        _ refund: Evidence, _ candidates: [Int], _ movements: [Movement], _ said: LinkWords.Weights
    ) -> [(purchase: Int, reason: Reason)] {
        var found: [(purchase: Int, reason: Reason)] = []
        for index in candidates.reversed() {
            let bought = movements[index].best
            let days = refund.day.ordinal - bought.day.ordinal
            if days > Refunds.longest { break }
            guard bought.currency == refund.currency, let part = part(refund, of: movements[index]) else { continue }
            guard part == .whole || said.refund > 0 || refund.saysRefund || bought.account == refund.account else { continue }
            let weight = part.weight + said.refund * 10 - days / 5 + (bought.account == refund.account ? 10 : 0)
            guard weight >= 20 else { continue }
            found.append((index, Reason(weight: weight, why: "\(part.words) to the same merchant \(days) days before")))
        }
        return found
    }

    /// How much of a purchase came back.
    private enum Part {
        case whole, item, share, some

        /// Tenths of a bit.
        var weight: Int {
            switch self {
            case .whole: 80
            case .item: 60
            case .share: 55
            case .some: 20
            }
        }

        var words: String {
            switch self {
            case .whole: "the amount paid"
            case .item: "the price of an item on the receipt of what was paid"
            case .share: "a half, a third or a quarter of what was paid"
            case .some: "a part of what was paid"
            }
        }
    }

    private func part(_ refund: Evidence, of purchase: Movement) -> Part? {
        guard let paid = purchase.best.amount.scaled(to: 4)?.units.magnitude, let back = refund.amount.scaled(to: 4)?.units.magnitude,
            back <= paid
        else { return nil }
        if back == paid { return .whole }
        if purchase.prices.contains(Int64(back)) { return .item }
        // One of two, three or four equal things, to the cent.
        for pieces in [2, 3, 4] as [UInt64] where back * pieces + 100 * (pieces - 1) >= paid && back * pieces <= paid + 100 * (pieces - 1) {
            return .share
        }
        return .some
    }
}
