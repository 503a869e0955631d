import TillFigures
import TillRecords

/// What was spent in each of the complete months on one thing: the ground a month's spending is forecast on.
struct MonthlyPast: Sendable {
    /// The group of categories; empty: all spending.
    let category: String
    /// Oldest first, without gaps.
    let months: [Month]
    /// Minor units, refunds taken off, in the order of the months.
    let spent: [Int64]
    /// The known payments among them, as outgoing amounts.
    let series: [SeriesPast]

    /// Months ahead that are forecast.
    static let horizon = 3
    /// Months of past before the first forecast.
    static let fewest = 3
    /// Months the level of the rest is taken from.
    static let mostMonths = 12

    /// What is expected of one month ahead.
    struct Expected: Sendable, Hashable {
        let amount: Int64
        /// What of it known series bring.
        let recurring: Int64
    }

    /// What is expected to be spent in the months after one, from what was known by its end.
    ///
    /// Known series stand in their months. The rest is at its robust level, with what the same month of the year before had, where
    /// it is known, weighing a third: enough for a December to show, too little for one wedding to come every June.
    ///
    /// - Parameter count: months that are known.
    func forecast(after count: Int) -> [Expected] {
        guard count > 0, let day = months.first.map({ $0.advanced(by: count - 1).last }) else { return [] }
        let expected = fixed(after: day)
        let rest = rest(after: count)
        let level = level(after: count)
        return (0..<MonthlyPast.horizon).map { ahead in
            let year = count + ahead - 12
            let usual = rest.indices.contains(year) ? Int64(clamping: (Int128(level) * 2 + Int128(rest[year])) / 3) : level
            return Expected(amount: max(0, usual.clampedAdding(expected[ahead])), recurring: expected[ahead])
        }
    }

    /// The usual size of what no known series brings.
    func level(after count: Int) -> Int64 { RobustLevel.of(Array(rest(after: count).suffix(MonthlyPast.mostMonths))) }

    /// What was spent in the months up to one, the series known by its end left out.
    func rest(after count: Int) -> [Int64] {
        var rest = Array(spent.prefix(count))
        guard let first = months.first, count > 0 else { return rest }
        let day = first.advanced(by: count - 1).last
        for one in series {
            if case .unknown = one.standing(on: day.ordinal) { continue }
            for seen in one.seen where seen.ordinal <= day.ordinal {
                guard let month = Day(ordinal: seen.ordinal).map({ Month(of: $0) }) else { continue }
                let place = month.index - first.index
                if rest.indices.contains(place) { rest[place] = rest[place].clampedSubtracting(seen.amount) }
            }
        }
        return rest
    }

    /// The months that a forecast from the last of them stands on, at most a year of them.
    var base: [ForecastBase] {
        zip(months, zip(spent, rest(after: months.count))).suffix(MonthlyPast.mostMonths).map { month, sums in
            ForecastBase(first: month.first, last: month.last, amount: sums.0, recurring: sums.0.clampedSubtracting(sums.1))
        }
    }

    private func fixed(after day: Day) -> [Int64] {
        var sums = [Int64](repeating: 0, count: MonthlyPast.horizon)
        let month = Month(of: day)
        let end = month.advanced(by: MonthlyPast.horizon).last.ordinal
        for one in series {
            for coming in one.coming(after: day.ordinal, days: end - day.ordinal) {
                guard let due = day.adding(days: coming.ahead) else { continue }
                let ahead = Month(of: due).index - month.index - 1
                if sums.indices.contains(ahead) { sums[ahead] = sums[ahead].clampedAdding(coming.amount) }
            }
        }
        return sums
    }

    /// The seasonal naive forecast: what the month before had; in monthly figures that is the season the balance's has too.
    func naive(after count: Int) -> [Int64] {
        [Int64](repeating: count > 0 && spent.indices.contains(count - 1) ? spent[count - 1] : 0, count: MonthlyPast.horizon)
    }

    /// What forecasts from the past months, at most a year of them, missed by: those made long ago stood on less.
    var errors: PastErrors {
        guard months.count > MonthlyPast.fewest else { return PastErrors(origins: []) }
        let origins = (max(MonthlyPast.fewest, months.count - MonthlyPast.mostMonths)..<months.count).map { count in
            let own = forecast(after: count).map(\.amount)
            let naive = naive(after: count)
            let came = Array(spent[count..<min(months.count, count + MonthlyPast.horizon)])
            return PastErrors.Origin(
                ordinal: count, misses: zip(came, own).map { $0.clampedSubtracting($1) },
                naive: zip(came, naive).map { $0.clampedSubtracting($1) })
        }
        return PastErrors(origins: origins)
    }

    /// How much it differs from month to month, on average, at least a twentieth of its size: what makes groups comparable. The mean,
    /// because what most months do without has no median difference.
    func scale(_ count: Int) -> Int64 {
        let known = Array(spent.prefix(count).suffix(2 * MonthlyPast.mostMonths))
        guard let median = known.median else { return 1 }
        let sum = known.reduce(Int128(0)) { $0 + Int128((Int128($1) - Int128(median)).magnitude) }
        return max(Int64(clamping: sum / Int128(known.count)), median / 20, 1)
    }
}

extension HouseholdLedger {
    /// The pasts of all spending and of each group of categories with any, in the order of their names, all spending first.
    func monthlyPasts() -> [MonthlyPast] {
        let months = completeMonths
        guard let first = months.first, let last = months.last else { return [] }
        var spent: [String: [Int64]] = ["": [Int64](repeating: 0, count: months.count)]
        var bySeries: [String: [String: [(ordinal: Int, amount: Int64)]]] = [:]
        for row in transactions where row.isCounted {
            let place = Month(of: row.day).index - first.index
            guard place >= 0, row.day <= last.last else { continue }
            for part in row.spentBy {
                let group = part.category.split(separator: ".").first.map(String.init) ?? "other"
                for name in ["", group] {
                    spent[name, default: [Int64](repeating: 0, count: months.count)][place] =
                        (spent[name]?[place] ?? 0).clampedAdding(part.amount)
                    if let series = row.series { bySeries[name, default: [:]][series, default: []].append((row.day.ordinal, part.amount)) }
                }
            }
        }
        return spent.keys.sorted().map { name in
            let own = bySeries[name] ?? [:]
            return MonthlyPast(
                category: name, months: months, spent: spent[name] ?? [],
                series: series.compactMap { one in own[one.id].map { SeriesPast(seen: $0, period: one.period) } })
        }
    }
}
