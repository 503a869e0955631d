import TillRecords

/// The cohorts of all households, ready to be written: who is in which, under which id, and how they stand to an earlier run.
struct CohortCensus: Sendable {
    let table: FeatureTable
    let trials: [ClusterTrial]
    /// The cohort of each household of the table, largest first, equal ones by their centres.
    let groups: [Int32]
    /// Rows of the table, by cohort.
    let members: [[Int]]
    let ids: [String]
    let labels: [String]
    let traits: [CohortTraits]
    let shares: PublishedShares
    let drift: CohortDrift?
    let earlier: EarlierCohorts?
    /// Centres by cohort, as points.
    private let centres: [[Double]]
    /// How surely each household lies in its cohort: 0 between two, near 1 far from every other.
    let margins: [Double]
    /// The last month that any of them stands on.
    let month: Month
    /// Values in order, by cohort and feature.
    private let ranks: [[[Double]]]

    /// Nil when there are fewer households than a cohort must have.
    init?(
        _ table: FeatureTable, _ knowledge: CohortKnowledge, least: Int, earlier: EarlierCohorts?, effort: ClusterEffort = ClusterEffort(),
        seed: UInt64
    ) {
        guard table.households.count >= max(1, least), let month = table.households.map(\.last).max() else { return nil }
        let choice = ClusterChoice(table.points, least: least, effort: effort, seed: seed)
        let groups = choice.solution.assignment
        let count = choice.solution.sizes.count
        let members = (0..<count).map { cohort in groups.indices.filter { groups[$0] == Int32(cohort) } }
        let parts = table.features.indices.filter { table.features[$0].isShare }
        let shares = PublishedShares(table.values.map { row in parts.map { row[$0] } }, groups, cohorts: count)
        let traits = members.indices.map { cohort in
            CohortTraits(table, members[cohort], hidden: Set(parts.indices.filter { shares.means[cohort][$0] == nil }.map { parts[$0] }))
        }
        let drift = earlier.map { CohortDrift($0, table, members) }
        self.table = table
        self.month = month
        self.groups = groups
        self.members = members
        self.traits = traits
        self.shares = shares
        self.drift = drift
        self.earlier = earlier
        trials = choice.trials
        labels = CohortTraits.labels(traits, table, knowledge)
        ids = CohortCensus.ids(count, drift, earlier)
        centres = (0..<choice.solution.centres.count).map { choice.solution.centres.row($0) }
        margins = table.points.indices.map { [centres] row in CohortCensus.margin(table.points[row], Int(groups[row]), centres) }
        ranks = members.map { rows in table.features.indices.map { feature in rows.map { table.values[$0][feature] }.sorted() } }
    }

    /// More than were ever given; what is larger is no number of ours.
    private static let mostCohorts = 1_000_000_000

    /// A cohort that was there before keeps its id; the others take the next numbers that were never given.
    private static func ids(_ count: Int, _ drift: CohortDrift?, _ earlier: EarlierCohorts?) -> [String] {
        let given = (earlier?.cohorts ?? []).compactMap { $0.id.hasPrefix("c") ? Int($0.id.dropFirst()) : nil }
        // A number that a file invents may be as large as it likes.
        var number = given.filter { $0 < mostCohorts }.max() ?? 0
        return (0..<count).map { cohort in
            if let before = drift?.matches[cohort]?.before.id { return before }
            number += 1
            return "c\(number)"
        }
    }

    private static func distances(_ point: [Double], _ centres: [[Double]]) -> [Double] {
        centres.map { centre in zip(point, centre).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot() }
    }

    private static func margin(_ point: [Double], _ own: Int, _ centres: [[Double]]) -> Double {
        let distances = distances(point, centres)
        guard let next = distances.enumerated().filter({ $0.offset != own }).map(\.element).min(), next > 0 else { return 1 }
        return max(0, 1 - distances[own] / next)
    }

    /// What lies between a household and the centres of its own and of the next cohort.
    struct Standing {
        /// To the centre of its own cohort, in deviations of all households.
        let distance: Double
        /// The next cohort, and how far its centre lies; nil where there is one alone.
        let next: (cohort: Int, distance: Double)?
        /// By feature: how far the household lies from its own cohort's centre.
        let offsets: [Double]
        /// By feature: how much nearer it brings the household to its own centre than to the next, in squared deviations.
        let pulls: [Double]
    }

    func standing(of row: Int) -> Standing {
        let (point, own) = (table.points[row], Int(groups[row]))
        let distances = CohortCensus.distances(point, centres)
        let next = distances.indices.filter { $0 != own }.min { (distances[$0], $0) < (distances[$1], $1) }
        let offsets = zip(point, centres[own]).map { $0 - $1 }
        let pulls = next.map { next in
            offsets.indices.map { (point[$0] - centres[next][$0]) * (point[$0] - centres[next][$0]) - offsets[$0] * offsets[$0] }
        }
        return Standing(
            distance: distances[own], next: next.map { ($0, distances[$0]) }, offsets: offsets,
            pulls: pulls ?? offsets.map { _ in 0 })
    }

    /// Whether a cohort's own figure of a feature may be told.
    func isTold(_ feature: Int, of cohort: Int) -> Bool {
        let group = table.features[..<feature].count(where: \.isShare)
        return !table.features[feature].isShare || shares.means[cohort][group] != nil
    }

    /// Whether how far a household lies from a cohort's centre may be told. The offsets of all features make the distance, so that it
    /// and those that are told would give away one that is not.
    func isTold(of cohort: Int) -> Bool { shares.means[cohort].allSatisfy { $0 != nil } }

