import TillRecords

/// Weighs every amount of the passes as the total: labels beside it and arithmetic that ends in it.
struct TotalChoice {
    /// An amount that may be the total, with what speaks for it.
    struct Candidate: Sendable {
        var units: Int64
        var score = 0.0
        /// Arithmetic that ends in it, by name.
        var proofs: Set<String> = []
        var label = 0
        /// In how many passes a label names it.
        var passes = 0
        /// Who read it beside a label.
        var readers: Set<Passage.Reader> = []
        /// Where it stands, in the first pass that has it.
        var evidence: TextRow?
    }

    private(set) var candidates: [Candidate] = []
    /// True when the receipt rounds to what coins can pay.
    private let isRounded: Bool
    /// Whether one look proves the best one by itself, and none proves another.
    private var isProvenAlone = false

    init(_ passages: [Passage]) {
        isRounded = passages.contains { passage in
            passage.rows.contains { line in line.label?.kind == .rounding && line.amounts.contains { (1...4).contains(abs($0.units)) } }
        }
        var all: [Int64: Candidate] = [:]
        for passage in passages {
            for found in TotalEvidence(passage).weighed() {
                var sum = all[found.units] ?? Candidate(units: found.units)
                sum.score += found.score
                sum.proofs.formUnion(found.proofs)
                sum.label = max(sum.label, found.label)
                sum.passes += found.label > 0 ? 1 : 0
                if found.label > 0 { sum.readers.insert(passage.reader) }
                if sum.evidence == nil || sum.label == found.label && found.label > 0 { sum.evidence = found.evidence ?? sum.evidence }
                all[found.units] = sum
            }
        }
        let share = Double(max(1, passages.count))
        candidates = all.values.map { candidate in
            var mean = candidate
            mean.score /= share
            return mean
        }.sorted { ($0.score, $0.units) > ($1.score, $1.units) }
        putProvenFirst(passages)
    }

    /// What one look proves by itself goes before what several looks together only make likely: misread amounts prove nothing.
    private mutating func putProvenFirst(_ passages: [Passage]) {
        guard passages.count > 1, !isProven else { return }
        var proven: Set<Int64> = []
        for passage in passages {
            let alone = TotalChoice([passage])
            if alone.isProven, let units = alone.best?.units { proven.insert(units) }
        }
        guard let place = candidates.firstIndex(where: { proven.contains($0.units) }) else { return }
        candidates.insert(candidates.remove(at: place), at: 0)
        isProvenAlone = proven.count == 1
    }

    var best: Candidate? { candidates.first }

    /// True when arithmetic proves the best one and no other comes near.
    var isProven: Bool {
        if isProvenAlone { return true }
        guard let best, best.proofs.count > (best.label > 0 ? 0 : 1) else { return false }
        // Where a receipt rounds, what coins cannot pay is the amount before.
        return margin >= 4 && !(isRounded && best.units % 5 != 0)
    }

    /// How far the best one is before the second.
    var margin: Double {
        guard let best else { return 0 }
        return best.score - (candidates.dropFirst().first?.score ?? 0)
    }
}
