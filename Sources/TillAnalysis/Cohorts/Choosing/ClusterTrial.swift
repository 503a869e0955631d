import Glibc

/// One number of clusters, tried: how well it separates, how it holds when households are drawn anew, and what is gained beside chance.
struct ClusterTrial: Sendable, Equatable {
    let clusters: Int
    /// Mean silhouette, -1 to 1.
    var silhouette = 0.0
    /// How much tighter the clusters are than those of points without any (Tibshirani, Walther and Hastie 2001), and its error.
    var gap = 0.0
    var gapError = 0.0
    /// Mean adjusted Rand index between these clusters and those of samples drawn with replacement.
    var agreement = 1.0
    /// For the cluster that keeps together worst: the mean share of its members that stay together (Hennig 2007).
    var holding = 1.0
    /// Members of the smallest cluster.
    var smallest = 0

    /// Whether its clusters may be told of: they come again in other samples.
    var isStable: Bool { agreement >= 0.8 && holding >= 0.6 }

    /// Tries one number of clusters on these points.
    init(_ clusters: Int, _ points: [[Double]], _ effort: ClusterEffort, seed: UInt64) {
        self.clusters = clusters
        let cloud = PointCloud(points)
        let solution = KMeans(clusters: clusters, restarts: effort.restarts, seed: seed).fit(cloud)
        smallest = solution.sizes.min() ?? 0
        silhouette = Silhouette.mean(points, solution.assignment)
        bootstrap(cloud, solution, effort, seed)
        compareWithChance(points, solution, effort, seed)
    }

    init(clusters: Int) { self.clusters = clusters }

    private mutating func bootstrap(_ cloud: PointCloud, _ solution: KMeans.Solution, _ effort: ClusterEffort, _ seed: UInt64) {
        guard effort.samples > 0, cloud.count > 0 else { return }
        var agreements: [Double] = []
        var held = [Double](repeating: 0, count: clusters)
        for sample in 0..<effort.samples {
            var chance = CounterChance(seed: seed, stream: 1_000 + UInt64(sample))
            let rows = (0..<cloud.count).map { _ in chance.below(cloud.count) }
            let again = KMeans(clusters: clusters, restarts: effort.fewRestarts, seed: chance.next()).fit(cloud.picking(rows))
            let groups = again.centres.nearest(to: cloud)
            agreements.append(Agreement.adjustedRand(solution.assignment, groups))
            for (cluster, share) in Agreement.jaccards(solution.assignment, groups).enumerated() { held[cluster] += share }
        }
        agreement = Spread.mean(agreements)
        holding = (held.min() ?? 0) / Double(effort.samples)
    }

    private mutating func compareWithChance(_ points: [[Double]], _ solution: KMeans.Solution, _ effort: ClusterEffort, _ seed: UInt64) {
        guard effort.references > 0, let width = points.first?.count else { return }
        let columns = (0..<width).map { column in points.map { $0[column] } }
        let ranges = columns.map { ($0.min() ?? 0, $0.max() ?? 0) }
        var logs: [Double] = []
        for reference in 0..<effort.references {
            var chance = CounterChance(seed: seed, stream: 2_000 + UInt64(reference))
            let random = points.map { _ in ranges.map { $0.0 + chance.fraction() * ($0.1 - $0.0) } }
            let fit = KMeans(clusters: clusters, restarts: effort.fewRestarts, seed: chance.next()).fit(PointCloud(random))
            logs.append(log(max(fit.inertia, 1e-12)))
        }
        gap = Spread.mean(logs) - log(max(solution.inertia, 1e-12))
        gapError = Spread.deviation(logs) * (1 + 1 / Double(effort.references)).squareRoot()
    }
}

/// How much nearer points lie to their own group than to the next one (Rousseeuw 1987).
enum Silhouette {
    /// The mean over all points, -1 to 1; 0 for a single group. Looks at every pair of points.
    static func mean(_ points: [[Double]], _ groups: [Int32]) -> Double {
        let count = Int(groups.max() ?? -1) + 1
        guard count > 1 else { return 0 }
        var sizes = [Int](repeating: 0, count: count)
        for group in groups { sizes[Int(group)] += 1 }
        var total = 0.0
        for (index, point) in points.enumerated() {
            var sums = [Double](repeating: 0, count: count)
            for (other, group) in zip(points, groups) { sums[Int(group)] += distance(point, other) }
            let own = Int(groups[index])
            guard sizes[own] > 1 else { continue }
            let within = sums[own] / Double(sizes[own] - 1)
            var next = Double.infinity
            for group in 0..<count where group != own && sizes[group] > 0 { next = min(next, sums[group] / Double(sizes[group])) }
            total += (next - within) / max(within, next, 1e-12)
        }
        return total / Double(points.count)
    }

    private static func distance(_ a: [Double], _ b: [Double]) -> Double {
        var sum = 0.0
        for column in a.indices { sum += (a[column] - b[column]) * (a[column] - b[column]) }
        return sum.squareRoot()
    }
}
