import TillFigures
import TillRecords

/// `cashflow.csv`: the statement of cash flow, one line an account and month, or an account of another time.
enum CashFlowTable {
    /// - Parameter times: of months, or one other time.
    static func text(_ book: HouseholdBook, _ times: [FigurePeriod], settings: PageSettings, form: CsvForm) -> String {
        var out = form.start
        out += form.line([
            .text(times.allSatisfy { $0.month != nil } ? "month" : "period"), "account", "opening", "in", "out", "between_own_accounts",
            "closing", "not_explained", "currency", "rows",
        ])
        for time in times {
            for (name, flow) in CashFlow.named(time, of: book, settings) {
                out += form.line([time.cell, .text(name)] + amounts(flow) + [.text(flow.currency.code), .count(flow.rows)])
            }
        }
        return out
    }

    /// Opening, in, out, between own accounts, closing, not explained.
    static func amounts(_ flow: CashFlow) -> [DataCell] {
        [flow.opening, flow.incoming, flow.outgoing, flow.between, flow.closing, flow.unexplained].map { .money($0, flow.currency) }
    }
}
