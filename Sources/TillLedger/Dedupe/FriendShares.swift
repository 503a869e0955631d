import TillRecords
import TillStages

/// What people gave back of a purchase that was shared with them: the whole of it, a half, a third or a quarter, within days. Where its text
/// says so (the shop, the kind of thing, a share) it is a refund of that purchase; where only the amount fits one, a person is asked.
struct FriendShares {
    private let words: LinkWords
    private let household: HouseholdEvidence
    private let own: OwnSide
    private let kinds: ShopKinds

    /// Days within which people give their share back.
    static let days = Reimbursements.friend
    /// A purchase is shared by at most so many.
    static let most: Int64 = 4

    init(_ knowledge: LinkKnowledge, _ household: HouseholdEvidence, _ own: OwnSide) {
        words = knowledge.words
        kinds = knowledge.kinds
        self.household = household
        self.own = own
    }

    /// A purchase, and into how many parts it was shared.
    private struct Fit {
        var purchase: Int
        var parts: Int64
        var days: Int

        var why: String {
            let size = parts == 1 ? "as much as" : parts == 2 ? "a half of what" : parts == 3 ? "a third of what" : "a quarter of what"
            return "\(size) was paid \(CountText.of(days, "day")) before"
        }
    }

    func link(_ movements: inout [Movement], _ decided: LedgerDecisions) throws(Fault) {
        let open = movements.indices.filter { isSent(movements[$0]) }
        guard !open.isEmpty else { return }
        let unlinked = decided.isEmpty ? [] : decided.unlinkedPairs(.refund, movements)
        let costs = movements.indices.filter { isCost(movements[$0]) }.sorted { (day($0, movements), $0) < (day($1, movements), $1) }
        var back = given(movements)
        for index in open {
            let fits = fits(index, costs, movements, back).filter { !unlinked.contains(RecordPair(index, $0.purchase)) }
            guard !fits.isEmpty else { continue }
            try kinds.open()
            if let fit = told(movements[index].best, fits, movements) {
                movements[index].kind = .refund
                movements[index].links.removeAll { !$0.isMade }
                movements[index].links.append(
                    MovementLink(kind: .refund, to: .movement(fit.purchase), weight: 60, why: "\(fit.why), as the text says"))
                back[fit.purchase, default: 0] += size(movements[index].best) ?? 0
            } else if fits.count == 1, movements[index].links.isEmpty {
                let why = "a friend may have given it back: \(fits[0].why)"
                movements[index].links.append(
                    MovementLink(kind: .refund, to: .movement(fits[0].purchase), weight: 0, why: why, isMade: false))
            }
        }
    }

    /// What a person sent, as its channel or its words for a share say.
    private func isSent(_ movement: Movement) -> Bool {
        let best = movement.best
        guard best.kind == .bank, best.amount.units > 0, best.text >= 0, !best.isPending, !movement.isSuperseded, movement.kind == .income,
            !movement.isLinked(.refund), !movement.isLinked(.transfer)
        else { return false }
        return household.texts.withBytes(at: best.text) { text in
            let said = words.weigh(text)
            return said.against > -6 && (said.person > 0 || said.part > 0 && said.against == 0) && !own.isNamed(in: text)
        }
    }

    private func isCost(_ movement: Movement) -> Bool {
        movement.best.kind == .bank && movement.best.amount.isNegative && movement.kind == .expense && !movement.isSuperseded
    }

    /// What came back of each purchase already, in ten-thousandths.
    private func given(_ movements: [Movement]) -> [Int: Int64] {
        var found: [Int: Int64] = [:]
        for movement in movements {
            for link in movement.links where link.kind == .refund && link.isMade {
                if case .movement(let purchase) = link.to { found[purchase, default: 0] += size(movement.best) ?? 0 }
            }
        }
        return found
    }

    private func size(_ evidence: Evidence) -> Int64? {
        guard let units = evidence.amount.scaled(to: 4)?.units, units.magnitude < UInt64(Int64.max / 1024) else { return nil }
        return abs(units)
    }

    private func fits(_ index: Int, _ costs: [Int], _ movements: [Movement], _ back: [Int: Int64]) -> [Fit] {
        let best = movements[index].best
        guard let came = size(best) else { return [] }
        let today = best.day.ordinal
        // One of the smallest coin, as the amount is written.
        var coin: Int64 = 1
        for _ in min(best.amount.decimals, 4)..<4 { coin *= 10 }
        var found: [Fit] = []
        var place = costs.partitioningIndex { day($0, movements) >= today - FriendShares.days }
        while place < costs.count, day(costs[place], movements) <= today {
            let cost = costs[place]
            place += 1
            guard movements[cost].best.currency == best.currency, let paid = size(movements[cost].best),
                back[cost, default: 0] + came <= paid
            else { continue }
            let days = today - day(cost, movements)
            for parts in 1...FriendShares.most where abs(came * parts - paid) <= (parts - 1) * coin {
                found.append(Fit(purchase: cost, parts: parts, days: days))
                break
            }
        }
        return found
    }

    private func day(_ index: Int, _ movements: [Movement]) -> Int { movements[index].best.day.ordinal }

    /// What the bank says of a purchase: its text, and its shop's name.
    private func texts(_ bought: Evidence) -> [[UInt8]] {
        var found: [[UInt8]] = []
        if bought.text >= 0 { found.append(household.texts.withBytes(at: bought.text) { Array($0) }) }
        if bought.merchant >= 0 { found.append(household.merchants.withBytes(at: bought.merchant) { Array($0) }) }
        return found
    }

    /// The one purchase that the text speaks of: by its shop, by the kind of thing, or as the only one that was shared so.
    private func told(_ sent: Evidence, _ fits: [Fit], _ movements: [Movement]) -> Fit? {
        let text = household.texts.withBytes(at: sent.text) { Array($0) }
        let (said, names) = text.withBytes { (words.weigh($0), words.longWords($0)) }
        let named = fits.filter { fit in
            texts(movements[fit.purchase].best).contains { !names.isDisjoint(with: $0.withBytes { words.longWords($0) }) }
        }
        if !named.isEmpty { return named.count == 1 ? named[0] : nil }
        let kind = bought(text)
        let alike = fits.filter { fit in kind != nil && texts(movements[fit.purchase].best).contains { bought($0) == kind } }
        if !alike.isEmpty { return alike.count == 1 ? alike[0] : nil }
        let shared = fits.filter { $0.parts > 1 }
        return said.part > 0 && said.person > 0 && shared.count == 1 ? shared[0] : nil
    }

    /// The kind of thing that a text says was bought, roughly; nil where it says none.
    private func bought(_ text: [UInt8]) -> Int16? { kinds.kind(text).flatMap { $0.isBought ? $0.group : nil } }
}
