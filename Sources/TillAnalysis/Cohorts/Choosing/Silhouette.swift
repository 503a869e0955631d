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
