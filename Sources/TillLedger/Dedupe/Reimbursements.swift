import TillHousehold
import TillRecords

/// Money that came back otherwise than from the shop: what the household's file says others share, direct debits that the bank gave back,
/// and, as a question, what a friend may have given back or what says that it came back and names nobody.
struct Reimbursements {
    private let words: LinkWords
    private let household: HouseholdEvidence
    private let own: OwnSide
    private let shared: [Rule]
    private let scan = MerchantScan()

    /// Days before a cost on which a share of it may come already, and after it.
    static let early = 15
    static let late = 45
    /// A bank gives a direct debit back within so many days.
    static let longestReturn = 60
    /// A friend pays back within so many days; what says that it came back, within so many.
    static let friend = 14
    static let told = 60

    private struct Rule {
        let cost: [[[UInt8]]]
        let from: [[[UInt8]]]
        let share: Amount?
        let names: String
    }

    init(_ words: LinkWords, _ household: HouseholdEvidence, _ own: OwnSide, _ file: HouseholdFile?) {
        self.words = words
        self.household = household
        self.own = own
        let scan = MerchantScan()
        func phrases(_ texts: [String]) -> [[[UInt8]]] {
            texts.compactMap { text in
                var text = text
                text.withUTF8 { unsafe scan.read(ByteView($0)) }
                return scan.count == 0 ? nil : (0..<scan.count).map { index in scan.withBytes(index) { Array($0) } }
            }
        }
        shared = (file?.shared ?? []).map {
            Rule(cost: phrases($0.cost), from: phrases($0.from), share: $0.share, names: $0.from.first ?? "")
        }
    }

    /// Links what is sure, one to one, and names what a person should decide.
    func link(_ movements: inout [Movement], _ decided: LedgerDecisions) {
        let unlinked = decided.isEmpty ? [] : decided.unlinkedPairs(.refund, movements)
        for rule in shared { link(rule, &movements, unlinked) }
        var paid: [Amounts: [Int]] = [:]
        let open = movements.indices.filter { isOpen(movements[$0]) }
        guard !open.isEmpty else { return }
        let given = Set(movements.indices.compactMap { purchase(of: movements[$0]) })
        for index in movements.indices where isCost(movements[index]) && !given.contains(index) {
            if let amounts = Amounts(movements[index].best) { paid[amounts, default: []].append(index) }
        }
        for index in open { settle(index, &movements, paid, unlinked) }
    }

    private struct Amounts: Hashable {
        var units: UInt64
        var currency: Currency?

        init?(_ evidence: Evidence) {
            guard let scaled = evidence.amount.scaled(to: 4) else { return nil }
            (units, currency) = (scaled.units.magnitude, evidence.currency)
        }
    }

    private func isCost(_ movement: Movement) -> Bool {
        movement.best.kind == .bank && movement.best.amount.isNegative && movement.kind == .expense && !movement.isSuperseded
    }

    private func isOpen(_ movement: Movement) -> Bool {
        movement.best.kind == .bank && movement.best.amount.units > 0 && !movement.best.isPending && movement.kind != .transfer
            && !movement.isLinked(.refund) && !movement.isSuperseded
    }

    private func purchase(of movement: Movement) -> Int? {
        movement.links.lazy.filter { $0.kind == .refund && $0.isMade }.compactMap { link in
            if case .movement(let other) = link.to { return other }
            return nil
        }.first
    }

