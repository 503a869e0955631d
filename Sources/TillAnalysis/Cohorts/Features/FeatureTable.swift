import Glibc
import TillRecords

/// All households side by side: what they are compared by, as measured and as coordinates.
///
/// Coordinates are centred log-ratios of the spending shares, then the measures; each winsorised at 1 and 99 %, brought to mean 0 and
/// deviation 1, and drawn in to 2.5 deviations, so that a group that a household does without is no greater matter than one it has
/// little of. Groups that nobody spends on stay, so that another run's log-ratios are of the same parts.
struct FeatureTable: Sendable {
    /// One thing that households are compared by.
    struct Feature: Sendable, Equatable {
        let id: String
        let label: String
        /// True for a share of spending.
        let isShare: Bool
    }

    /// By the households' ids.
    let households: [HouseholdMeasures]
    let features: [Feature]
    /// As a person reads them, a row for each household: shares of spending, the income beside the median of the currency …
    let values: [[Double]]
    /// Before they are brought to one scale, a row for each household: what centres are told in.
    let coordinates: [[Double]]
    /// The points that are grouped.
    let points: [[Double]]

    private static let farthest = 2.5

    init(_ measured: [HouseholdMeasures], _ knowledge: CohortKnowledge) {
        let households = measured.sorted { $0.household < $1.household }
        let relative = FeatureTable.relativeIncomes(households)
        let hasSeries = households.contains { $0.recurring != nil }
        let kept = HouseholdMeasures.names.indices.filter { HouseholdMeasures.names[$0] != "recurring" || hasSeries }
        features =
            knowledge.groups.map { Feature(id: $0.id, label: $0.label, isShare: true) }
            + kept.map { Feature(id: knowledge.measures[$0].id, label: knowledge.measures[$0].label, isShare: false) }
        var (values, coordinates): ([[Double]], [[Double]]) = ([], [])
        for (index, household) in households.enumerated() {
            let whole = household.parts.reduce(0, +)
            let others = [
                relative[index], household.incomeSwings, household.spendingSwings, household.recurring ?? 0, household.savings,
            ]
            values.append(household.parts.map { $0 / whole } + kept.map { others[$0] })
            let ratios = Composition.centredLogRatios(Composition.shares(of: household.parts))
            coordinates.append(ratios + kept.map { $0 == 0 ? log(others[0]) : others[$0] })
        }
        self.households = households
        self.values = values
        self.coordinates = FeatureTable.byColumn(coordinates, Spread.winsorised)
        points = FeatureTable.byColumn(self.coordinates, FeatureTable.scaled)
    }

    /// Each income beside the median of the households of its currency; where nobody has any, and below a hundredth, a hundredth.
    private static func relativeIncomes(_ households: [HouseholdMeasures]) -> [Double] {
        let medians = Dictionary(grouping: households, by: \.currency).mapValues { $0.map(\.income).median ?? 0 }
        return households.map { household in
            let median = medians[household.currency] ?? 0
            return median > 0 ? max(0.01, Double(household.income) / Double(median)) : 1
        }
    }

    private static func scaled(_ column: [Double]) -> [Double] {
        let (mean, deviation) = (Spread.mean(column), Spread.deviation(column))
        return column.map { deviation > 1e-9 ? min(farthest, max(-farthest, ($0 - mean) / deviation)) : 0 }
    }

    private static func byColumn(_ rows: [[Double]], _ change: ([Double]) -> [Double]) -> [[Double]] {
        var changed = rows
        for column in rows.first?.indices ?? 0..<0 {
            for (row, value) in change(rows.map { $0[column] }).enumerated() { changed[row][column] = value }
        }
        return changed
    }
}

/// Shares of a whole as coordinates in which distances mean something (Aitchison 1986).
enum Composition {
    /// What stands for a share of nothing: below it a share of twelve months' spending says little.
    static let least = 0.005

    /// Shares that add up to one, with zeros replaced by `least` and the others lessened in proportion (multiplicative replacement,
    /// Martín-Fernández et al. 2003). All parts alike when there is no whole.
    static func shares(of parts: [Double]) -> [Double] {
        let whole = parts.reduce(0) { $0 + max(0, $1) }
        guard whole > 0 else { return parts.map { _ in 1 / Double(parts.count) } }
        let empty = parts.count { $0 <= 0 }
        let kept = 1 - Double(empty) * least
        return parts.map { $0 > 0 ? $0 / whole * kept : least }
    }

    /// The logarithms of shares above their mean: the centred log-ratio.
    static func centredLogRatios(_ shares: [Double]) -> [Double] {
        let logs = shares.map { log($0) }
        let mean = Spread.mean(logs)
        return logs.map { $0 - mean }
    }
}
