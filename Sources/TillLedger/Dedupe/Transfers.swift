import TillRecords

/// Movements between two accounts of one household: the same money leaving one and reaching the other.
///
/// Weight of evidence in tenths of a bit: how soon it arrived, what the texts say, whether one names the other account or a
/// member, how odd the amount is. One to one, the strongest pairs first.
struct Transfers {
    private let weighing: TransferWeighing
    private let settlements: CardSettlements

    /// Pairs of at least this weight are transfers.
    static let enough = 30

    init(_ words: LinkWords, _ household: HouseholdEvidence, _ own: OwnSide) {
        weighing = TransferWeighing(words, household, own)
        settlements = CardSettlements(own)
    }

    /// Links the transfers among movements, which are in order of day and id.
    ///
    /// - Parameter decided: what people linked and unlinked; it is done first, and nothing of it is done again.
    func link(_ movements: inout [Movement], _ decided: LedgerDecisions) {
        let unlinked = decided.link(.transfer, &movements)
        var pairs = sameAmounts(movements)
        pairs += exchanges(movements)
        if !unlinked.isEmpty { pairs.removeAll { unlinked.contains(RecordPair($0.out, $0.into)) } }
        strengthenRepeated(&pairs, movements)
        strengthenRoutes(&pairs, movements)
        pairs.sort { ($1.weight, $0.lag, $0.out, $0.into) < ($0.weight, $1.lag, $1.out, $1.into) }
        var taken: Set<Int> = decided.isEmpty ? [] : Set(movements.indices.filter { movements[$0].isLinked(.transfer) })
        for pair in pairs where pair.weight >= Transfers.enough && !taken.contains(pair.out) && !taken.contains(pair.into) {
            taken.insert(pair.out)
            taken.insert(pair.into)
            movements[pair.out].kind = .transfer
            movements[pair.into].kind = .transfer
            movements[pair.out].links.append(MovementLink(kind: .transfer, to: .movement(pair.into), weight: pair.weight, why: pair.why))
            movements[pair.into].links.append(MovementLink(kind: .transfer, to: .movement(pair.out), weight: pair.weight, why: pair.why))
        }
        UnequalTransfers(weighing).link(&movements, &taken, unlinked)
        settlements.link(&movements, taken, unlinked)
    }

    /// Two accounts between which the same amount moves from one payee to another in so many months are joined by a standing order, and so
    /// is a card whose bill is another one each time, paid after the same number of days: chance does not come back.
    static let months = 3
    /// Tenths of a bit for that.
    private static let repeated = 40
    /// Days that such rows lie apart at most.
    private static let near = 2

    private struct Route: Hashable {
        var (from, to): (Int, Int)
        var (payee, payer): (Int, Int)
        /// The same one each time, whatever the days between; nil where it is another each time, as a card's bill is.
        var amount: UInt64?
        /// The same each time, where amounts differ: what somebody gives back comes when it comes.
        var lag: Int?
    }

    private func strengthenRepeated(_ pairs: inout [TransferPair], _ movements: [Movement]) {
        /// The merchant, else the text that names none: numbers of phones do as well.
        func name(_ side: Evidence) -> Int { side.merchant >= 0 ? side.merchant : -2 - side.text }
        let routes = pairs.map { pair -> [Route] in
            let (out, into) = (movements[pair.out].best, movements[pair.into].best)
            guard pair.lag <= Transfers.near, !pair.isOfPeople, out.merchant >= 0 || into.merchant >= 0 || out.text >= 0,
                let size = amounts(movements[pair.out])
            else { return [] }
            let one = Route(from: out.account, to: into.account, payee: name(out), payer: name(into), amount: size.units)
            guard weighing.own.mayBeCard(into.account) else { return [one] }
            var other = one
            (other.amount, other.lag) = (nil, into.day.ordinal - out.day.ordinal)
            return [one, other]
        }
        var months: [Route: Set<Int>] = [:]
        for (pair, routes) in zip(pairs, routes) {
            let day = movements[pair.out].best.day
            for route in routes { months[route, default: []].insert(day.year * 12 + day.month) }
        }
        for (index, routes) in routes.enumerated() {
            guard let met = routes.lazy.compactMap({ months[$0]?.count }).first(where: { $0 >= Transfers.months }) else { continue }
            pairs[index].weight += Transfers.repeated
            pairs[index].why += ", in \(met) months alike"
        }
    }

    /// What leaves an account of savings goes where it came from: between it and an account that pays into it month by month, the same
    /// amount out and in is one movement, whatever its texts say.
    private func strengthenRoutes(_ pairs: inout [TransferPair], _ movements: [Movement]) {
        func route(_ pair: TransferPair) -> Set<Int> { [movements[pair.out].best.account, movements[pair.into].best.account] }
        var months: [Set<Int>: Set<Int>] = [:]
        for pair in pairs where pair.weight >= Transfers.enough {
            let (route, day) = (route(pair), movements[pair.out].best.day)
            if route.contains(where: weighing.own.isStore) { months[route, default: []].insert(day.year * 12 + day.month) }
        }
        for index in pairs.indices where pairs[index].weight < Transfers.enough && pairs[index].lag <= Transfers.soon {
            guard !pairs[index].isOfPeople, let met = months[route(pairs[index])], met.count >= Transfers.months else { continue }
            pairs[index].weight += Transfers.repeated
            pairs[index].why += ", as money moved between the two in \(met.count) months"
        }
    }

