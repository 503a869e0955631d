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
