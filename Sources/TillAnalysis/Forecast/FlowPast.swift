import TillRecords

/// What moved on an account, or on several together, day by day: the ground a balance is forecast on.
struct FlowPast: Sendable {
    /// Days since 1970-01-01 of the first and the last day that is known.
    let first: Int
    let last: Int
    let series: [SeriesPast]
    /// `totals[i]` is what moved from the first day up to and including day `first + i - 1`; one more entry than days.
    private let totals: [Int64]

    /// - Parameters:
    ///   - rows: days and minor units of one currency.
    ///   - series: those of `rows` that belong to known series.
    init(first: Int, last: Int, rows: [(ordinal: Int, amount: Int64)], series: [SeriesPast]) {
        self.first = first
        self.last = last
        self.series = series
        totals = FlowPast.sums(first, last, rows)
    }

    private static func sums(_ first: Int, _ last: Int, _ rows: [(ordinal: Int, amount: Int64)]) -> [Int64] {
        var sums = [Int64](repeating: 0, count: max(0, last - first + 1) + 1)
        for row in rows where row.ordinal >= first && row.ordinal <= last {
            sums[row.ordinal - first + 1] = sums[row.ordinal - first + 1].clampedAdding(row.amount)
        }
        for place in sums.indices.dropFirst() { sums[place] = sums[place].clampedAdding(sums[place - 1]) }
        return sums
    }

    /// What moved in the `days` days after a day. Both ends must be known days.
    func moved(after ordinal: Int, days: Int) -> Int64 { moved(totals, after: ordinal, days: days) }

    private func moved(_ sums: [Int64], after ordinal: Int, days: Int) -> Int64 {
        let start = min(max(0, ordinal - first + 1), sums.count - 1)
        let end = min(max(start, ordinal + days - first + 1), sums.count - 1)
        return sums[end].clampedSubtracting(sums[start])
    }

    /// What moved beside the series that were known, or had ended, by a day: a question about any earlier stretch.
    func rest(asOf ordinal: Int) -> Rest {
        var own: [(ordinal: Int, amount: Int64)] = []
        for one in series {
            if case .unknown = one.standing(on: ordinal) { continue }
            own += one.seen.lazy.filter { $0.ordinal <= ordinal }.map { ($0.ordinal, $0.amount.clampedNegation) }
        }
        let taken = FlowPast.sums(first, last, own)
        return Rest(flow: self, sums: zip(totals, taken).map { $0.clampedAdding($1) })
    }

    struct Rest {
        fileprivate let flow: FlowPast
        fileprivate let sums: [Int64]

        func moved(after ordinal: Int, days: Int) -> Int64 { flow.moved(sums, after: ordinal, days: days) }
    }
}
