/// A straight line from values to positions, with round numbers for its ticks.
struct Scale {
    let low: Double
    let high: Double
    let start: Double
    let end: Double

    /// - Parameters:
    ///   - start: the position of `low`; `end` the position of `high`. In a drawing `start` is the larger, because y grows downwards.
    init(low: Double, high: Double, start: Double, end: Double) {
        self.low = low
        self.high = high > low ? high : low + 1
        self.start = start
        self.end = end
    }

    func callAsFunction(_ value: Int64) -> Double { start + (Double(value) - low) / (high - low) * (end - start) }

    /// Round values (1, 2, 2.5 or 5 times a power of ten) inside the range, at most `most`.
    func ticks(atMost most: Int) -> [Int64] {
        let span = high - low
        guard span.isFinite, span > 0, span < 9e18, abs(low) < 9e18, abs(high) < 9e18 else { return [] }
        var power = 1.0
        while power * 10 <= span / Double(most) { power *= 10 }
        guard let step = [1, 2, 2.5, 5, 10, 20].map({ $0 * power }).first(where: { span / $0 <= Double(most) }) else { return [] }
        var value = (low / step).rounded(.up) * step
        var found: [Int64] = []
        while value <= high + step / 1000, found.count <= most + 1 {
            if let tick = Int64(exactly: value.rounded()) { found.append(tick) }
            value += step
        }
        return found
    }
}

extension Scale {
    /// How much wider than usual the margin beside an axis must be for its longest label: languages shorten amounts by words of their own.
    static func margin(_ labels: some Sequence<String>) -> Double {
        Double(max(0, (labels.map { $0.count }.max() ?? 0) - 8)) * 6
    }
}

/// The two widths every chart is drawn in: text keeps its size on a telephone.
enum ChartWidth: String, CaseIterable {
    case wide, narrow
}
