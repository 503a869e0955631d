import TillRecords

/// `years.csv`: what the pages of years say, one line a figure.
enum YearTable {
    static func text(_ years: [YearPage]) -> String {
        var out = Csv.line(["year", "kind", "group", "name", "month", "amount", "currency", "rows"])
        for page in years { out += lines(page) }
        return out
    }

    private static func lines(_ page: YearPage) -> String {
        var out = ""
        func add(_ kind: String, _ group: String, _ name: String, _ month: String, _ amount: String, _ currency: String, _ rows: String) {
            out += Csv.line([String(page.year), kind, group, name, month, amount, currency, rows])
        }
        func add(_ kind: String, _ group: String, _ line: YearPage.Line) {
            for cell in line.cells.compactMap({ $0 }) {
                add(kind, group, line.name, cell.month.iso, plain(cell.amount, page.home), page.home.code, String(cell.count))
            }
        }
        for flow in page.flows where flow.isKnown {
            add("in", "", "", flow.month.iso, plain(flow.incoming, page.home), page.home.code, "")
            add("out", "", "", flow.month.iso, plain(flow.outgoing, page.home), page.home.code, "")
        }
        for one in page.evidence.apart {
            add(
                "left_out", one.why.rawValue, one.why.sentence, one.month.iso, plain(one.amount, one.currency), one.currency.code,
                String(one.rows))
        }
        for group in page.sources { for line in group.lines { add("income", group.sum.name, line) } }
        for group in page.spending { for line in group.lines { add("spending", group.sum.name, line) } }
        for line in page.merchants { add("merchant", "", line) }
        for line in page.recurring { add("recurring", line.detail, line) }
        for standing in page.health {
            add("health", standing.band, "", standing.month.iso, standing.total.map(String.init) ?? "", "", "")
        }
        for account in page.accounts {
            for (kind, balance) in [("opening", account.opening), ("closing", account.closing)] {
                let text = balance.map { plain($0, account.currency) } ?? ""
                add(kind, "", account.name, "", text, account.currency.code, String(account.rows))
            }
            add("proven-days", "of \(account.days)", account.name, "", String(account.provenDays), "", "")
        }
        return out
    }

    private static func plain(_ minor: Int64, _ currency: Currency) -> String {
        MoneyText.plain(Money(minorUnits: minor, currency: currency))
    }
}
