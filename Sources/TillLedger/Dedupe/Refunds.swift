import TillRecords

/// Money that came back: an amount received from a merchant that was paid before.
struct Refunds {
    private let words: LinkWords
    private let household: HouseholdEvidence
    private let own: OwnSide
    private let records: [Record]

    /// A refund comes at most this many days after its purchase.
    static let longest = 120

    init(_ words: LinkWords, _ household: HouseholdEvidence, _ own: OwnSide, _ records: [Record]) {
        self.records = records
        self.words = words
        self.household = household
        self.own = own
    }

    /// Links refunds to the purchases they undo, all at once, one to one.
    func link(_ movements: inout [Movement], _ decided: LedgerDecisions) {
        let unlinked = decided.link(.refund, &movements)
        var purchases: [Int: [Purchase]] = [:]
        var found: [Pair: Reason] = [:]
        var looked: [Int: Int] = [:]
        let payees = RefundPayees(movements, household, words)
        for index in movements.indices {
            let best = movements[index].best
            let payee = payees.of[index]
            guard payee >= 0, movements[index].kind != .transfer, !movements[index].isSuperseded else { continue }
            if best.amount.isNegative {
                if let purchase = Purchase(movements[index], index) { purchases[payee, default: []].append(purchase) }
            } else if !best.amount.isZero, let candidates = purchases[payee], let said = words(of: best) {
                if movements[index].isLinked(.refund) { continue }
                for (purchase, reason) in reasons(best, candidates, said, &looked) where !unlinked.contains(RecordPair(index, purchase)) {
                    found[Pair(refund: index, purchase: purchase)] = reason
                }
            }
        }
        linkFound(found, &movements)
        takeCredits(&movements, payees)
    }

    /// What a card is credited by a merchant that it paid before is a refund, whichever purchase it is for: cards earn nothing.
    private func takeCredits(_ movements: inout [Movement], _ payees: RefundPayees) {
        for index in movements.indices where movements[index].kind == .income && payees.of[index] >= 0 && !movements[index].isSuperseded {
            let best = movements[index].best
            guard best.kind == .bank, best.account >= 0, own.isCard[best.account], !best.amount.isZero, let said = words(of: best),
                said.transfer == 0, !movements[index].isLinked(.transfer)
            else { continue }
            movements[index].kind = .refund
        }
    }

    private func linkFound(_ found: [Pair: Reason], _ movements: inout [Movement]) {
        guard !found.isEmpty else { return }
        let pairs = found.map { Assignment.Pair(left: $0.key.refund, right: $0.key.purchase, weight: $0.value.weight) }
            .sorted { ($0.left, $0.right) < ($1.left, $1.right) }
        var back: [Int: UInt64] = [:]
        for pair in Assignment.best(pairs) {
            guard let reason = found[Pair(refund: pair.left, purchase: pair.right)] else { continue }
            make(pair, reason, &back, &movements)
        }
        linkParts(pairs, found, &back, &movements)
    }

    private func make(_ pair: Assignment.Pair, _ reason: Reason, _ back: inout [Int: UInt64], _ movements: inout [Movement]) {
        movements[pair.left].kind = .refund
        movements[pair.left].links.append(
            MovementLink(kind: .refund, to: .movement(pair.right), weight: reason.weight, why: reason.why))
        back[pair.right, default: 0] += Refunds.size(movements[pair.left])
    }

    /// What is bought at once may come back piece by piece: what found no purchase of its own goes to the best that it is said to be a
    /// part of, or that it is an even part of, as long as no more comes back than was paid.
    private func linkParts(
        _ pairs: [Assignment.Pair], _ found: [Pair: Reason], _ back: inout [Int: UInt64], _ movements: inout [Movement]
    ) {
        let open = Dictionary(grouping: pairs.filter { !movements[$0.left].isLinked(.refund) }, by: \.left)
        for refund in open.keys.sorted() {
            let size = Refunds.size(movements[refund])
            let fits = (open[refund] ?? []).filter { pair in
                guard let reason = found[Pair(refund: refund, purchase: pair.right)], reason.isPart else { return false }
                // Sizes are far below what would overflow.
                return size > 0 && back[pair.right, default: 0] + size <= Refunds.size(movements[pair.right])
            }
            guard let best = fits.max(by: { ($0.weight, $0.right) < ($1.weight, $1.right) }),
                let reason = found[Pair(refund: refund, purchase: best.right)]
            else { continue }
            make(best, reason, &back, &movements)
        }
    }

