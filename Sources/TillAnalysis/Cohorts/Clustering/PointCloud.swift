/// Points of a space, one row each, in single precision; rows are padded with zeros to whole vectors of eight.
package struct PointCloud: Sendable {
    let count: Int
    /// How many numbers a point has.
    let width: Int
    /// How many a row has, padding included.
    let stride: Int
    var values: [Float]

    /// - Parameter fill: gives the numbers of a point, `width` of them.
    package init(count: Int, width: Int, fill: (Int, UnsafeMutableBufferPointer<Float>) -> Void) {
        self.count = count
        self.width = width
        let stride = (width + 7) / 8 * 8
        self.stride = stride
        values = unsafe [Float](unsafeUninitializedCapacity: count * stride) { buffer, initialized in
            unsafe buffer.initialize(repeating: 0)
            for row in 0..<count {
                unsafe fill(row, UnsafeMutableBufferPointer(rebasing: buffer[row * stride..<row * stride + width]))
            }
            initialized = count * stride
        }
    }

    init(_ rows: [[Double]]) {
        unsafe self.init(count: rows.count, width: rows.first?.count ?? 0) { row, out in
            for column in out.indices { unsafe out[column] = Float(rows[row][column]) }
        }
    }

    /// The points of these rows, in this order; a row may come several times.
    func picking(_ rows: [Int]) -> PointCloud {
        unsafe PointCloud(count: rows.count, width: width) { row, out in
            for column in out.indices { unsafe out[column] = values[rows[row] * stride + column] }
        }
    }

    func row(_ index: Int) -> [Double] { (0..<width).map { Double(values[index * stride + $0]) } }

    /// The mean of the columns' variances: the scale by which a centre's move is small.
    var meanVariance: Double {
        guard count > 0, width > 0 else { return 0 }
        var (sums, squares) = ([Double](repeating: 0, count: width), [Double](repeating: 0, count: width))
        for row in 0..<count {
            for column in 0..<width {
                let value = Double(values[row * stride + column])
                sums[column] += value
                squares[column] += value * value
            }
        }
        let n = Double(count)
        return zip(sums, squares).reduce(0) { $0 + max(0, $1.1 / n - ($1.0 / n) * ($1.0 / n)) } / Double(width)
    }
}
