import TillRecords

/// `cashflow.csv`: the statement of cash flow, one line an account and month.
enum CashFlowTable {
    static func text(_ book: HouseholdBook, _ months: [Month], settings: PageSettings, form: CsvForm) -> String {
        var out = form.start
        out += form.line([
            "month", "account", "opening", "in", "out", "between_own_accounts", "closing", "not_explained", "currency", "rows",
        ])
        for month in months {
            for (name, flow) in CashFlow.named(month, of: book, settings) {
                out += form.line([.month(month), .text(name)] + amounts(flow) + [.text(flow.currency.code), .count(flow.rows)])
            }
        }
        return out
    }

    /// Opening, in, out, between own accounts, closing, not explained.
    static func amounts(_ flow: CashFlow) -> [DataCell] {
        [flow.opening, flow.incoming, flow.outgoing, flow.between, flow.closing, flow.unexplained].map { .money($0, flow.currency) }
    }
}
