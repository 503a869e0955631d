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
        return points.values.withUnsafeBufferPointer { values in
            rows.indices.map { place in
                var sum: Float = 0
                let (own, other) = (rows[place] &* stride, centre &* stride)
                for column in 0..<width {
                    let difference = values[own &+ column] - values[other &+ column]
                    sum += difference * difference
                }
                return min(nearest[place], Double(sum))
            }
        }
    }
}