    /// Shares of one cost by what the file says: each goes with the nearest such cost.
    private func link(_ rule: Rule, _ movements: inout [Movement], _ unlinked: Set<RecordPair>) {
        let costs = movements.indices.filter { isCost(movements[$0]) && names(rule.cost, movements[$0].best) }
        let came = movements.indices.filter { isOpen(movements[$0]) && names(rule.from, movements[$0].best) }
        guard !costs.isEmpty, !came.isEmpty else { return }
        var pairs: [Assignment.Pair] = []
        for index in came {
            for cost in costs where !unlinked.contains(RecordPair(index, cost)) && fits(movements[index].best, movements[cost].best, rule) {
                let days = movements[index].best.day.ordinal - movements[cost].best.day.ordinal
                guard (-Reimbursements.early...Reimbursements.late).contains(days) else { continue }
                pairs.append(Assignment.Pair(left: index, right: cost, weight: 100 - abs(days)))
            }
        }
        for pair in Assignment.best(pairs.sorted { ($0.left, $0.right) < ($1.left, $1.right) }) {
            make(pair.left, pair.right, 200, "\(rule.names) shares this cost, as the household's file says", &movements)
        }
    }

    /// Whether what came is the share that the file says, to a twentieth; without a share, any part.
    private func fits(_ came: Evidence, _ cost: Evidence, _ rule: Rule) -> Bool {
        guard came.currency == cost.currency, let back = came.amount.scaled(to: 4)?.units.magnitude,
            let paid = cost.amount.scaled(to: 4)?.units.magnitude, back <= paid
        else { return false }
        guard let share = rule.share?.scaled(to: 4)?.units else { return true }
        let due = Int128(paid) * Int128(share) / 10_000
        return (Int128(back) - due).magnitude * 20 <= due.magnitude
    }

    private func names(_ phrases: [[[UInt8]]], _ evidence: Evidence) -> Bool {
        for text in [(household.merchants, evidence.merchant), (household.texts, evidence.text)] where text.1 >= 0 {
            let isNamed = text.0.withBytes(at: text.1) { bytes in
                scan.read(bytes)
                return phrases.contains { phrase in
                    phrase.allSatisfy { word in (0..<scan.count).contains { index in scan.withBytes(index) { $0.elementsEqual(word) } } }
                }
            }
            if isNamed { return true }
        }
        return false
    }

    private func settle(_ index: Int, _ movements: inout [Movement], _ paid: [Amounts: [Int]], _ unlinked: Set<RecordPair>) {
        let best = movements[index].best
        guard best.text >= 0, let amounts = Amounts(best), let same = paid[amounts] else { return }
        let said = household.texts.withBytes(at: best.text) { words.weigh($0) }
        // What a bank could not pay out comes back though it was for oneself.
        guard said.against > -6, said.isBack || said.person > 0 || best.saysRefund,
            said.returned > 0 || !household.texts.withBytes(at: best.text, { own.isNamed(in: $0) })
        else { return }
        let days = said.returned > 0 ? Reimbursements.longestReturn : said.isBack ? Reimbursements.told : Reimbursements.friend
        let fits = same.filter { place in
            let lag = best.day.ordinal - movements[place].best.day.ordinal
            return (0...days).contains(lag) && !unlinked.contains(RecordPair(index, place))
                && (said.returned == 0 || movements[place].best.account == best.account)
        }
        guard let latest = fits.last else { return }
        if said.returned > 0 {
            guard purchaseIsFree(latest, movements) else { return }
            make(index, latest, 100, "the bank gave the direct debit back", &movements)
        } else if fits.count == 1 {
            let why = said.isBack ? "as much was paid to another before, and the text says it came back" : "a friend may have given it back"
            movements[index].links.append(MovementLink(kind: .refund, to: .movement(latest), weight: 0, why: why, isMade: false))
        }
    }

    private func purchaseIsFree(_ place: Int, _ movements: [Movement]) -> Bool {
        !movements.contains { movement in
            movement.links.contains { link in
                if case .movement(let other) = link.to { return other == place && link.kind == .refund && link.isMade }
                return false
            }
        }
    }

    private func make(_ index: Int, _ cost: Int, _ weight: Int, _ why: String, _ movements: inout [Movement]) {
        movements[index].kind = .refund
        movements[index].links.append(MovementLink(kind: .refund, to: .movement(cost), weight: weight, why: why))
    }
}
