import TillRecords

/// How often true pairs lie so many days apart, by account: the knowledge file's shares, moved by the household's own clear pairs.
struct LagShares {
    /// The knowledge file's shares count as much as so many clear pairs.
    private static let prior = 20.0

    private let weights: LinkWeights
    private let tables: [String: [Int: Double]]
    private var seen: [Place: [Int: Int]] = [:]

    private struct Place: Hashable {
        let kind: Evidence.Kind
        let account: Int
    }

    init(_ weights: LinkWeights) {
        self.weights = weights
        tables = Dictionary(uniqueKeysWithValues: ["lag-receipt", "lag-chat", "lag-told"].map { ($0, weights.days($0)) })
    }

    /// A pair that leaves no doubt, and the days between.
    mutating func learn(_ said: LinkFacts, _ row: LinkFacts, days: Int) {
        seen[Place(kind: said.evidence.kind, account: row.evidence.account), default: [:]][days, default: 0] += 1
    }

    /// Tenths of a bit for the days between two records.
    func tenths(_ lag: LagEvidence, _ said: LinkFacts, _ row: LinkFacts, _ population: LinkPopulation) -> Int {
        let table = row.evidence.kind == .bank ? (said.evidence.kind == .chat ? "lag-chat" : "lag-receipt") : "lag-told"
        switch lag {
        case .unknown: return 0
        case .far: return LinkWeights.tenths(weights.share(table, "far"))
        // One digit of eight can become another in some twenty ways that are days of the years around.
        case .misread: return LinkWeights.tenths(weights.share(table, "misread") * Double(population.days) / 40)
        case .days(let days):
            let choices = Double(max(1, said.days.count))
            return LinkWeights.tenths(share(table, days, said, row) * Double(population.days) / choices)
        }
    }

    private func share(_ table: String, _ days: Int, _ said: LinkFacts, _ row: LinkFacts) -> Double {
        let known = tables[table]?[days] ?? weights.share(table, "far")
        guard let counts = seen[Place(kind: said.evidence.kind, account: row.evidence.account)] else { return known }
        let total = counts.values.reduce(0, +)
        return (known * LagShares.prior + Double(counts[days] ?? 0)) / (LagShares.prior + Double(total))
    }
}
