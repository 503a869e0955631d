/// Spending that happens now and then: groceries, fuel, an evening out.
struct Habit: Sendable {
    /// Its name, from which its own stream of chance forks.
    var name: String
    /// Payees, the first ones likelier.
    var payees: [Payee]
    var account: Int
    /// How many times in a hundred weeks.
    var perHundredWeeks: Int
    /// Minor units of the account's currency (of the foreign currency on a trip), positive.
    var amount: ClosedRange<Int64>
    /// Amounts are rounded down to a multiple of this, in minor units; 1 leaves them.
    var step: Int64 = 1
    var rail: Rail = .card
    /// How often on Monday … Sunday, 10 = usual.
    var weekdays: [Int] = [10, 10, 10, 10, 12, 14, 4]
    /// Calendar months in which it happens; empty for all.
    var months: Set<Int> = []
}

/// Days away, with habits of their own; the habits at home rest.
struct Trip: Sendable {
    /// Month of the plan, from 0.
    var month: Int
    var day: Int
    var days: Int
    var habits: [Habit]
    /// Currency in which the payees charge; nil when it is the account's.
    var currency: String?
}
