import TillRecords

/// Forecasts beside what came.
struct ForecastScore {
    /// One kind of forecast.
    struct Part {
        private(set) var count = 0
        private var held80 = 0
        private var held95 = 0
        private var missed: Double = 0
        private var naiveMissed: Double = 0

        var share80: Double { Double(held80) / Double(max(count, 1)) }
        var share95: Double { Double(held95) / Double(max(count, 1)) }
        var ratio: Double { naiveMissed > 0 ? missed / naiveMissed : .infinity }

        mutating func add(_ point: Record, came: Int64, naive: Int64, _ currency: Currency) {
            func minor(_ key: Key) -> Int64 { point.decimal(key).flatMap { Money($0, currency)?.minorUnits } ?? 0 }
            count += 1
            if minor(.low80) <= came, came <= minor(.high80) { held80 += 1 }
            if minor(.low95) <= came, came <= minor(.high95) { held95 += 1 }
            missed += abs(Double(came - minor(.amount)))
            naiveMissed += abs(Double(came - naive))
        }
    }

    private(set) var balance = Part()
    private(set) var spending = Part()
    private(set) var category = Part()
    private(set) var lacking = 0

    /// Days ahead that are looked at: neighbouring days say the same.
    private static let horizons = [7, 14, 28, 56, 91]

    /// Adds a `forecast` record.
    mutating func add(_ record: Record, _ came: WhatCame) {
        guard let from = record.date(.from), let currency = record.currency(.currency), record.has(.points) else {
            lacking += 1
            return
        }
        let points = record.objects(.points)
        if record.equals(.of, "balance") {
            let accounts = record.string(.account).map { [$0] } ?? record.strings(.accounts)
            let start = record.decimal(.start).flatMap { Money($0, currency)?.minorUnits } ?? 0
            for ahead in ForecastScore.horizons where ahead <= points.count {
                let real = start + came.moved(accounts, after: from.ordinal, through: from.ordinal + ahead)
                balance.add(points[ahead - 1], came: real, naive: start + naive(came, accounts, from, ahead), currency)
            }
            return
        }
        let name = record.string(.category) ?? ""
        for point in points {
            guard let month = point.date(.date).map({ Month(of: $0) }) else { continue }
            let last = came.spent(name, in: Month(of: from))
            if name.isEmpty {
                spending.add(point, came: came.spent(name, in: month), naive: last, currency)
            } else {
                category.add(point, came: came.spent(name, in: month), naive: last, currency)
            }
        }
    }

    /// The seasonal naive forecast: what moved on the same days of the month before, again and again.
    private func naive(_ came: WhatCame, _ accounts: [String], _ from: Day, _ ahead: Int) -> Int64 {
        let month = Month(of: from)
        let before = month.advanced(by: -1)
        let start = from.day == month.length ? before.last.ordinal : before.day(from.day).ordinal
        let length = from.ordinal - start
        let whole = came.moved(accounts, after: start, through: from.ordinal)
        return whole * Int64(ahead / length) + came.moved(accounts, after: start, through: start + ahead % length)
    }
}
