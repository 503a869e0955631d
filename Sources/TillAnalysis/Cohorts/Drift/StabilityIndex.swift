import Glibc

/// How far a distribution has moved: the population stability index over the cuts of the time before.
enum StabilityIndex {
    /// The sum over all places of (now − before) · ln(now / before); a place without anybody counts as half a household.
    static func value(before: [Double], now: [Double], households: Int) -> Double {
        let least = 0.5 / Double(max(1, households))
        return zip(before, now).reduce(0) { sum, pair in
            let (old, new) = (max(least, pair.0), max(least, pair.1))
            return sum + (new - old) * log(new / old)
        }
    }

    /// Below 0.1 none, to 0.25 some, above strong.
    static func word(_ value: Double) -> String { value < 0.1 ? "none" : value <= 0.25 ? "some" : "strong" }
}
