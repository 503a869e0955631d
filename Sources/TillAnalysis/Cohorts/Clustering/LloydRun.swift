/// One run from given centres to where they stay.
///
/// Each point keeps a bound from above of the distance to its centre and one from below to all others (Hamerly 2010): while the
/// first is the smaller, its centre is the nearest and no distance need be computed.
struct LloydRun {
    private let points: PointCloud
    private var centres: Centres
    private var assignment: [Int32]
    private var upper: [Float]
    private var lower: [Float]
    private var sums: ClusterSums
    private var iterations = 0

    init(_ points: PointCloud, _ centres: Centres) {
        self.points = points
        self.centres = centres
        assignment = [Int32](repeating: 0, count: points.count)
        upper = [Float](repeating: 0, count: points.count)
        lower = [Float](repeating: 0, count: points.count)
        sums = ClusterSums(clusters: centres.count, width: points.width, stride: points.stride)
    }

    /// Moves the centres until they stay.
    mutating func iterate(limit: Double, mostIterations: Int) {
        assignAll()
        iterations = 1
        while iterations < mostIterations {
            let before = centres
            centres = sums.centres(before: before)
            let moves = LloydRun.moves(before, centres)
            iterations += 1
            let changed = look(moves)
            if changed == 0 || moves.reduce(0, { $0 + Double($1) * Double($1) }) <= limit { break }
        }
    }

    /// Sum of the squares of the distances to the points' own centres.
    var inertia: Double {
        let (count, stride) = (points.count, points.stride)
        return centres.withSearch { search in
            unsafe points.values.withUnsafeBufferPointer { values in
                guard let base = values.baseAddress else { return 0 }
                var sum = 0.0
                for row in 0..<count { unsafe sum += Double(search.square(base + row &* stride, to: Int(assignment[row]))) }
                return sum
            }
        }
    }

    /// The nearest centre of every point, for the first time.
    private mutating func assignAll() {
        let (count, stride) = (points.count, points.stride)
        centres.withSearch { search in
            unsafe points.values.withUnsafeBufferPointer { values in
                guard let base = values.baseAddress else { return }
                for row in 0..<count {
                    let point = unsafe base + row &* stride
                    let found = unsafe search.nearest(point)
                    assignment[row] = Int32(truncatingIfNeeded: found.index)
                    upper[row] = found.square.squareRoot()
                    lower[row] = found.second.squareRoot()
                    unsafe sums.add(point, to: found.index)
                }
            }
        }
    }

    /// Moves the bounds with the centres, and looks again at the points whose bounds have met. How many changed their cluster.
    private mutating func look(_ moves: [Float]) -> Int {
        let (count, stride) = (points.count, points.stride)
        let shrink = LloydRun.shrink(moves)
        let half = LloydRun.halfDistances(centres)
        var changed = 0
        centres.withSearch { search in
            unsafe points.values.withUnsafeBufferPointer { values in
                guard let base = values.baseAddress else { return }
                for row in 0..<count {
                    let own = Int(assignment[row])
                    let bound = upper[row] + moves[own]
                    let floor = lower[row] - shrink[own]
                    upper[row] = bound
                    lower[row] = floor
                    let least = max(half[own], floor)
                    guard bound > least else { continue }
                    let point = unsafe base + row &* stride
                    let exact = unsafe search.square(point, to: own).squareRoot()
                    upper[row] = exact
                    guard exact > least else { continue }
                    let found = unsafe search.nearest(point)
                    upper[row] = found.square.squareRoot()
                    lower[row] = found.second.squareRoot()
                    guard found.index != own else { continue }
                    assignment[row] = Int32(truncatingIfNeeded: found.index)
                    unsafe sums.move(point, from: own, to: found.index)
                    changed &+= 1
                }
            }
        }
        return changed
    }

    /// The last word: every point to the centre that is nearest in fact, whatever the bounds' roundings.
    func settled() -> KMeans.Solution {
        var assignment = assignment
        let (count, stride) = (points.count, points.stride)
        var sizes = [Int](repeating: 0, count: centres.count)
        var inertia = 0.0
        centres.withSearch { search in
            unsafe points.values.withUnsafeBufferPointer { values in
                guard let base = values.baseAddress else { return }
                for row in 0..<count {
                    let found = unsafe search.nearest(base + row &* stride)
                    assignment[row] = Int32(truncatingIfNeeded: found.index)
                    sizes[found.index] &+= 1
                    inertia += Double(found.square)
                }
            }
        }
        return KMeans.Solution(assignment: assignment, centres: centres, sizes: sizes, inertia: inertia, iterations: iterations)
    }

    private static func moves(_ before: Centres, _ after: Centres) -> [Float] {
        (0..<after.count).map { Float(distance(before.row($0), after.row($0))) * 1.000_001 }
    }

    /// How much nearer any other centre may have come, by the cluster that a point is in.
    private static func shrink(_ moves: [Float]) -> [Float] {
        moves.indices.map { own in moves.indices.reduce(0) { $1 == own ? $0 : max($0, moves[$1]) } }
    }

    /// Half of the way from each centre to the next one: a point nearer than that has no nearer centre.
    private static func halfDistances(_ centres: Centres) -> [Float] {
        (0..<centres.count).map { own in
            var least = Double.infinity
            for other in 0..<centres.count where other != own { least = min(least, distance(centres.row(own), centres.row(other))) }
            return Float(least / 2) * 0.999_999
        }
    }

    private static func distance(_ a: [Double], _ b: [Double]) -> Double {
        zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
    }
}

/// Sums and counts of the points of each cluster, in double precision, always added in the order of the points.
struct ClusterSums {
    private let width: Int
    private let stride: Int
    private(set) var counts: [Int]
    private var sums: [Double]

    init(clusters: Int, width: Int, stride: Int) {
        self.width = width
        self.stride = stride
        counts = [Int](repeating: 0, count: clusters)
        sums = [Double](repeating: 0, count: clusters * stride)
    }

    @inline(__always)
    mutating func add(_ point: UnsafePointer<Float>, to cluster: Int) {
        counts[cluster] &+= 1
        unsafe sums.withUnsafeMutableBufferPointer { sums in
            let base = cluster &* stride
            for column in 0..<width { unsafe sums[base &+ column] += Double(point[column]) }
        }
    }

    @inline(__always)
    mutating func move(_ point: UnsafePointer<Float>, from old: Int, to new: Int) {
        counts[old] &-= 1
        counts[new] &+= 1
        unsafe sums.withUnsafeMutableBufferPointer { sums in
            let (from, into) = (old &* stride, new &* stride)
            for column in 0..<width {
                let value = unsafe Double(point[column])
                unsafe sums[from &+ column] -= value
                unsafe sums[into &+ column] += value
            }
        }
    }

    /// The means; a cluster without points keeps its centre.
    func centres(before: Centres) -> Centres {
        var rows = before.rows
        for cluster in counts.indices where counts[cluster] > 0 {
            for column in 0..<width {
                rows[cluster * stride + column] = Float(sums[cluster * stride + column] / Double(counts[cluster]))
            }
        }
        return Centres(rows: rows, count: counts.count, width: width, stride: stride)
    }
}
