import TillFigures
import TillRecords

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
            guard let until = target.points.last else { return nil }
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
}
