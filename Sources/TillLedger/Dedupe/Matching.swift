import Glibc

/// Receipts, or chat entries, of a household and the rows they may be: weighed, then assigned one to one.
struct Matching {
    private var weighing: PairWeighing
    private let said: [(movement: Int, facts: [LinkFacts])]
    private let rows: [LinkFacts]
    /// The movement of each row.
    private let movementOf: [Int]
    private let candidates: LinkCandidates
    private var pairs: [Pair: PairWeight] = [:]
    /// Movements that are not one, as people decided.
    private let apart: Set<RecordPair>

    /// Both sides as movements with what their observations say.
    init(_ weighing: PairWeighing, said: [(Int, [LinkFacts])], rows: [(Int, [LinkFacts])], apart: Set<RecordPair> = []) {
        self.apart = apart
        self.weighing = weighing
        self.said = said
        let flat = rows.flatMap { movement, facts in facts.map { (movement, $0) } }
            .sorted { ($0.1.days.first ?? 0, $0.1.evidence.id) < ($1.1.days.first ?? 0, $1.1.evidence.id) }
        self.rows = flat.map(\.1)
        movementOf = flat.map(\.0)
        candidates = LinkCandidates(self.rows, weighing.clues)
        learnDays()
        pairs = weigh()
    }

    /// The best pairs, sure ones and those that a person should decide, in order.
    func matches() -> [Match] {
        let weights = pairs
        // What a pair gains over leaving its receipt without a row: the likeliest assignment as a whole gains most.
        let gains = weights.map { pair, weight in
            Assignment.Pair(left: pair.said, right: pair.row, weight: weight.tenths - none(pair.said))
        }
        let chosen = Assignment.best(gains.filter { $0.weight > 0 }.sorted { ($0.left, $0.right) < ($1.left, $1.right) })
        let taken = Dictionary(uniqueKeysWithValues: chosen.map { ($0.right, $0.left) })
        var rivals: [Int: [Pair]] = [:]
        for pair in weights.keys { rivals[pair.said, default: []].append(pair) }
        return chosen.compactMap { one in
            let pair = Pair(said: one.left, row: one.right)
            guard let weight = weights[pair] else { return nil }
            let others = (rivals[one.left] ?? []).filter { $0.row != pair.row && isOpen($0, taken, weights) }
            let against = others.reduce(exp2(Double(none(pair.said)) / 10)) { $0 + exp2(Double(weights[$1]?.tenths ?? 0) / 10) }
            let sure = weight.tenths - LinkWeights.tenths(against)
            guard sure >= weighing.weights.review else { return nil }
            let isTied = others.contains { $0.tenths(weights) + Matching.near > weight.tenths }
            let isSure = sure >= needed(weight, isTied) && weight.price != .other
            return Match(
                said: said[pair.said].movement, row: pair.row, weight: sure,
                why: weight.why + (isTied && !isSure ? "; another fits as well" : ""), isSure: isSure)
        }
    }

    /// The bits that a link takes. A person would not believe one of two amounts that have nothing to do with each other, however
    /// much else agrees, and an exchange rate that nobody named only with doubt.
    private func needed(_ weight: PairWeight, _ isTied: Bool) -> Int {
        isTied || weight.price == .guess ? weighing.weights.tie : weighing.weights.link
    }

    /// For receipts that got no row: the row that another has and that fits them well, if they were no receipts of their own.
    func repeats(_ matches: [Match]) -> [Match] {
        let weights = pairs
        let placed = Set(matches.map(\.said))
        let sure = Set(matches.filter(\.isSure).map(\.row))
        var rows: [Int: [Pair]] = [:]
        for pair in weights.keys where !placed.contains(said[pair.said].movement) { rows[pair.said, default: []].append(pair) }
        return rows.sorted { $0.key < $1.key }.compactMap { left, pairs in
            let ordered = pairs.sorted { ($1.tenths(weights), $0.row) < ($0.tenths(weights), $1.row) }
            guard let best = ordered.first, sure.contains(best.row), let weight = weights[best] else { return nil }
            let against = ordered.dropFirst().reduce(exp2(Double(none(left)) / 10)) { $0 + exp2(Double($1.tenths(weights)) / 10) }
            let tenths = weight.tenths - LinkWeights.tenths(against)
            guard tenths >= weighing.weights.link + 20, weight.price != .other else { return nil }
            return Match(said: said[left].movement, row: best.row, weight: tenths, why: weight.why, isSure: true)
        }
    }

    /// All pairs worth looking at, by the best of their observations.
    private func weigh() -> [Pair: PairWeight] {
        var best: [Pair: PairWeight] = [:]
        var ranks: [Equal: Int] = [:]
        for (index, one) in said.enumerated() {
            for facts in one.facts {
                let equal = Equal(units: facts.units, day: facts.days.first ?? 0)
                let rank = ranks[equal, default: 0]
                ranks[equal] = rank + 1
                for place in candidates.of(facts, rank: rank) {
                    guard let weight = weighing.weigh(facts, rows[place]), weight.tenths >= Matching.least else { continue }
                    let pair = Pair(said: index, row: movementOf[place])
                    if !apart.isEmpty, apart.contains(RecordPair(one.movement, pair.row)) { continue }
                    if best[pair].map({ weight.tenths > $0.tenths }) ?? true { best[pair] = weight }
                }
            }
        }
        return best
    }

    /// A row that fits less well by no more than this, in tenths of a bit, fits almost as well.
    private static let near = 30

    /// Pairs of less, in tenths of a bit, neither are nor hinder links.
    private static let least = -80

    /// Tenths of a bit for a receipt or chat entry having no row at all.
    private func none(_ index: Int) -> Int { said[index].facts.first.map { weighing.none($0) } ?? 0 }

    /// Whether a row could still be the one: no other receipt that fits it much better has it.
    private func isOpen(_ pair: Pair, _ taken: [Int: Int], _ weights: [Pair: PairWeight]) -> Bool {
        guard let other = taken[pair.row], other != pair.said, let theirs = weights[Pair(said: other, row: pair.row)],
            let mine = weights[pair]
        else { return true }
        return theirs.tenths < mine.tenths + 30
    }

    private struct Equal: Hashable {
        var units: Int64
        var day: Int
    }

    private struct Pair: Hashable {
        var said: Int
        var row: Int

        func tenths(_ weights: [Pair: PairWeight]) -> Int { weights[self]?.tenths ?? .min }
    }

    /// Moves the shares of days by the pairs that leave no doubt: the only row around with the amount, and the same name.
    private mutating func learnDays() {
        for one in said {
            guard let facts = one.facts.first, facts.days.count == 1, let day = facts.days.first else { continue }
            let equal = candidates.of(facts).filter { rows[$0].units == facts.units && rows[$0].evidence.kind == .bank }
            guard equal.count == 1, let row = equal.first, let booked = rows[row].days.first, LagEvidence.window.contains(booked - day)
            else {
                continue
            }
            let (merchant, _) = MerchantEvidence.compare(
                weighing.clues.all[facts.clue], weighing.clues.all[rows[row].clue], weighing.population)
            if merchant == .same || merchant == .cut { weighing.lags.learn(facts, rows[row], days: booked - day) }
        }
    }
}
