import TillRecords

/// `years.csv`: what the pages of years say, one line a figure.
enum YearTable {
    static func text(_ years: [YearPage], form: CsvForm = .plain) -> String {
        var out = form.start
        out += form.line(["year", "kind", "group", "name", "month", "amount", "currency", "rows"])
        for page in years { out += lines(page, form) }
        return out
    }

    private static func lines(_ page: YearPage, _ form: CsvForm) -> String {
        var out = ""
        func add(
            _ kind: String, _ group: String, _ name: String, _ month: Month?, _ amount: DataCell, _ currency: String, _ rows: Int? = nil
        ) {
            out += form.line([
                .count(page.year), .text(kind), .text(group), .text(name), month.map(DataCell.month) ?? .none, amount, .text(currency),
                rows.map(DataCell.count) ?? .none,
            ])
        }
        func add(_ kind: String, _ group: String, _ line: YearPage.Line) {
            for cell in line.cells.compactMap({ $0 }) {
                add(kind, group, line.name, cell.month, .money(cell.amount, page.home), page.home.code, cell.count)
            }
        }
        for flow in page.flows where flow.isKnown {
            add("in", "", "", flow.month, .money(flow.incoming, page.home), page.home.code)
            add("out", "", "", flow.month, .money(flow.outgoing, page.home), page.home.code)
        }
        for one in page.evidence.apart {
            add(
                "left_out", one.why.rawValue, one.why.sentence, one.month, .money(one.amount, one.currency), one.currency.code, one.rows)
        }
        for group in page.sources { for line in group.lines { add("income", group.sum.name, line) } }
        for group in page.spending { for line in group.lines { add("spending", group.sum.name, line) } }
        for line in page.merchants { add("merchant", "", line) }
        for line in page.recurring { add("recurring", line.detail, line) }
        for standing in page.health {
            add("health", standing.band, "", standing.month, standing.total.map(DataCell.count) ?? .none, "")
        }
        for account in page.accounts {
            for (kind, balance) in [("opening", account.opening), ("closing", account.closing)] {
                add(kind, "", account.name, nil, .money(balance, account.currency), account.currency.code, account.rows)
            }
            add("proven-days", "of \(account.days)", account.name, nil, .count(account.provenDays), "")
        }
        return out
    }
}
