import TillFigures
import TillRecords
import TillTesting

@testable import TillAnalysis

/// Households that live in three ways, for tests of cohorts: what each spends on in a year, drawn anew for each.
enum Neighbours {
    static let groups = ["groceries", "eating-out", "car", "children", "travel", "health"]
    private static let ways: [[Double]] = [
        [0.40, 0.05, 0.20, 0.30, 0.01, 0.04], [0.15, 0.40, 0.00, 0.00, 0.40, 0.05], [0.30, 0.05, 0.10, 0.00, 0.05, 0.50],
    ]

    static let knowledge = CohortKnowledge(
        groups.map { (CohortKnowledge.Group(id: $0, label: $0.capitalized, phrase: "the " + $0), [Substring($0 + ".*")]) },
        measures: HouseholdMeasures.names.map {
            CohortKnowledge.Measure(id: $0, label: $0, high: "much \($0)", low: "little \($0)", definition: "")
        })

    /// The records of households 0 to `count` - 1, who take turns in the ways.
    static func records(_ count: Int, seed: UInt64 = 1, months: Int = 6) -> [[Record]] {
        (0..<count).map { household($0, seed: seed, months: months) }
    }

    static func name(_ number: Int) -> String { "hh-\(number < 10 ? "0" : "")\(number)" }

    private static func household(_ number: Int, seed: UInt64, months: Int) -> [Record] {
        var chance = SeededChance(seed &* 1_000 &+ UInt64(number))
        let way = ways[number % ways.count]
        let means = Double(80 + chance.below(60))
        let skips = number % 9 == 4 ? chance.below(groups.count) : -1
        var records: [Record] = []
        for month in 1...months {
            let income = means * (number % ways.count == 1 ? 60 : 30)
            records.append(row(number, "i\(month)", month, 1, income, "income.salary"))
            for (group, share) in way.enumerated() where share > 0 && group != skips {
                let spent = means * 25 * share * Double(70 + chance.below(60)) / 100
                records.append(row(number, "g\(group)m\(month)", month, 28, -spent, groups[group] + ".any"))
            }
        }
        return records
    }

    private static func row(_ number: Int, _ id: String, _ month: Int, _ day: Int, _ amount: Double, _ category: String) -> Record {
        let date = "2025-0\(month)-\(day < 10 ? "0" : "")\(day)"
        var record = Ledger.transaction(
            "\(number)-\(id)", date, "\(amount < 0 ? "-" : "")\(Int(abs(amount))).00", category: category, merchant: "Secret Shop \(number)"
        )
        record.set(.household, string: name(number))
        record.set(.member, string: "member-\(number)")
        return record
    }

    static func measures(_ count: Int, seed: UInt64 = 1) -> [HouseholdMeasures] {
        records(count, seed: seed).compactMap { HouseholdMeasures(HouseholdLedger($0), knowledge, least: 3) }
    }

    /// Few samples and references: the ways are far apart.
    static let effort = ClusterEffort(restarts: 4, fewRestarts: 1, samples: 6, references: 4, most: 5)

    static func census(_ measured: [HouseholdMeasures], earlier: EarlierCohorts? = nil, least: Int = 10) throws -> CohortCensus {
        struct TooFew: Error {}
        let table = FeatureTable(measured, knowledge)
        guard let census = CohortCensus(table, knowledge, least: least, earlier: earlier, effort: effort, seed: 1) else { throw TooFew() }
        return census
    }

    static func lines(_ census: CohortCensus, least: Int = 10) -> [String] {
        CohortRecords(census, knowledge, least: least).records.map(\.text)
    }
}
