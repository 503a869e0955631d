/// Means, deviations and quantiles of plain numbers, always added in the order given.
enum Spread {
    /// 0 of nothing.
    static func mean(_ values: [Double]) -> Double { values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count) }

    /// The standard deviation of these values themselves, not of what they are a sample of.
    static func deviation(_ values: [Double]) -> Double {
        let centre = mean(values)
        return mean(values.map { ($0 - centre) * ($0 - centre) }).squareRoot()
    }

    /// A quantile of sorted values, between neighbours in proportion; 0 of nothing.
    static func quantile(_ share: Double, ofSorted values: [Double]) -> Double {
        guard let last = values.last else { return 0 }
        let place = max(0, min(1, share)) * Double(values.count - 1)
        let low = Int(place)
        guard low + 1 < values.count else { return last }
        return values[low] + (place - Double(low)) * (values[low + 1] - values[low])
    }

    /// The values with those beyond the 1st and 99th percentile drawn in to them.
    static func winsorised(_ values: [Double]) -> [Double] {
        let sorted = values.sorted()
        let (low, high) = (quantile(0.01, ofSorted: sorted), quantile(0.99, ofSorted: sorted))
        return values.map { min(high, max(low, $0)) }
    }
}
