import TillRecords

/// Forecasts what moves on an account in the days after a day, from what was known by then.
///
/// Known series stand on their days. The rest is taken from the months before: what moved between the same days of each of them, at
/// its robust level; so what happens early or late in a month stays there.
struct FlowForecaster: Sendable {
    let flow: FlowPast
    /// Days ahead at most.
    let horizon: Int

    /// Months of past before the first forecast.
    static let fewestMonths = 3
    /// Months that are looked back on at most: a year has every season once.
    static let mostMonths = 12

    /// The first day with enough past behind it.
    var firstOrigin: Int? {
        guard let first = Day(ordinal: flow.first - 1) else { return nil }
        return FlowForecaster.shifted(first, by: FlowForecaster.fewestMonths)?.ordinal
    }

    /// What moves from the day after `origin` up to each of the days ahead; element 0 is the first day.
    ///
    /// - Parameter known: what known series add, by days ahead; nil: as the past up to `origin` tells.
    func cumulative(after origin: Int, known: [(ahead: Int, amount: Int64)]? = nil) -> [Int64] {
        var steps = [Int64](repeating: 0, count: horizon + 1)
        for coming in known ?? flow.series.flatMap({ $0.coming(after: origin, days: horizon) }) where (1...horizon).contains(coming.ahead) {
            steps[coming.ahead] = steps[coming.ahead].clampedAdding(coming.amount)
        }
        let rest = rest(after: origin)
        var sum: Int64 = 0
        return (1...horizon).map { ahead in
            sum = sum.clampedAdding(steps[ahead])
            return sum.clampedAdding(rest[ahead])
        }
    }

    /// The seasonal naive forecast: the same days of the month before, again and again.
    func naive(after origin: Int) -> [Int64] {
        let sums = spread(after: origin) { months, days in months.first.map { flow.moved(after: $0.start, days: $0.days(days)) } ?? 0 }
        return Array(sums.dropFirst())
    }

    private func rest(after origin: Int) -> [Int64] {
        let rest = flow.rest(asOf: origin)
        return spread(after: origin) { months, days in
            RobustLevel.of(months.map { rest.moved(after: $0.start, days: $0.days(days)) })
        }
    }

    /// The months before a day that a forecast from it looks back on, oldest first.
    func base(before origin: Day) -> [ForecastBase] {
        let rest = flow.rest(asOf: origin.ordinal)
        return earlierMonths(origin).reversed().compactMap { month in
            guard let first = Day(ordinal: month.start + 1), let last = Day(ordinal: month.start + month.length) else { return nil }
            let moved = flow.moved(after: month.start, days: month.length)
            return ForecastBase(
                first: first, last: last, amount: moved,
                recurring: moved.clampedSubtracting(rest.moved(after: month.start, days: month.length)))
        }
    }

    /// A month of the past that begins on the counterpart of a day.
    private struct Counterpart {
        /// The day it begins after.
        let start: Int
        let length: Int
        /// Whether the month it stands for is done with; then it stands for that with all its days.
        var isWhole = false

        func days(_ days: Int) -> Int { isWhole ? length : min(days, length) }
    }

    /// Sums for 0 to `horizon` days ahead, put together from months: whole months repeat, and the days of the last one are asked for.
    ///
    /// - Parameter level: what to expect of so many days, given the earlier months that begin on the origin's counterparts.
    private func spread(after origin: Int, _ level: (_ months: [Counterpart], _ days: Int) -> Int64) -> [Int64] {
        var sums = [Int64](repeating: 0, count: horizon + 1)
        guard let start = Day(ordinal: origin) else { return sums }
        let months = earlierMonths(start)
        let whole = months.map { Counterpart(start: $0.start, length: $0.length, isWhole: true) }
        let perMonth = level(whole, 31)
        var base: Int64 = 0
        var begun = 0
        var step = 1
        while begun < horizon, let next = FlowForecaster.shifted(start, by: step) {
            let length = next.ordinal - origin - begun
            for days in 1..<length where begun + days <= horizon { sums[begun + days] = base.clampedAdding(level(months, days)) }
            base = base.clampedAdding(perMonth)
            begun += length
            if begun <= horizon { sums[begun] = base }
            step += 1
        }
        return sums
    }

    /// The months before the day, as far as they are known, the latest first.
    private func earlierMonths(_ origin: Day) -> [Counterpart] {
        var months: [Counterpart] = []
        var end = origin.ordinal
        for back in 1...FlowForecaster.mostMonths {
            guard let start = FlowForecaster.shifted(origin, by: -back)?.ordinal, start >= flow.first - 1 else { break }
            months.append(Counterpart(start: start, length: end - start))
            end = start
        }
        return months
    }

    /// The same day of another month, held within it; the last day of a month corresponds to the last day.
    static func shifted(_ day: Day, by months: Int) -> Day? {
        let own = Month(of: day)
        let other = own.advanced(by: months)
        guard (1...9999).contains(other.year) else { return nil }
        return day.day == own.length ? other.last : other.day(day.day)
    }
}
