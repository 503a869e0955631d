import TillFigures
import TillRecords

extension HouseholdLedger {
    /// Accounts whose balance at the as-of day is known, that bills can be paid from, and that are in the home currency.
    var spendable: [LedgerAccount] {
        guard let asOf else { return [] }
        return accounts.filter { $0.isLiquid && $0.currency == home && $0.hasBalances && $0.closing(on: asOf) != nil }
    }

    /// What moved on these accounts, from the day all of them are known until the as-of day, or until their documents end: without a row
    /// for more than two weeks nothing is known to have stood still.
    func flow(of chosen: [LedgerAccount]) -> FlowPast? {
        guard let asOf, let first = chosen.compactMap({ $0.known?.lowerBound }).max() else { return nil }
        let names = Set(chosen.map(\.id))
        var rows: [(ordinal: Int, amount: Int64)] = []
        var bySeries: [String: [(ordinal: Int, amount: Int64)]] = [:]
        for row in transactions where row.status == .posted && names.contains(row.account) && row.money.currency == home {
            let entry = (ordinal: row.day.ordinal, amount: row.money.minorUnits)
            rows.append(entry)
            if let series = row.series { bySeries[series, default: []].append(entry) }
        }
        let pasts = series.compactMap { one in bySeries[one.id].map { SeriesPast(seen: $0, period: one.period) } }
        let end = chosen.compactMap { $0.known?.upperBound.ordinal }.min() ?? asOf.ordinal
        return FlowPast(first: first.ordinal, last: min(asOf.ordinal, end + CoveredDays.quiet), rows: rows, series: pasts)
    }
}
