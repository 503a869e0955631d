/// k-means: Lloyd's iteration with Hamerly's bounds (Hamerly 2010), seeded by k-means++ (Arthur and Vassilvitskii 2007).
///
/// Distances in single precision, sums in double, in the order of the points: the same bytes on every run.
package struct KMeans: Sendable {
    package struct Solution: Sendable {
        /// The cluster of each point, largest cluster first.
        let assignment: [Int32]
        let centres: Centres
        let sizes: [Int]
        /// Sum of the squares of the distances to the centres.
        package let inertia: Double
        /// Of the restart that was kept.
        package let iterations: Int
    }

    let clusters: Int
    let restarts: Int
    let seed: UInt64
    /// It stops when the centres move less than this, as a share of the mean variance.
    var tolerance = 1e-4
    var mostIterations = 300

    /// - Parameters:
    ///   - clusters: at least 1; no more than there are points are found.
    ///   - restarts: how many seedings are tried; the one with the least inertia is kept, the first of equals.
    package init(clusters: Int, restarts: Int, seed: UInt64) {
        self.clusters = max(1, clusters)
        self.restarts = max(1, restarts)
        self.seed = seed
    }

    package func fit(_ points: PointCloud) -> Solution {
        let limit = tolerance * points.meanVariance
        var best: Solution?
        for restart in 0..<restarts {
            let seeding = Seeding(points: points, clusters: min(clusters, max(1, points.count)))
            var run = LloydRun(points, seeding.centres(CounterChance(seed: seed, stream: UInt64(restart))))
            let solution = run.finish(limit: limit, mostIterations: mostIterations)
            if best.map({ solution.inertia < $0.inertia }) ?? true { best = solution }
        }
        return
            (best
            ?? Solution(assignment: [], centres: Centres(rows: [], count: 0, width: 0, stride: 0), sizes: [], inertia: 0, iterations: 0))
            .ordered
    }
}

extension KMeans.Solution {
    /// The same clusters, the largest first, equal ones by their centres.
    var ordered: KMeans.Solution {
        let order = sizes.indices.sorted { a, b in
            if sizes[a] != sizes[b] { return sizes[a] > sizes[b] }
            let (left, right) = (centres.row(a), centres.row(b))
            return left != right ? left.lexicographicallyPrecedes(right) : a < b
        }
        var place = [Int32](repeating: 0, count: order.count)
        for (new, old) in order.enumerated() { place[old] = Int32(new) }
        var rows: [Float] = []
        for old in order { rows += centres.rows[old * centres.stride..<(old + 1) * centres.stride] }
        return KMeans.Solution(
            assignment: assignment.map { place[Int($0)] },
            centres: Centres(rows: rows, count: centres.count, width: centres.width, stride: centres.stride),
            sizes: order.map { sizes[$0] }, inertia: inertia, iterations: iterations)
    }
}
