/// How today's cohorts stand to an earlier run's.
struct CohortDrift: Sendable {
    /// What became of one cohort.
    struct Match: Sendable, Equatable {
        let before: EarlierCohorts.Cohort
        /// How far its centre moved, in deviations of its members: the root of the mean square over the features.
        let shift: Double
        /// Of the households that were in it and are compared again, how many still are; nil when there is none.
        let stayed: Double?
    }

    struct FeatureShift: Sendable, Equatable {
        let feature: String
        let index: Double
    }

    /// For each cohort, what it was; nil for one that is new.
    let matches: [Match?]
    /// Households compared in both runs, and the share of them that is in another cohort now; nil without any.
    let compared: Int
    let moved: Double?
    /// By feature, how the distribution over all households moved.
    let features: [FeatureShift]

    /// Centres farther apart than this many deviations of all households are not the same cohort.
    private static let farthest = 1.0

    init(_ earlier: EarlierCohorts, _ table: FeatureTable, _ cohorts: [[Int]]) {
        let names = table.features.map(\.id)
        let scale = names.indices.map { feature in max(1e-9, Spread.deviation(table.coordinates.map { $0[feature] })) }
        let centres = cohorts.map { members in
            names.indices.map { feature in Spread.mean(members.map { table.coordinates[$0][feature] }) }
        }
        let costs = centres.map { centre in earlier.cohorts.map { min(1e6, CohortDrift.apart(centre, $0, names, by: scale)) } }
        let flows = CohortDrift.flows(earlier, table, cohorts)
        let matches: [Match?] = CentreMatching.match(costs).enumerated().map { place, other in
            guard let other, costs[place][other] <= CohortDrift.farthest else { return nil }
            let old = earlier.cohorts[other]
            let all = flows.reduce(0) { $0 + ($1[old.id] ?? 0) }
            return Match(
                before: old,
                shift: CohortDrift.apart(
                    centres[place], old, names, by: names.indices.map { max(old.spread[names[$0]] ?? 0, scale[$0] / 10) }),
                stayed: all > 0 ? Double(flows[place][old.id] ?? 0) / Double(all) : nil)
        }
        let both = flows.reduce(0) { $0 + $1.values.reduce(0, +) }
        let stayed = zip(flows, matches).reduce(0) { $0 + (CohortDrift.staying($1.0, $1.1) ?? 0) }
        self.matches = matches
        compared = both
        moved = both > 0 ? Double(both - stayed) / Double(both) : nil
        features = CohortDrift.shifts(earlier, table)
    }

    /// The root of the mean square of the differences that both know, on these scales.
    private static func apart(_ centre: [Double], _ old: EarlierCohorts.Cohort, _ names: [String], by scale: [Double]) -> Double {
        let squares = names.indices.compactMap { feature in
            old.centre[names[feature]].map { (centre[feature] - $0) / scale[feature] }.map { $0 * $0 }
        }
        return squares.isEmpty ? .infinity : Spread.mean(squares).squareRoot()
    }

    private static func shifts(_ earlier: EarlierCohorts, _ table: FeatureTable) -> [FeatureShift] {
        table.features.enumerated().compactMap { place, feature in
            guard let old = earlier.distributions[feature.id] else { return nil }
            let now = PublishedQuantiles.shares(of: table.values.map { $0[place] }, between: old.cuts)
            let index = StabilityIndex.value(before: old.shares, now: now, households: table.households.count)
            return FeatureShift(feature: feature.id, index: index)
        }
    }

    /// For each cohort, how many of its households came from each of the earlier ones.
    private static func flows(_ earlier: EarlierCohorts, _ table: FeatureTable, _ cohorts: [[Int]]) -> [[String: Int]] {
        cohorts.map { members in
            var flow: [String: Int] = [:]
            for row in members {
                if let before = earlier.memberships[table.households[row].household]?.cohort { flow[before, default: 0] += 1 }
            }
            return flow
        }
    }

    private static func staying(_ flow: [String: Int], _ match: Match?) -> Int? { match.flatMap { flow[$0.before.id] } }
}

/// Which of yesterday's centres is which of today's: the matching of least total cost (Kuhn 1955, in Jonker and Volgenant's form).
struct CentreMatching {
    private let costs: [[Double]]
    private let size: Int
    private var rowPotential: [Double]
    private var columnPotential: [Double]
    /// The row of each column, both from 1; 0 for none.
    private var owner: [Int]
    /// The column before each on the way that changes least.
    private var way: [Int]

    /// For each row the column it goes with, each column once; nil for rows that are left when there are more rows than columns.
    static func match(_ costs: [[Double]]) -> [Int?] {
        let (height, width) = (costs.count, costs.first?.count ?? 0)
        guard height > 0, width > 0 else { return costs.map { _ in nil } }
        var matching = CentreMatching(costs, size: max(height, width))
        for row in 1...matching.size { matching.place(row) }
        var found = [Int?](repeating: nil, count: height)
        for column in 1...width where matching.owner[column] <= height { found[matching.owner[column] - 1] = column - 1 }
        return found
    }

    private init(_ costs: [[Double]], size: Int) {
        self.costs = costs
        self.size = size
        (rowPotential, columnPotential) = ([Double](repeating: 0, count: size + 1), [Double](repeating: 0, count: size + 1))
        (owner, way) = ([Int](repeating: 0, count: size + 1), [Int](repeating: 0, count: size + 1))
    }

    /// Rows and columns that are not there cost nothing.
    private func cost(_ row: Int, _ column: Int) -> Double {
        row < costs.count && column < costs[row].count ? costs[row][column] : 0
    }

    /// Finds a column for one more row, moving rows that have one where that is cheaper.
    private mutating func place(_ row: Int) {
        owner[0] = row
        var least = [Double](repeating: .infinity, count: size + 1)
        var isUsed = [Bool](repeating: false, count: size + 1)
        var column = 0
        repeat {
            isUsed[column] = true
            let from = owner[column]
            var (delta, next) = (Double.infinity, 0)
            for other in 1...size where !isUsed[other] {
                let reduced = cost(from - 1, other - 1) - rowPotential[from] - columnPotential[other]
                if reduced < least[other] { (least[other], way[other]) = (reduced, column) }
                if least[other] < delta { (delta, next) = (least[other], other) }
            }
            for other in 0...size {
                if isUsed[other] {
                    rowPotential[owner[other]] += delta
                    columnPotential[other] -= delta
                } else {
                    least[other] -= delta
                }
            }
            column = next
        } while owner[column] != 0
        while column != 0 {
            owner[column] = owner[way[column]]
            column = way[column]
        }
    }
}
