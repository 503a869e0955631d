import TillHousehold
import TillRecords

/// One household's ledger, complete and sorted, so that the order of the input does not show.
struct ExportLedger: Sendable {
    let household: String
    /// The household's currency, when its file names one.
    let home: Currency?
    let rows: [ExportRow]
    let balances: [ExportBalance]
    let series: [ExportSeries]
    let accounts: [String: ExportAccount]
    /// The day the run stands on: asked for, else the latest day of a row.
    let asOf: Day?
    /// How many days ahead the calendar looks.
    let daysAhead: Int

    init(
        household: String, file: HouseholdFile?, rows: [ExportRow], balances: [ExportBalance], series: [ExportSeries], asOf: Day?,
        daysAhead: Int
    ) {
        self.household = household
        home = file?.currency
        self.rows = rows.sorted(by: ExportRow.precedes)
        self.balances = balances.sorted(by: ExportBalance.precedes)
        self.series = series.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
        accounts = ExportAccount.naming(Set(rows.map(\.account)).union(balances.map(\.account)), file)
        self.asOf = asOf ?? self.rows.last?.day
        self.daysAhead = daysAhead
    }

    func account(_ key: String) -> ExportAccount { accounts[key] ?? ExportAccount(kind: "unnamed", tail: "") }
}
