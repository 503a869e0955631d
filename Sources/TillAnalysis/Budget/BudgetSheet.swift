import TillRecords

/// A household's budget of one period and how it stands.
struct BudgetSheet: Sendable {
    let period: BudgetPeriod
    /// In the order of the plan.
    var lines: [BudgetLine]
    var moves: [Redistribution.Move] = []
    var days: [DailyPlan.Day] = []
    /// What the plan reckons with as income; nil where it asks for none.
    var income: Int64?
    /// The months whose median the income is; empty when the household says it.
    var incomeOf: [Month] = []
    var earned: Int64 = 0
    /// What was spent on what the budget has no line for.
    var outside: Int64 = 0
    /// What lies in no envelope; nil for other methods. Negative when more was spent outside than was there.
    var unassigned: Int64?
    /// The as-of day lies before its last day.
    var isRunning: Bool

    /// Lines that money is spent from.
    private var spending: [BudgetLine] { lines.filter { !$0.isSaving } }
    /// What may be spent in the period.
    var available: Int64 { spending.reduce(0) { $0.clampedAdding($1.available) } }
    /// What was spent, in lines.
    var spent: Int64 { spending.reduce(0) { $0.clampedAdding($1.spent) } }

    /// What was kept of the income: what came in and was spent on none of the lines; nil while the period runs.
    var kept: Int64? { isRunning ? nil : earned.clampedSubtracting(spent).clampedSubtracting(outside) }
}
