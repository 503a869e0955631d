import TillRecords

/// The part of a household's outlook that one month's page shows.
public struct MonthOutlook: Sendable, Hashable {
    public var budget: BudgetReading?
    /// Of this month, the most pressing first; those that are listed.
    public var findings: [FindingReading] = []
    /// How many more there are.
    public var unlisted = 0
    /// Forecasts stand on the newest page only, since they begin where it ends.
    public var balances: [ForecastReading] = []
    public var spending: [ForecastReading] = []

    init(_ outlook: Outlook, month: Month, isNewest: Bool) {
        budget = outlook.budgets[month]
        let own = outlook.findings.filter { Month(of: $0.day) == month }
        findings = own.filter(\.isListed).sorted(by: FindingReading.precedes)
        unlisted = own.count - findings.count
        guard isNewest else { return }
        balances = outlook.balances
        spending = outlook.spending
    }
}
