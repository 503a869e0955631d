import TillRecords

/// The CSV files beside the pages: the same figures for a spreadsheet, all months of a household in each.
public enum LedgerTables {
    /// One line a transaction.
    public static func transactions(_ book: HouseholdBook, settings: PageSettings) -> String {
        var out = Csv.line([
            "month", "date", "account", "merchant", "text", "kind", "category", "category_by", "category_confidence", "amount", "currency",
            "home_amount", "home_currency", "status", "id", "sources",
        ])
        for row in book.transactions {
            let home = row.minor(in: book.home).map { Money(minorUnits: $0, currency: book.home) }
            out += Csv.line([
                Month(of: row.day).iso, row.day.description, name(row.account, settings), row.merchant, row.text, row.kind, row.category,
                row.by, row.certainty.map { $0 == 100 ? "1.00" : $0 < 10 ? "0.0\($0)" : "0.\($0)" } ?? "", MoneyText.plain(row.money),
                row.money.currency.code, home.map(MoneyText.plain) ?? "", home == nil ? "" : book.home.code, row.status.rawValue, row.id,
                row.sources.joined(separator: "; "),
            ])
        }
        return out
    }

    /// One line a month, direction and category.
    public static func categories(_ book: HouseholdBook) -> String {
        var out = Csv.line(["month", "direction", "group", "category", "amount", "currency"])
        for month in book.months {
            let tally = book.tally(month)
            for (direction, sums) in [("in", tally.sources), ("out", tally.spending)] {
                for category in sums.keys.sorted() {
                    let name = book.slugs.name(of: category)
                    let money = Money(minorUnits: sums[category] ?? 0, currency: book.home)
                    out += Csv.line([month.iso, direction, name.group, name.leaf, MoneyText.plain(money), book.home.code])
                }
            }
        }
        return out
    }

    /// The heading of the table of accounts.
    static let accountsHeading = Csv.line([
        "month", "account", "opening", "closing", "moved", "currency", "rows", "days", "days_proven", "gaps",
    ])

    /// One line an account that has rows or a balance in the month.
    static func accounts(_ page: MonthPage) -> String {
        page.accounts.map { card in
            func text(_ minor: Int64) -> String { MoneyText.plain(Money(minorUnits: minor, currency: card.currency)) }
            let gaps = card.gaps.map { "\($0.first) to \($0.last): \(MoneyText.plain($0.difference))" }.joined(separator: "; ")
            return Csv.line([
                page.month.iso, card.name, card.opening.map(text) ?? "", card.closing.map(text) ?? "", text(card.moved), card.currency.code,
                String(card.count), String(card.states.count), String(card.provenDays), gaps,
            ])
        }.joined()
    }

    private static func name(_ account: String, _ settings: PageSettings) -> String {
        settings.accountNames[account] ?? Plain.account(account, masking: settings.masking)
    }
}