    /// In ten-thousandths; 0 for what is no amount that can be compared.
    private static func size(_ movement: Movement) -> UInt64 {
        guard let units = movement.best.amount.scaled(to: 4)?.units.magnitude, units < UInt64(Int64.max / 1024) else { return 0 }
        return units
    }

    private struct Pair: Hashable {
        var refund: Int
        var purchase: Int
    }

    private struct Reason {
        /// Tenths of a bit.
        var weight: Int
        var days: Int
        var part: Part
        /// The text says that it came back.
        var isSaid: Bool

        /// Others may have come back of the same purchase.
        var isPart: Bool { part != .whole && (isSaid || part != .some) }

        var why: String { "\(part.words) to the same merchant \(CountText.of(days, "day")) before" }
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

    /// A purchase as refunds are compared with it: many are looked at, so it is small.
    private struct Purchase {
        let day: Int
        let account: Int
        let currency: Currency?
        /// What was paid, in ten-thousandths.
        let paid: UInt64
        let movement: Int
        /// Its receipts, which may know the prices of its items.
        let receipts: [Int]

        init?(_ bought: Movement, _ index: Int) {
            guard let amount = bought.best.amount.scaled(to: 4) else { return nil }
            (day, account, currency) = (bought.best.day.ordinal, bought.best.account, bought.best.currency)
            paid = amount.units.magnitude
            movement = index
            receipts = !bought.others.isEmpty ? bought.evidence.filter { $0.kind == .receipt }.map(\.record) : []
        }
    }

    /// Of purchases of which any part may have come back, only the latest so many.
    private static let mostParts = 20

