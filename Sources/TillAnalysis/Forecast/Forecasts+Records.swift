import TillRecords

extension BalanceForecast {
    /// The forecast as a `forecast` record.
    ///
    /// - Parameter least: what counts as low, in minor units.
    func record(household: String?, below least: Int64) -> Record {
        var record = Record.forecast("balance", household, currency)
        if let account { record.set("account", string: account) } else { record.set("accounts", strings: accounts) }
        record.set("from", from)
        record.set("start", minor: start, currency)
        if let last = points.last {
            record.set("date", last.day)
            record.set("points", objects: points.map { Record.point($0.day, $0.amount, $0.reach, currency) })
            record.set("known", objects: known.filter { $0.day <= last.day }.map { BalanceForecast.known($0, currency) })
            record.set("why", string: "known recurring movements on their days, the rest as between the same days of the months before")
        }
        if let low = low(below: least) {
            var part = Record.part()
            part.set("date", low.day)
            part.set("amount", minor: low.amount, currency)
            part.set("below", minor: least, currency)
            part.set("certainty", string: low.isExpected ? "expected" : "possible")
            record.set("low", object: part)
        }
        record.set(accuracy, currency)
        if let lacking { record.set("lacking", string: lacking) }
        return record
    }

    /// What stands in place of a forecast where no account's balance is known.
    static func lacking(_ ledger: HouseholdLedger) -> Record {
        var record = Record.forecast("balance", ledger.household, ledger.home)
        record.set("lacking", string: "no document states the balance of an account that bills can be paid from")
        return record
    }

    private static func known(_ coming: ComingPayment, _ currency: Currency) -> Record {
        var part = Record.part()
        part.set("date", coming.day)
        part.set("amount", minor: coming.amount, currency)
        if !coming.name.isEmpty { part.set("name", string: coming.name) }
        part.set("series", string: coming.series)
        return part
    }
}

extension SpendingForecast {
    /// One `forecast` record a target; one that says what is lacking where there is none.
    func records(_ ledger: HouseholdLedger) -> [Record] {
        let (household, currency, labels) = (ledger.household, ledger.home, ledger.labels)
        if let lacking {
            var record = Record.forecast("spending", household, currency)
            record.set("lacking", string: lacking)
            return [record]
        }
        return targets.compactMap { target in
            guard let until = target.points.last else { return nil }
            var record = Record.forecast(target.category.isEmpty ? "spending" : "category", household, currency)
            if !target.category.isEmpty { record.set("category", string: target.category) }
            if let label = labels[target.category] { record.set("label", string: label) }
            if let last { record.set("from", last.last) }
            record.set("date", until.month.last)
            record.set("points", objects: target.points.map { Record.point($0.month.last, $0.amount, $0.reach, currency) })
            record.set(target.accuracy, currency)
            record.set("why", string: "known recurring payments in their months, the rest at its usual level")
            return record
        }
    }
}

extension Record {
    fileprivate static func forecast(_ of: String, _ household: String?, _ currency: Currency) -> Record {
        var record = Record(type: "forecast")
        if let household { record.set("household", string: household) }
        record.set("of", string: of)
        record.set("currency", string: currency.code)
        return record
    }

    fileprivate static func point(
        _ day: Day, _ amount: Int64, _ reach: PastErrors.Reach, _ currency: Currency
    ) -> Record {
        var part = Record.part()
        part.set("date", day)
        part.set("amount", minor: amount, currency)
        part.set("low80", minor: amount.clampedAdding(reach.low80), currency)
        part.set("high80", minor: amount.clampedAdding(reach.high80), currency)
        part.set("low95", minor: amount.clampedAdding(reach.low95), currency)
        part.set("high95", minor: amount.clampedAdding(reach.high95), currency)
        return part
    }

    fileprivate mutating func set(_ accuracy: PastErrors.Accuracy?, _ currency: Currency) {
        guard let accuracy else { return }
        var part = Record.part()
        part.set("origins", integer: accuracy.origins)
        part.set("error", minor: accuracy.error, currency)
        if let mase = accuracy.mase { part.set("mase", statistic: mase) }
        if accuracy.tried > 0 {
            part.set("coverage80", statistic: Double(accuracy.held80) / Double(accuracy.tried))
            part.set("coverage95", statistic: Double(accuracy.held95) / Double(accuracy.tried))
        }
        part.set("tried", integer: accuracy.tried)
        set("accuracy", object: part)
    }
}
