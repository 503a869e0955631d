import TillRecords

/// What a bank says an account held at the end of a day.
struct ExportBalance: Sendable, Hashable {
    var account: String
    /// The last day it stands after; an opening balance stands after the day before.
    var day: Day
    var money: Money

    static func precedes(_ a: ExportBalance, _ b: ExportBalance) -> Bool {
        (a.day, a.account, a.money.currency, a.money.minorUnits) < (b.day, b.account, b.money.currency, b.money.minorUnits)
    }
}
