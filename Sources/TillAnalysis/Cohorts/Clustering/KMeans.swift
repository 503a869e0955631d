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
        var best: (run: LloydRun, inertia: Double)?
        for restart in 0..<restarts {
            let seeding = Seeding(points: points, clusters: min(clusters, max(1, points.count)))
            var run = LloydRun(points, seeding.centres(CounterChance(seed: seed, stream: UInt64(restart))))
            run.iterate(limit: limit, mostIterations: mostIterations)
            let inertia = run.inertia
            if best.map({ inertia < $0.inertia }) ?? true { best = (run, inertia) }
        }
        return
            (best?.run.settled()
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

/// k-means++ with a few candidates a step, of which the one that lessens the inertia most is taken.
///
/// Of very many points it looks at an even sample: the centres need a start, not an answer.
struct Seeding {
    private let points: PointCloud
    private let clusters: Int
    private static let most = 32_768

    init(points: PointCloud, clusters: Int) {
        self.points = points
        self.clusters = clusters
    }

    func centres(_ chance: CounterChance) -> Centres {
        var chance = chance
        let rows = sample(&chance)
        let candidates = 2 + Int(clusters.bitWidth - clusters.leadingZeroBitCount)
        var chosen: [Int] = []
        var nearest = [Double](repeating: .infinity, count: rows.count)
        while chosen.count < clusters {
            var best: (sum: Double, place: Int, squares: [Double])?
            for _ in 0..<(chosen.isEmpty ? 1 : candidates) {
                let place = chosen.isEmpty ? chance.below(rows.count) : draw(nearest, &chance)
                let squares = squares(rows, from: rows.isEmpty ? 0 : rows[place], nearest)
                let sum = squares.reduce(0, +)
                if best.map({ sum < $0.sum }) ?? true { best = (sum, place, squares) }
            }
            guard let best, !rows.isEmpty else { break }
            chosen.append(rows[best.place])
            nearest = best.squares
        }
        var values: [Float] = []
        for row in chosen { values += points.values[row * points.stride..<(row + 1) * points.stride] }
        return Centres(rows: values, count: chosen.count, width: points.width, stride: points.stride)
    }

    private func sample(_ chance: inout CounterChance) -> [Int] {
        guard points.count > Seeding.most else { return Array(0..<points.count) }
        return (0..<Seeding.most).map { _ in chance.below(points.count) }
    }

    /// A place, likelier the farther it is from the centres so far.
    private func draw(_ squares: [Double], _ chance: inout CounterChance) -> Int {
        var left = squares.reduce(0, +) * chance.fraction()
        for (place, square) in squares.enumerated() where square > 0 {
            left -= square
            if left < 0 { return place }
        }
        return squares.isEmpty ? 0 : squares.count - 1
    }

    private func squares(_ rows: [Int], from centre: Int, _ nearest: [Double]) -> [Double] {
        let (stride, width) = (points.stride, points.width)
        return unsafe points.values.withUnsafeBufferPointer { values in
            rows.indices.map { place in
                var sum: Float = 0
                let (own, other) = (rows[place] &* stride, centre &* stride)
                for column in 0..<width {
                    let difference = unsafe values[own &+ column] - values[other &+ column]
                    sum += difference * difference
                }
                return min(nearest[place], Double(sum))
            }
        }
    }
}
