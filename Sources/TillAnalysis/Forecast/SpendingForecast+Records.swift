import TillFigures
import TillRecords

extension SpendingForecast {
    /// One `forecast` record a target; one that says what is lacking where there is none.
    func records(_ ledger: HouseholdLedger) -> [Record] {
        let (household, currency, labels) = (ledger.household, ledger.home, ledger.labels)
        if let lacking {
            var record = Record.forecast("spending", household, currency)
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
            record.set(.points, objects: target.points.map { Record.point($0.month.last, $0.amount, $0.reach, currency) })
            record.set(target.accuracy, currency)
            record.set(.why, string: "known recurring payments in their months, the rest at its usual level")
            return record
        }
    }
}
