import Glibc

/// Spearman's correlation of ranks with its interval, of days that stand one after the other.
///
/// The interval is Fisher's z with the variance of Bonett & Wright (2000), for so many days as are independent of one another (Bartlett
/// 1935: days that resemble the day before tell less).
struct RankCorrelation: Equatable {
    /// -1 to 1.
    let value: Double
    /// The ends of its interval, 95 % of which hold for all that were looked at together.
    let low: Double
    let high: Double

    /// Nil for fewer than four pairs, and where one side is always the same.
    ///
    /// - Parameter tests: how many correlations are looked at together (Bonferroni).
    init?(_ pairs: [(x: Double, y: Double)], tests: Int = 1) {
        guard pairs.count >= 4, let x = RankCorrelation.centred(pairs.map(\.x)), let y = RankCorrelation.centred(pairs.map(\.y)) else {
            return nil
        }
        let value = min(0.9999, max(-0.9999, zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }))
        let same = RankCorrelation.next(x) * RankCorrelation.next(y)
        let count = same > 0 ? Double(pairs.count) * (1 - same) / (1 + same) : Double(pairs.count)
        guard count > 4 else { return nil }
        let width = RankCorrelation.width(tests) * ((1 + value * value / 2) / (count - 3)).squareRoot()
        self.value = value
        low = tanh(atanh(value) - width)
        high = tanh(atanh(value) + width)
    }

    /// Whether it is surely not zero.
    var isSure: Bool { low > 0 || high < 0 }

    /// Ranks around their mean, of length one; nil where all are the same.
    private static func centred(_ values: [Double]) -> [Double]? {
        let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
        var ranks = [Double](repeating: 0, count: values.count)
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
            for place in start..<end { ranks[order[place]] = Double(start + end - 1) / 2 }
            start = end
        }
        let mean = Double(values.count - 1) / 2
        let length = ranks.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }.squareRoot()
        return length > 0 ? ranks.map { ($0 - mean) / length } : nil
    }

    /// How much each day resembles the one before.
    private static func next(_ values: [Double]) -> Double { zip(values, values.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 } }

    /// Half the width of 95 % of a normal distribution, for several looked at together.
    private static func width(_ tests: Int) -> Double {
        let known = [1.960, 2.241, 2.394, 2.498, 2.576]
        // Above five the bound of Chernoff, which is never too narrow.
        return tests <= known.count ? known[max(0, tests - 1)] : (2 * log(Double(2 * tests) / 0.05)).squareRoot()
    }
}
