/// How the gaps between rows fit a rhythm.
struct RhythmTally: Sendable {
    private(set) var exact = 0
    private(set) var near = 0
    /// Turns left out, and gaps that have any.
    private(set) var missed = 0
    private(set) var skips = 0
    private(set) var off = 0

    /// Gaps in all.
    var gaps: Int { exact + near + skips + off }

    /// Nil when fewer than three of four gaps fit, or when too few of them have nothing missing: three of five, and half where the
    /// amounts are equal.
    init?(_ rows: [RecurringRow], _ rhythm: Rhythm, isEqual: Bool) {
        count(rows, rhythm)
        guard off * 4 <= gaps, isEqual ? (exact + near) * 2 >= gaps : (exact + near) * 5 >= gaps * 3 else { return nil }
    }

    /// A tally that asks nothing, for rows whose rhythm a person declared.
    init(declared rows: [RecurringRow], _ rhythm: Rhythm) {
        count(rows, rhythm)
    }

    /// In bits.
    func evidence(_ weights: SeriesWeights) -> Double {
        Double(exact) * weights.exact + Double(near) * weights.near + Double(skips) * weights.missed + Double(off) * weights.off
    }

    private mutating func count(_ rows: [RecurringRow], _ rhythm: Rhythm) {
        for (earlier, later) in zip(rows, rows.dropFirst()) {
            switch rhythm.fit(gap: later.ordinal - earlier.ordinal) {
            case .exact: exact += 1
            case .near: near += 1
            case .missed(let count):
                skips += 1
                missed += count
            case .off: off += 1
            }
        }
    }
}
