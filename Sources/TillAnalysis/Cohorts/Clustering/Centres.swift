/// The centres of clusters, laid out for the search of the nearest: eight centres side by side.
struct Centres: Sendable {
    let count: Int
    let width: Int
    let stride: Int
    /// Row by row, padded as the points are.
    private(set) var rows: [Float]
    /// Column by column for each group of eight centres.
    private(set) var columns: [SIMD8<Float>]
    /// Nothing for a centre, infinity for a place without one.
    private let start: [SIMD8<Float>]

    var groups: Int { start.count }

    init(rows: [Float], count: Int, width: Int, stride: Int) {
        self.count = count
        self.width = width
        self.stride = stride
        self.rows = rows
        let groups = (count + 7) / 8
        columns = [SIMD8<Float>](repeating: .zero, count: groups * width)
        start = (0..<groups).map { group in
            var lanes = SIMD8<Float>(repeating: 0)
            for lane in 0..<8 where group * 8 + lane >= count { lanes[lane] = .infinity }
            return lanes
        }
        for centre in 0..<count {
            for column in 0..<width { columns[centre / 8 * width + column][centre % 8] = rows[centre * stride + column] }
        }
    }

    func row(_ index: Int) -> [Double] { (0..<width).map { Double(rows[index * stride + $0]) } }

    /// The nearest centre of every point.
    func nearest(to points: PointCloud) -> [Int32] {
        withSearch { search in
            unsafe points.values.withUnsafeBufferPointer { values in
                guard let base = values.baseAddress, count > 0 else { return [] }
                return (0..<points.count).map { unsafe Int32(truncatingIfNeeded: search.nearest(base + $0 &* points.stride).index) }
            }
        }
    }

    /// A search that holds the layout's memory still.
    func withSearch<Result>(_ body: (Search) -> Result) -> Result {
        unsafe columns.withUnsafeBufferPointer { columns in
            unsafe start.withUnsafeBufferPointer { start in
                unsafe rows.withUnsafeBufferPointer { rows in
                    unsafe body(Search(columns: columns, start: start, rows: rows, width: width, stride: stride))
                }
            }
        }
    }

    /// The nearest centre, how far it is and how far the second nearest is, all as squares.
    struct Nearest {
        var index: Int
        var square: Float
        var second: Float
    }

    @safe struct Search {
        let columns: UnsafeBufferPointer<SIMD8<Float>>
        let start: UnsafeBufferPointer<SIMD8<Float>>
        let rows: UnsafeBufferPointer<Float>
        let width: Int
        let stride: Int

        @inline(__always)
        func nearest(_ point: UnsafePointer<Float>) -> Nearest {
            var found = Nearest(index: 0, square: .infinity, second: .infinity)
            for group in unsafe 0..<start.count {
                var sum = unsafe start[group]
                let base = group &* width
                for column in 0..<width {
                    let difference = unsafe SIMD8<Float>(repeating: point[column]) - columns[base &+ column]
                    sum += difference * difference
                }
                for lane in 0..<8 {
                    let square = sum[lane]
                    if square < found.square {
                        found.second = found.square
                        found.square = square
                        found.index = group &* 8 &+ lane
                    } else if square < found.second {
                        found.second = square
                    }
                }
            }
            return found
        }

        /// The square of the distance to one centre.
        @inline(__always)
        func square(_ point: UnsafePointer<Float>, to centre: Int) -> Float {
            var sum = SIMD8<Float>(repeating: 0)
            let own = unsafe UnsafeRawPointer(point)
            guard let base = unsafe rows.baseAddress else { return 0 }
            let other = unsafe UnsafeRawPointer(base + centre &* stride)
            var offset = 0
            while offset < stride &* 4 {
                let difference =
                    unsafe own.loadUnaligned(fromByteOffset: offset, as: SIMD8<Float>.self)
                    - other.loadUnaligned(fromByteOffset: offset, as: SIMD8<Float>.self)
                sum += difference * difference
                offset &+= 32
            }
            return sum.sum()
        }
    }
}