    /// The purchases, of a merchant's in order of day, that a refund may undo.
    ///
    /// - Parameter looked: how many refunds of just its amount looked at each purchase; more than enough need not.
    private func reasons(
        _ refund: Evidence, _ candidates: [Purchase], _ said: LinkWords.Weights, _ looked: inout [Int: Int]
    ) -> [(purchase: Int, reason: Reason)] {
        // Money that only a chat or a receipt tells of is a refund only where it says so.
        guard refund.kind == .bank || said.isBack || refund.saysRefund else { return [] }
        guard let back = refund.amount.scaled(to: 4)?.units.magnitude else { return [] }
        let today = refund.day.ordinal
        let isSaid = said.isBack || refund.saysRefund
        var parts = 0
        var wholes = 0
        var found: [(purchase: Int, reason: Reason)] = []
        for bought in candidates.reversed() {
            let days = today - bought.day
            if days > Refunds.longest { break }
            guard back <= bought.paid, bought.currency == refund.currency else { continue }
            let part = part(back, of: bought)
            let isHere = bought.account >= 0 && bought.account == refund.account
            guard part == .whole || isSaid || isHere else { continue }
            if part == .some {
                parts += 1
                if parts > Refunds.mostParts { continue }
            }
            if part == .whole {
                if looked[bought.movement, default: 0] >= EqualBand.most { continue }
                wholes += 1
                if wholes > EqualBand.most { break }
                looked[bought.movement, default: 0] += 1
            }
            let weight = part.weight + max(said.refund, said.returned) * 10 - days / 5 + (isHere ? 10 : 0)
            guard weight >= 20 else { continue }
            found.append((bought.movement, Reason(weight: weight, days: days, part: part, isSaid: isSaid)))
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

    private func part(_ back: UInt64, of purchase: Purchase) -> Part {
        if back == purchase.paid { return .whole }
        if !purchase.receipts.isEmpty, purchase.receipts.contains(where: { hasItem(records[$0], back) }) { return .item }
        // One of two, three or four equal things, to the cent.
        for pieces in 2...4 as ClosedRange<UInt64> {
            let (whole, overflows) = back.multipliedReportingOverflow(by: pieces)
            if !overflows, whole + 100 * (pieces - 1) >= purchase.paid, whole <= purchase.paid + 100 * (pieces - 1) { return .share }
        }
        return .some
    }

    private func hasItem(_ receipt: borrowing Record, _ price: UInt64) -> Bool {
        receipt.objects(.items).contains { $0.decimal(.amount)?.scaled(to: 4)?.units.magnitude == price }
    }
}

/// Who was paid and who pays back, as one number each: banks write what happened into the name ("RETURN", "Gutschrift", "Возврат"), before
/// it or behind it, and cut the rest.
struct RefundPayees {
    /// The payee of each movement; -1 where money came from nobody that was paid, or went to nobody that it came back from.
    private(set) var of: [Int]
    private let words: LinkWords
    /// Names in capitals, one a payee.
    private let names = BytesTable()
    private let scan = MerchantScan()

    /// A name of fewer letters is found inside another by chance.
    private static let shortestWord = 4
    /// A beginning of fewer letters is many names'.
    private static let shortestCut = 8

    init(_ movements: [Movement], _ household: HouseholdEvidence, _ words: LinkWords) {
        self.words = words
        of = [Int](repeating: -1, count: movements.count)
        var payees = [Int](repeating: -1, count: household.merchants.count)
        guard movements.contains(where: { $0.best.amount.units > 0 }) else { return }
        for (index, movement) in movements.enumerated() where movement.best.amount.isNegative && movement.best.merchant >= 0 {
            let merchant = movement.best.merchant
            if payees[merchant] < 0 { payees[merchant] = household.merchants.withBytes(at: merchant) { intern($0) } }
            of[index] = payees[merchant]
        }
        let order =
            names.count > 0 ? (0..<names.count).sorted { names.text(at: $0).utf8.lexicographicallyPrecedes(names.text(at: $1).utf8) } : []
        var back = [Int?](repeating: nil, count: household.merchants.count)
        var refunding = [Bool](repeating: false, count: names.count)
        for (index, movement) in movements.enumerated() where movement.best.amount.units > 0 {
            let merchant = movement.best.merchant
            var payee = merchant >= 0 ? back[merchant] ?? household.merchants.withBytes(at: merchant) { find($0, order) } : -1
            if merchant >= 0 { back[merchant] = payee }
            if payee < 0, movement.best.text >= 0 { payee = household.texts.withBytes(at: movement.best.text) { find($0, order) } }
            of[index] = payee
            if payee >= 0 { refunding[payee] = true }
        }
        for index in of.indices where of[index] >= 0 && !refunding[of[index]] { of[index] = -1 }
    }

    private func intern(_ name: ByteView) -> Int {
        scan.read(name)
        return scan.count == 0 ? -1 : scan.withJoined(0, scan.count) { names.intern($0).index }
    }

    /// The payee whose name a text is or, where the text says that money came back, has in it; -1 when there is none.
    private func find(_ text: ByteView, _ order: [Int]) -> Int {
        scan.read(text)
        guard scan.count > 0 else { return -1 }
        if let whole = scan.withJoined(0, scan.count, { names.find($0) }) { return whole }
        let (rest, saysSo) = words.withoutRefund(text)
        guard saysSo, !rest.isEmpty else { return -1 }
        for length in stride(from: rest.count, through: 1, by: -1) {
            for first in 0...(rest.count - length) {
                let name = Array(rest[first..<first + length].joined(separator: [0x20]))
                guard length > 1 || name.count >= RefundPayees.shortestWord else { continue }
                if let found = name.withBytes({ names.find($0) }) { return found }
            }
        }
        return cut(Array(rest.joined(separator: [0x20])), order)
    }

    /// The one payee whose name begins with this.
    private func cut(_ name: [UInt8], _ order: [Int]) -> Int {
        guard name.count >= RefundPayees.shortestCut else { return -1 }
        let low = order.partitioningIndex { !names.withBytes(at: $0) { $0.lexicographicallyPrecedes(name) } }
        func begins(_ place: Int) -> Bool { place < order.count && names.withBytes(at: order[place]) { $0.starts(with: name) } }
        return begins(low) && !begins(low + 1) ? order[low] : -1
    }
}
