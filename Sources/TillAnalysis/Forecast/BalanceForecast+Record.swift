import TillFigures
import TillRecords

extension BalanceForecast {
    /// The forecast as a `forecast` record.
    ///
    /// - Parameter least: what counts as low, in minor units.
    func record(household: String?, below least: Int64) -> Record {
        var record = Record.forecast("balance", household, currency)
        if let account { record.set(.account, string: account) } else { record.set(.accounts, strings: accounts) }
        record.set(.from, from)
        record.set(.start, minor: start, currency)
        if let last = points.last {
            record.set(.date, last.day)
            record.set(.points, objects: points.map { Record.point($0.day, $0.amount, $0.reach, currency) })
            record.set(.known, objects: known.filter { $0.day <= last.day }.map { BalanceForecast.known($0, currency) })
            record.set(
                .why,
                string:
                    "known recurring movements on their days, the rest as between the same days of the months before; intervals are as wide as forecasts from earlier days missed"
            )
        }
        if let low = low(below: least) {
            var part = Record.part()
            part.set(.date, low.day)
            part.set(.amount, minor: low.amount, currency)
            part.set(.below, minor: least, currency)
            part.set(.certainty, string: low.isExpected ? "expected" : "possible")
            record.set(.low, object: part)
        }
        record.set(base, currency)
        record.set(accuracy, currency)
        if let lacking { record.set(.lacking, string: lacking) }
        return record
    }

    /// What stands in place of a forecast where no account's balance is known.
    static func lacking(_ ledger: HouseholdLedger) -> Record {
        var record = Record.forecast("balance", ledger.household, ledger.home)
        record.set(.lacking, string: "no document states the balance of an account that bills can be paid from")
        return record
    }

    private static func known(_ coming: ComingPayment, _ currency: Currency) -> Record {
        var part = Record.part()
        part.set(.date, coming.day)
        part.set(.amount, minor: coming.amount, currency)
        if !coming.name.isEmpty { part.set(.name, string: coming.name) }
        part.set(.series, string: coming.series)
        return part
    }
}
