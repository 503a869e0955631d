import TillFigures
import TillRecords

/// What a household is expected to spend in each of the next months: in all, and by group of categories.
struct SpendingForecast: Sendable {
    /// One month ahead.
    struct Point: Sendable {
        let month: Month
        let amount: Int64
        /// What of it known recurring payments bring.
        let recurring: Int64
        let reach: PastErrors.Reach
    }

    /// One thing's forecast.
    struct Target: Sendable {
        /// Empty: all spending.
        let category: String
        let points: [Point]
        let accuracy: PastErrors.Accuracy?
        /// The usual size of what no recurring payment brings.
        let level: Int64
        let base: [ForecastBase]
    }

    let targets: [Target]
    /// The last month that is known.
    let last: Month?
    let lacking: String?
    /// What is known of all spending, whether or not that is enough.
    let base: [ForecastBase]

    /// Months that the past must have.
    private static let fewestMonths = 6

    /// - Parameter pasts: of all spending and of each group.
    init(_ pasts: [MonthlyPast]) {
        last = pasts.first?.months.last
        guard let last, let count = pasts.first?.months.count, count >= SpendingForecast.fewestMonths else {
            targets = []
            base = pasts.first?.base ?? []
            lacking = "fewer than \(SpendingForecast.fewestMonths) complete months are known"
            return
        }
        lacking = nil
        base = pasts[0].base
        // A month has one figure a group, so a year gives too few misses of one group. Those of all groups are read together, each
        // measured by how much its group usually differs. All spending has misses of its own kind: where it is short, groups are
        // short together.
        let tried = pasts.map { Tried(past: $0, errors: $0.errors) }
        let ofGroups = SpendingForecast.misses(tried.filter { !$0.past.category.isEmpty })
        targets = tried.map { one in
            let past = one.past
            let misses = past.category.isEmpty ? SpendingForecast.misses([one]) : ofGroups
            let own = past.forecast(after: count)
            let scale = past.scale(count)
            let points = own.enumerated().compactMap { ahead, expected -> Point? in
                guard let reach = SpendingForecast.reach(misses[ahead]) else { return nil }
                return Point(
                    month: last.advanced(by: ahead + 1), amount: expected.amount, recurring: expected.recurring,
                    reach: reach.scaled(byThousandthsOf: scale).held(above: expected.amount))
            }
            return Target(
                category: past.category, points: points, accuracy: SpendingForecast.accuracy(one, misses), level: past.level(after: count),
                base: past.base)
        }
    }

    /// A past, and how forecasts from it did: worked out once, since each looks at every month.
    private struct Tried {
        let past: MonthlyPast
        let errors: PastErrors
    }

    /// A miss in thousandths of its group's scale, and the number of months that were known when the forecast was made.
    private typealias Miss = (count: Int, size: Int64)

    /// Misses of all groups, for each month ahead.
    private static func misses(_ groups: [Tried]) -> [[Miss]] {
        var misses = [[Miss]](repeating: [], count: MonthlyPast.horizon)
        for one in groups {
            for origin in one.errors.origins {
                let scale = Int128(one.past.scale(origin.ordinal))
                for (ahead, miss) in origin.misses.enumerated() {
                    misses[ahead].append((origin.ordinal, Int64(clamping: Int128(miss) * 1000 / scale)))
                }
            }
        }
        return misses
    }

    private static func reach(_ misses: [Miss]) -> PastErrors.Reach? { PastErrors.reach(misses.map(\.size)) }

    /// How forecasts of one thing did; an interval of the past is made from what all groups had missed by then.
    private static func accuracy(_ one: Tried, _ misses: [[Miss]]) -> PastErrors.Accuracy? {
        let (past, errors) = (one.past, one.errors)
        guard let own = errors.accuracy(at: Array(1...MonthlyPast.horizon)) else { return nil }
        var held = (in80: 0, in95: 0, tried: 0)
        for ahead in misses.indices {
            for origin in errors.origins where origin.misses.count > ahead {
                let before = misses[ahead].filter { $0.count + ahead + 1 <= origin.ordinal }
                guard let reach = reach(before)?.scaled(byThousandthsOf: past.scale(origin.ordinal)) else { continue }
                held.tried += 1
                if reach.holds80(origin.misses[ahead]) { held.in80 += 1 }
                if reach.holds95(origin.misses[ahead]) { held.in95 += 1 }
            }
        }
        return PastErrors.Accuracy(
            origins: own.origins, error: own.error, mase: own.mase, held80: held.in80, held95: held.in95, tried: held.tried)
    }
}

extension PastErrors.Reach {
    /// The reach in minor units of one that is in thousandths of a scale.
    func scaled(byThousandthsOf scale: Int64) -> PastErrors.Reach {
        func size(_ value: Int64) -> Int64 { Int64(clamping: Int128(value) * Int128(scale) / 1000) }
        return PastErrors.Reach(low80: size(low80), high80: size(high80), low95: size(low95), high95: size(high95))
    }

    /// The same with lower ends that leave nothing negative of an amount: nobody spends less than nothing in a month.
    func held(above amount: Int64) -> PastErrors.Reach {
        let least = amount.clampedNegation
        return PastErrors.Reach(
            low80: max(low80, min(0, least)), high80: max(high80, low80), low95: max(low95, min(0, least)), high95: max(high95, low95))
    }
}

extension SpendingForecast {
    /// One `forecast` record a target; one that says what is lacking where there is none.
    func records(_ ledger: HouseholdLedger) -> [Record] {
        let (household, currency, labels) = (ledger.household, ledger.home, ledger.labels)
        let apart =
            base.first.map { first in ledger.leftOut { [last = last?.last] in $0 >= first.first && $0 <= last ?? first.last } } ?? []
        if let lacking {
            var record = Record.forecast("spending", household, currency)
            record.set(base, currency)
            record.set(leftOut: apart, currency)
            record.set(.lacking, string: lacking)
            return [record]
        }
        return targets.compactMap { target in
            guard let until = target.points.last else {
                // Of all spending it is said; a group is part of it.
                return target.category.isEmpty ? lacking(target, apart, ledger) : nil
            }
            var record = Record.forecast(target.category.isEmpty ? "spending" : "category", household, currency)
            if !target.category.isEmpty { record.set(.category, string: target.category) }
            if let label = labels[target.category] { record.set(.label, string: label) }
            if let last { record.set(.from, last.last) }
            record.set(.date, until.month.last)
            record.set(
                .points,
                objects: target.points.map { point in
                    var part = Record.point(point.month.last, point.amount, point.reach, currency)
                    part.set(.recurring, minor: point.recurring, currency)
                    return part
                })
            record.set(.level, minor: target.level, currency)
            record.set(target.base, currency)
            if target.category.isEmpty { record.set(leftOut: apart, currency) }
            record.set(target.accuracy, currency)
            record.set(
                .why,
                string:
                    "known recurring payments in their months, the rest at its usual level; intervals are as wide as forecasts from earlier months missed"
            )
            return record
        }
    }

    /// Enough months for a level, too few to know how far it misses.
    private func lacking(_ target: Target, _ apart: [HouseholdLedger.Apart], _ ledger: HouseholdLedger) -> Record {
        var record = Record.forecast("spending", ledger.household, ledger.home)
        record.set(target.base, ledger.home)
        record.set(leftOut: apart, ledger.home)
        record.set(.lacking, string: "too few complete months are known to say how far a forecast of all spending misses")
        return record
    }
}
