/// Sums of minor units by day, asked by stretch.
public struct DailySums: Sendable {
    private var ordinals: [Int] = []
    /// Sum of everything up to and including the day at the same index.
    private var totals: [Int64] = []

    /// - Parameter sums: minor units by day, as days since 1970-01-01.
    public init(_ sums: [Int: Int64]) {
        var total: Int64 = 0
        for ordinal in sums.keys.sorted() {
            total = total.clampedAdding(sums[ordinal] ?? 0)
            ordinals.append(ordinal)
            totals.append(total)
        }
    }

    /// The sum of the days after `start` up to and including `end`; negative when `end` lies before `start`.
    public func sum(after start: Int, through end: Int) -> Int64 { total(through: end).clampedSubtracting(total(through: start)) }

    private func total(through ordinal: Int) -> Int64 {
        let known = ordinals.partitioningIndex { $0 > ordinal }
        return known == 0 ? 0 : totals[known - 1]
    }
}
