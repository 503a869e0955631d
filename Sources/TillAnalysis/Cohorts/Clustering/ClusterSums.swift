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
        sums.withUnsafeMutableBufferPointer { sums in
            let base = cluster &* stride
            for column in 0..<width { sums[base &+ column] += Double(point[column]) }
        }
    }

    @inline(__always)
    mutating func move(_ point: UnsafePointer<Float>, from old: Int, to new: Int) {
        counts[old] &-= 1
        counts[new] &+= 1
        sums.withUnsafeMutableBufferPointer { sums in
            let (from, into) = (old &* stride, new &* stride)
            for column in 0..<width {
                let value = Double(point[column])
                sums[from &+ column] -= value
                sums[into &+ column] += value
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
