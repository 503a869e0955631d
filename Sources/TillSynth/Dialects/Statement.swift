import TillRecords

/// What one export covers: the rows booked in a window of days, and what was pending when it was made.
struct Statement {
    struct Row {
        /// Index into the household's movements.
        var index: Int
        var movement: Movement
        /// Balance of the account after this row, minor units; the balance before for pending rows.
        var balance: Int64
    }

    let plan: HouseholdPlan
    let account: AccountPlan
    let from: Day
    /// The last day covered, on whose evening the export was made.
    let until: Day
    /// Balance before the first row and after the last, minor units.
    let opening: Int64
    let closing: Int64
    /// Oldest first.
    let booked: [Row]
    let pending: [Row]

    /// The other account of an own transfer.
    func counter(_ movement: Movement) -> AccountPlan? {
        movement.counter.flatMap { plan.accounts.indices.contains($0) ? plan.accounts[$0] : nil }
    }
}
