import TillRecords

/// How the sizes of rows go, oldest first.
struct SizeSpread: Sendable {
    /// Share of neighbours that are equal, but for half a per cent.
    let equal: Double
    /// Median distance from the median, as a share of it.
    let dispersion: Double
    /// Share of amounts that lie more than three fifths from the median.
    let far: Double
    private let gaps: Int

    init(_ rows: [RecurringRow]) {
        let sizes = rows.map(\.size)
        gaps = max(rows.count - 1, 1)
        let level = zip(sizes, sizes.dropFirst()).count { SizeSpread.isEqual($0, $1) }
        equal = Double(level) / Double(gaps)
        let middle = Double(sizes.median ?? 0)
        dispersion = middle > 0 ? Double(sizes.medianDeviation ?? 0) / middle : 1
        far = Double(sizes.count { abs(Double($0) - middle) > 0.6 * middle }) / Double(max(sizes.count, 1))
    }

    /// Mostly the same from one to the next: a price, with or without steps.
    var isPrice: Bool { equal >= 0.6 }

    /// A price, or amounts close to one another.
    var isLevel: Bool { isPrice || dispersion <= 0.1 }

    static func isEqual(_ a: Int64, _ b: Int64) -> Bool {
        let larger = max(a, b)
        return Double(larger - min(a, b)) <= max(1, 0.005 * Double(larger))
    }

    /// In bits.
    func evidence(_ weights: SeriesWeights) -> Double {
        let outliers = far > 0.25 ? weights.wild : 0
        if isPrice { return min(weights.same * Double(gaps), weights.sameMost) + outliers }
        if dispersion <= 0.1 { return min(weights.close * Double(gaps), weights.closeMost) + outliers }
        return (dispersion <= 0.35 ? 0 : weights.wild) + outliers
    }
}
