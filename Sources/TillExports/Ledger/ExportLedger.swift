import TillFigures
import TillHousehold
import TillRecords

/// One household's ledger as it leaves the house, complete and sorted, so that the order of the input does not show.
struct ExportLedger: Sendable {
    let household: String
    /// The currency that figures are in; nil when nothing names one.
    let home: Currency?
    let rows: [ExportRow]
    let balances: [ExportBalance]
    let series: [ExportSeries]
    let accounts: [String: ExportAccount]
    /// The day the figures stand on: asked for, else the latest day of a row or balance.
    let asOf: Day?
    /// How many days ahead the calendar looks.
    let daysAhead: Int

    /// - Parameter ledger: the household as every figure reads it.
    init(_ ledger: HouseholdLedger, household: String, file: HouseholdFile?, daysAhead: Int) {
        let redaction = Redaction(file)
        self.household = household
        home = ledger.home == .unknown ? nil : ledger.home
        let rows = ledger.transactions.map { ExportRow($0, ledger.sources[$0.record], home: ledger.home, redaction) }
            .sorted(by: ExportRow.precedes)
        let balances = Set(ledger.balances.compactMap { ExportBalance($0) })
        self.rows = rows
        self.balances = balances.sorted(by: ExportBalance.precedes)
        series = ExportSeries.all(ledger.sources, rows, home: ledger.home, redaction)
        accounts = ExportAccount.naming(Set(rows.map(\.account)).union(balances.map(\.account)), file)
        asOf = ledger.asOf
        self.daysAhead = daysAhead
    }

    func account(_ key: String) -> ExportAccount { accounts[key] ?? ExportAccount(kind: "unnamed", tail: "") }
}

/// What a bank says an account held at the end of a day.
struct ExportBalance: Sendable, Hashable {
    var account: String
    /// The last day it stands after; an opening balance stands after the day before.
    var day: Day
    var money: Money

    /// Nil for a balance that stands within a day: it bounds no rows.
    init?(_ stated: StatedBalance) {
        guard stated.moment != .running, let end = stated.moment == .opening ? stated.day.adding(days: -1) : stated.day else { return nil }
        account = stated.account
        day = end
        money = stated.money
    }

    static func precedes(_ a: ExportBalance, _ b: ExportBalance) -> Bool {
        (a.day, a.account, a.money.currency, a.money.minorUnits) < (b.day, b.account, b.money.currency, b.money.minorUnits)
    }
}
