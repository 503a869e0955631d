import TillRecords

/// What the analyses say of a household, as the pages show it.
public struct Outlook: Sendable, Hashable {
    /// By the month they begin in.
    public internal(set) var budgets: [Month: BudgetReading] = [:]
    /// All accounts together first.
    public internal(set) var balances: [ForecastReading] = []
    /// All spending first, then by group of categories.
    public internal(set) var spending: [ForecastReading] = []
    /// By day.
    public internal(set) var findings: [FindingReading] = []

    public init() {}

    /// Takes a record of one of these types; false for any other.
    mutating func take(_ record: borrowing Record, masking: Bool) -> Bool {
        if record.equals(.type, .budget) {
            if let budget = BudgetReading(record) { budgets[budget.month] = budget }
        } else if record.equals(.type, .forecast) {
            guard let forecast = ForecastReading(record, masking: masking) else { return true }
            if forecast.of == .balance { balances.append(forecast) } else { spending.append(forecast) }
        } else if record.equals(.type, .finding) {
            if let finding = FindingReading(record, masking: masking) { findings.append(finding) }
        } else {
            return false
        }
        return true
    }

    /// The same in an order that the order of the input does not show.
    var sorted: Outlook {
        var sorted = self
        sorted.balances.sort { $0.name < $1.name }
        sorted.spending.sort { $0.name < $1.name }
        sorted.findings.sort { ($0.day, $0.key) < ($1.day, $1.key) }
        return sorted
    }
}