    /// The percentile of a household's value within its cohort, 1 to 99: how many of a hundred peers have less, half of equal ones.
    func percentile(_ row: Int, _ feature: Int) -> Int {
        let peers = ranks[Int(groups[row])][feature]
        let own = table.values[row][feature]
        let below = peers.partitioningIndex { $0 >= own }
        let equal = peers.partitioningIndex { $0 > own } - below
        return min(99, max(1, Int(((Double(below) + Double(equal) / 2) / Double(peers.count) * 100).rounded())))
    }
}

/// How many clusters there are, and which point is in which.
///
/// A number of clusters is admissible when every cluster has the least size, and when the clusters come again in samples drawn with
/// replacement: mean agreement of at least 0.8, every cluster holding together by at least 0.6. Of the admissible numbers it is the
/// smallest whose gap lies within one standard error of the best: fewer clusters would tell less, more would tell of chance.
struct ClusterChoice {
    let solution: KMeans.Solution
    /// What was tried, fewest clusters first; empty when one cluster was all there could be.
    let trials: [ClusterTrial]

    /// - Parameter least: members that a cluster must have.
    init(_ points: [[Double]], least: Int, effort: ClusterEffort = ClusterEffort(), seed: UInt64) {
        let rows = ClusterChoice.sample(points.count, effort, seed)
        let sample = rows.map { points[$0] }
        let most = min(effort.most, points.count / max(1, least))
        trials = most < 2 ? [] : (2...most).map { ClusterTrial($0, sample, effort, seed: seed) }
        let needed = Double(least) * Double(sample.count) / Double(max(1, points.count))
        let admissible = trials.filter { $0.isStable && Double($0.smallest) >= needed }
        let cloud = PointCloud(points)
        var wanted = ClusterChoice.best(admissible)
        while true {
            let solution = KMeans(clusters: wanted, restarts: effort.restarts, seed: seed).fit(cloud)
            // What a sample promised all points must keep.
            if wanted == 1 || (solution.sizes.min() ?? 0) >= least {
                self.solution = solution
                return
            }
            wanted = ClusterChoice.best(admissible.filter { $0.clusters < wanted })
        }
    }

    /// The smallest number within one standard error of the best gap; 1 of none.
    static func best(_ trials: [ClusterTrial]) -> Int {
        guard let top = trials.max(by: { $0.gap < $1.gap }) else { return 1 }
        return trials.first { $0.gap >= top.gap - top.gapError }?.clusters ?? top.clusters
    }

    private static func sample(_ count: Int, _ effort: ClusterEffort, _ seed: UInt64) -> [Int] {
        guard count > effort.sample else { return Array(0..<count) }
        var chance = CounterChance(seed: seed, stream: 3_000)
        var rows = Array(0..<count)
        for place in 0..<effort.sample { rows.swapAt(place, place + chance.below(count - place)) }
        return rows[..<effort.sample].sorted()
    }
}

/// Mean shares of spending, by cohort and group, as far as they may be told.
///
/// A mean is held back when one household makes more than half of it (the dominance rule), and then enough others that it cannot be
/// had by subtraction: shares of a cohort add up to one, and cohorts make up all households (complementary suppression). What is told
/// is rounded to half a per cent, so that the difference of two runs says nothing of a household that came or went.
struct PublishedShares: Sendable, Equatable {
    /// A row for each cohort, then one for all households; nil where held back.
    private(set) var means: [[Double?]]

    /// - Parameters:
    ///   - shares: a row for each household.
    ///   - groups: the cohort of each, from 0.
    init(_ shares: [[Double]], _ groups: [Int32], cohorts: Int) {
        let width = shares.first?.count ?? 0
        var sums = [[Double]](repeating: [Double](repeating: 0, count: width), count: cohorts + 1)
        var most = sums
        var sizes = [Int](repeating: 0, count: cohorts + 1)
        for (row, group) in zip(shares, groups) {
            for place in [Int(group), cohorts] {
                sizes[place] += 1
                for column in 0..<width {
                    sums[place][column] += row[column]
                    most[place][column] = max(most[place][column], row[column])
                }
            }
        }
        var hidden = sums.indices.map { row in
            (0..<width).map { sums[row][$0] > 0 && most[row][$0] > sums[row][$0] / 2 }
        }
        PublishedShares.complement(&hidden, sums)
        means = sums.indices.map { row in
            (0..<width).map { column in
                hidden[row][column] || sizes[row] == 0 ? nil : (sums[row][column] / Double(sizes[row]) * 200).rounded() / 200
            }
        }
    }

    /// Hides more until no row and no column hides exactly one: always the smallest that is left.
    private static func complement(_ hidden: inout [[Bool]], _ sums: [[Double]]) {
        var isChanged = true
        while isChanged {
            isChanged = false
            for row in hidden.indices where hidden[row].count(where: { $0 }) == 1 {
                let open = hidden[row].indices.filter { !hidden[row][$0] && sums[row][$0] > 0 }
                guard let least = open.min(by: { (sums[row][$0], $0) < (sums[row][$1], $1) }) else { continue }
                hidden[row][least] = true
                isChanged = true
            }
            for column in hidden.first?.indices ?? 0..<0 where hidden.count(where: { $0[column] }) == 1 {
                let open = hidden.indices.filter { !hidden[$0][column] && sums[$0][column] > 0 }
                guard let least = open.min(by: { (sums[$0][column], $0) < (sums[$1][column], $1) }) else { continue }
                hidden[least][column] = true
                isChanged = true
            }
        }
    }
}
