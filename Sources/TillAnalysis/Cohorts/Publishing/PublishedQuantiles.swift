/// The middle and the spread of what members of a cohort have, as far as at least five of them lie beyond every figure.
struct PublishedQuantiles: Sendable, Equatable {
    private static let beyond = 5

    /// From ten members on.
    let median: Double?
    /// Lower and upper, from twenty on.
    let quartiles: [Double]
    /// The nine, from fifty on.
    let deciles: [Double]

    init(_ values: [Double]) {
        let sorted = values.sorted()
        func may(_ share: Double) -> Bool { Double(sorted.count) * share >= Double(PublishedQuantiles.beyond) }
        func at(_ share: Double) -> Double { Spread.quantile(share, ofSorted: sorted) }
        median = may(0.5) ? at(0.5) : nil
        quartiles = may(0.25) ? [at(0.25), at(0.75)] : []
        deciles = may(0.1) ? (1...9).map { at(Double($0) / 10) } : []
    }

    /// The cuts by which later runs count where households lie now: deciles, else quartiles; equal ones once.
    var cuts: [Double] {
        let all = deciles.isEmpty ? [quartiles.first, median, quartiles.last].compactMap { $0 } : deciles
        return all.enumerated().filter { $0.offset == 0 || $0.element > all[$0.offset - 1] }.map(\.element)
    }

    /// The share of these values in each place between the cuts: one more than there are cuts.
    static func shares(of values: [Double], between cuts: [Double]) -> [Double] {
        var counts = [Int](repeating: 0, count: cuts.count + 1)
        for value in values { counts[cuts.count { value > $0 }] += 1 }
        return counts.map { values.isEmpty ? 0 : Double($0) / Double(values.count) }
    }
}
