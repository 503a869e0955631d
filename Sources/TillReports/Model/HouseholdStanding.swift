import TillFigures
import TillRecords

/// How a household stands on the last day that is known: what it owns less what it owes, month by month, and what it has until its next
/// pay.
struct HouseholdStanding: Sendable {
    /// Oldest first; the last is of the last day known.
    let months: [NetWorth]
    let monthAgo: NetWorth
    let yearAgo: NetWorth
    let until: UntilPayday?

    var now: NetWorth { months[months.count - 1] }

    /// Nil where no balance of any account is known.
    init?(_ ledger: HouseholdLedger) {
        months = ledger.netWorths
        guard let last = months.last else { return nil }
        monthAgo = ledger.netWorth(on: HouseholdLedger.day(1, before: last.day))
        yearAgo = ledger.netWorth(on: HouseholdLedger.day(12, before: last.day))
        until = ledger.untilPayday
    }
}