    /// Days that the sides of a movement from or to savings lie apart at most.
    private static let soon = 5

    private struct Amounts: Hashable {
        var units: UInt64
        var currency: Currency?
    }

    private func sameAmounts(_ movements: [Movement]) -> [TransferPair] {
        // Little money comes in: what goes out is kept only where as much came in.
        var byAmount: [Amounts: (out: [Int], into: [Int])] = [:]
        for index in movements.indices where movements[index].best.amount.units > 0 {
            if let place = amounts(movements[index]) { byAmount[place, default: ([], [])].into.append(index) }
        }
        guard !byAmount.isEmpty else { return [] }
        for index in movements.indices where movements[index].best.amount.isNegative {
            if let place = amounts(movements[index]), let found = byAmount.index(forKey: place) { byAmount.values[found].out.append(index) }
        }
        var pairs: [TransferPair] = []
        for (_, sides) in byAmount where !sides.out.isEmpty { gather(sides, movements, &pairs) }
        return pairs
    }

    /// What both sides of a transfer have in common; nil for what can be no side of one.
    private func amounts(_ movement: borrowing Movement) -> Amounts? {
        let best = movement.best
        guard best.kind == .bank, best.account >= 0, !movement.isSuperseded, let scaled = best.amount.scaled(to: 4) else { return nil }
        return Amounts(units: scaled.units.magnitude, currency: best.currency)
    }

    private func gather(_ sides: (out: [Int], into: [Int]), _ movements: [Movement], _ pairs: inout [TransferPair]) {
        var from = 0
        var rank = 0
        var day = 0
        for out in sides.out {
            let leaves = movements[out].best
            rank = leaves.day.ordinal == day ? rank + 1 : 0
            day = leaves.day.ordinal
            while from < sides.into.count, movements[sides.into[from]].best.day.ordinal < day - 4 { from += 1 }
            var (at, end) = (from, from)
            while end < sides.into.count, movements[sides.into[end]].best.day.ordinal <= day + 8 {
                if movements[sides.into[end]].best.day.ordinal < day { at += 1 }
                end += 1
            }
            for place in EqualBand.around(at - from + rank, of: end - from) {
                let into = sides.into[from + place]
                let arrives = movements[into].best
                guard arrives.account != leaves.account else { continue }
                pairs.append(weighing.pair(out, into, leaves, arrives, arrives.day.ordinal - day))
            }
        }
    }

    /// Money changed between own accounts of two currencies: the converted amount is within four and a half per cent of what arrived or left.
    private func exchanges(_ movements: [Movement]) -> [TransferPair] {
        let foreign = movements.indices.filter {
            movements[$0].best.home != nil && movements[$0].best.kind == .bank && movements[$0].best.account >= 0
                && !movements[$0].isSuperseded
        }
        guard !foreign.isEmpty else { return [] }
        var pairs: [TransferPair] = []
        for index in foreign {
            let abroad = movements[index].best
            guard let home = abroad.home else { continue }
            var other = firstIndex(movements, from: abroad.day.ordinal - 2)
            while other < movements.count, movements[other].best.day.ordinal <= abroad.day.ordinal + 2 {
                defer { other += 1 }
                let candidate = movements[other].best
                guard candidate.kind == .bank, candidate.account >= 0, candidate.account != abroad.account, !movements[other].isSuperseded,
                    candidate.currency == home.currency,
                    candidate.amount.isNegative != abroad.amount.isNegative, let money = Money(candidate.amount, home.currency),
                    Transfers.isNear(
                        money.minorUnits.magnitude, home.minorUnits.magnitude, within: candidate.text == abroad.text ? 10 : 22)
                else { continue }
                let (out, into) = abroad.amount.isNegative ? (index, other) : (other, index)
                let lag = movements[into].best.day.ordinal - movements[out].best.day.ordinal
                var pair = weighing.pair(out, into, movements[out].best, movements[into].best, lag)
                pair.why += ", \(Transfers.worth(abroad.amount, home, money))"
                pairs.append(pair)
            }
        }
        return pairs
    }

    /// The rate that the bank gave, and what its margin or fee was by the rate of the day.
    private static func worth(_ abroad: Amount, _ home: Money, _ other: Money) -> String {
        let (day, bank) = (home.minorUnits.magnitude, other.minorUnits.magnitude)
        let fee = Money(minorUnits: Int64(clamping: day > bank ? day - bank : bank - day), currency: home.currency)
        var text = "exchanged for \(Money(minorUnits: Int64(clamping: bank), currency: home.currency))"
        if let units = abroad.scaled(to: 4)?.units.magnitude, units > 0, let own = other.amount.scaled(to: 4)?.units.magnitude {
            let rate = Int64(clamping: Int128(own) * 10_000 / Int128(units))
            text += " at \(Amount(units: rate, decimals: 4))"
        }
        return day == bank ? text : "\(text), \(fee) \(bank > day ? "more" : "less") than by the rate of the day"
    }

    /// Within a part of the larger: a twenty-second is the margin of a dated middle rate and a fee; where both rows say the very
    /// same, a tenth, since monthly rates may be that far off.
    private static func isNear(_ a: UInt64, _ b: UInt64, within part: UInt64) -> Bool {
        let difference = a > b ? a - b : b - a
        return difference <= max(a, b) / part
    }

    /// The first movement of a day or later.
    private func firstIndex(_ movements: [Movement], from ordinal: Int) -> Int {
        movements.partitioningIndex { $0.best.day.ordinal >= ordinal }
    }
}
