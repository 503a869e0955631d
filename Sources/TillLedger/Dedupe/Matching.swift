/// Receipts, or chat entries, of a household and the rows they may be: weighed, then assigned one to one.
struct Matching {
    private var weighing: PairWeighing
    private let said: [(movement: Int, facts: [LinkFacts])]
    private let rows: [LinkFacts]
    /// The movement of each row.
    private let movementOf: [Int]
    private let candidates: LinkCandidates

    /// Both sides as movements with what their observations say.
    init(_ weighing: PairWeighing, said: [(Int, [LinkFacts])], rows: [(Int, [LinkFacts])]) {
        self.weighing = weighing
        self.said = said
        let flat = rows.flatMap { movement, facts in facts.map { (movement, $0) } }
            .sorted { ($0.1.days.first ?? 0, $0.1.evidence.id) < ($1.1.days.first ?? 0, $1.1.evidence.id) }
        self.rows = flat.map(\.1)
        movementOf = flat.map(\.0)
        candidates = LinkCandidates(self.rows, weighing.clues)
        learnDays()
    }

    /// The best pairs, sure ones and those that a person should decide, in order.
    func matches() -> [Match] {
        var best: [Pair: PairWeight] = [:]
        for (index, one) in said.enumerated() {
            for facts in one.facts {
                for place in candidates.of(facts) {
                    guard let weight = weighing.weigh(facts, rows[place]), weight.tenths >= weighing.weights.review else { continue }
                    let pair = Pair(said: index, row: movementOf[place])
                    if best[pair].map({ weight.tenths > $0.tenths }) ?? true { best[pair] = weight }
                }
            }
        }
        // Every pair above the review threshold counts, and the threshold itself for a little.
        let pairs = best.map {
            Assignment.Pair(left: $0.key.said, right: $0.key.row, weight: $0.value.tenths - weighing.weights.review + 1)
        }
        .sorted { ($0.left, $0.right) < ($1.left, $1.right) }
        return Assignment.best(pairs).compactMap { chosen in
            guard let weight = best[Pair(said: chosen.left, row: chosen.right)] else { return nil }
            return Match(
                said: said[chosen.left].movement, row: chosen.right, weight: weight.tenths, why: weight.why,
                isSure: weight.tenths >= weighing.weights.link)
        }
    }

    private struct Pair: Hashable {
        var said: Int
        var row: Int
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
