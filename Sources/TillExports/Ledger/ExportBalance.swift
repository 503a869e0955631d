import TillRecords

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
