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

    /// Those of a page, in the order asked for.
    static func sections(of page: MonthPage) -> [any (ReportSection & SendableMetatype).Type] {
        let fitting = all.filter { page.isOfMonth || $0.fitsEveryPeriod }
        guard let asked = page.settings.sections else { return fitting }
        return asked.compactMap { anchor in fitting.first { $0.anchor == anchor } }
    }
}
