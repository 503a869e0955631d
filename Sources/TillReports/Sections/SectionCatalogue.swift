/// The sections of a month's page, in reading order. A new section is one line here.
enum SectionCatalogue {
    static let all: [any (ReportSection & SendableMetatype).Type] = [
        HeadlineSection.self,
        FindingsSection.self,
        BudgetSection.self,
        ForecastSection.self,
        DailyFlowSection.self,
        TrendSection.self,
        MoneyFlowSection.self,
        SpendingSection.self,
        SourcesSection.self,
        MerchantsSection.self,
        AccountsSection.self,
        CashFlowSection.self,
        CoverageSection.self,
        QuestionsSection.self,
        AsidesSection.self,
        TransactionsSection.self,
    ]
}
