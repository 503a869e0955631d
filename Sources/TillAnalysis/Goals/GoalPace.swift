import TillRecords

/// How fast money comes to a goal, from what came to it in complete months.
///
/// The months are taken as drawn from one distribution, independent of each other: what `h` more months bring has the mean h·m and the
/// variance s²(h + h²/n), of which the second part is what n months leave unknown of the mean; the quantile is Student's of n − 1
/// degrees of freedom (prediction interval of a sum; Hahn & Meeker, Statistical Intervals, 2nd ed. 2017, section 4.8).
struct GoalPace: Sendable {
    /// Minor units a month.
    let mean: Double
    let deviation: Double
    let months: Int

    /// Fewer months say nothing of how they differ.
    static let fewest = 6
    /// Older months tell of another life.
    static let most = 12
    /// What is further off is not told.
    static let horizon = 600.0

    /// Nil for fewer than six months; of more than twelve the last twelve are taken.
    init?(_ contributions: [Int64]) {
        let taken = contributions.suffix(GoalPace.most).map(Double.init)
        guard taken.count >= GoalPace.fewest else { return nil }
        months = taken.count
        let mean = taken.reduce(0, +) / Double(taken.count)
        self.mean = mean
        deviation = (taken.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(taken.count - 1)).squareRoot()
    }

    /// Months until an amount (positive, minor units) has come together: expected, and with one and with nine chances in ten. What is
    /// beyond fifty years is nil.
    func months(until rest: Double) -> (expected: Double?, earliest: Double?, latest: Double?) {
        (crossing(rest, 0), crossing(rest, GoalPace.quantile(months - 1)), crossing(rest, -GoalPace.quantile(months - 1)))
    }

    /// The first month at which the mean and so many deviations reach an amount.
    private func crossing(_ rest: Double, _ quantile: Double) -> Double? {
        func reached(_ h: Double) -> Double { h * mean + quantile * deviation * (h + h * h / Double(months)).squareRoot() }
        guard reached(GoalPace.horizon) >= rest else { return nil }
        // Where the curve ends above the amount, it crosses it once: it is concave from nothing or convex from nothing.
        var (low, high) = (0.0, GoalPace.horizon)
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if reached(middle) >= rest { high = middle } else { low = middle }
        }
        return high
    }

    /// Student's 0.9 quantile by degrees of freedom, 5 to 11.
    static func quantile(_ freedom: Int) -> Double {
        let table = [1.476, 1.440, 1.415, 1.397, 1.383, 1.372, 1.363]
        return table[min(max(freedom - 5, 0), table.count - 1)]
    }

    /// A day so many months after another; nil beyond the calendar.
    static func day(_ months: Double?, after day: Day) -> Day? {
        months.flatMap { day.adding(days: Int(($0 * 30.436875).rounded(.up))) }
    }
}
