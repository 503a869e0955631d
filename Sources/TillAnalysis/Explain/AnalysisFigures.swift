import TillFigures
import TillHousehold
import TillRecords
import TillStages

/// The figures of budgets, money health, forecasts and groups of households, with what they are made of, by the names that pages give
/// them.
public struct AnalysisFigures {
    /// What pages call things.
    public struct Names {
        let category: (String) -> String
        let account: (String) -> String

        public init(category: @escaping (String) -> String, account: @escaping (String) -> String) {
            self.category = category
            self.account = account
        }
    }

    private let ledger: HouseholdLedger
    private let health: HealthKnowledge
    private let scheme: BudgetScheme
    private let sheets: [BudgetSheet]
    private let forecasts: ForecastFigures
    private let cohorts: CohortFigures
    private let names: Names

    /// - Parameter records: what is published of the household, and of the groups it is among.
    ///
    /// Throws when the knowledge of budgets or health cannot be read.
    public init(
        _ ledger: HouseholdLedger, _ file: HouseholdFile?, _ knowledge: Knowledge, records: [Record], names: Names
    ) throws(Fault) {
        self.ledger = ledger
        self.names = names
        health = try HealthKnowledge(knowledge)
        scheme = BudgetScheme(file?.budget, home: ledger.home, buckets: try BudgetBuckets(knowledge))
        sheets = ledger.transactions.isEmpty ? [] : BudgetCalculation(ledger, scheme, lookBack: 6).sheets()
        forecasts = ForecastFigures(records, names)
        cohorts = CohortFigures(records)
    }

    /// The figures of a day, a month or a year; of a budget, those of the period that begins in the month.
    public func all(_ period: FigurePeriod) -> [LedgerFigure] {
        var figures = forecasts.all(period) + cohorts.all(period)
        guard !ledger.transactions.isEmpty else { return figures }
        let budget = BudgetFigures(ledger, scheme, sheets, names)
        if let day = period.day { figures += budget.all(day) }
        if let year = period.year { figures += HealthFigures.year(year, ledger, health) }
        if let month = period.month { figures += budget.all(month) + HealthFigures(ledger, health, month).all }
        return figures
    }
}
