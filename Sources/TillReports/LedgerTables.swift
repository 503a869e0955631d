import TillFigures
import TillRecords

/// The CSV files beside the pages: the same figures for a spreadsheet, all months of a household in each.
public enum LedgerTables {
    /// One line a transaction, or one a part where a person split it, so that lines add up to money: what went out in a month is the
    /// sum of `home_amount` over lines with `counted` yes and `flow` spending or unknown.
    public static func transactions(_ book: HouseholdBook, settings: PageSettings) -> String {
        var out = Csv.line([
            "month", "date", "account", "merchant", "text", "kind", "category", "category_by", "category_confidence", "amount", "currency",
            "home_amount", "home_currency", "status", "id", "sources", "part", "flow", "counted", "left_out",
        ])
        for row in book.transactions {
            for share in shares(row, book.home) {
                out += Csv.line([
                    Month(of: row.day).iso, row.day.description, name(row.account, settings), row.merchant, row.text, row.kind,
                    share.category, row.by, row.certainty.map { $0 == 100 ? "1.00" : $0 < 10 ? "0.0\($0)" : "0.\($0)" } ?? "",
                    MoneyText.plain(share.money), row.money.currency.code, share.home.map(MoneyText.plain) ?? "",
                    share.home == nil ? "" : book.home.code, row.status.rawValue, row.id, row.sources.joined(separator: "; "), share.part,
                    row.flow.rawValue, row.isCounted ? "yes" : "no", row.leftOut?.rawValue ?? "",
                ])
            }
        }
        return out
    }

    private typealias Share = (part: String, category: String, money: Money, home: Money?)

    /// The whole, or each part with its share of the booked amount.
    private static func shares(_ row: ReportTransaction, _ home: Currency) -> [Share] {
        guard !row.parts.isEmpty else {
            return [("", row.category, row.money, row.minor.map { Money(minorUnits: $0, currency: home) })]
        }
        let sizes = row.parts.map(\.minorUnits)
        let booked =
            row.money.currency == home
            ? sizes : Apportionment.shares(of: row.money.minorUnits, by: sizes.map { Int64(clamping: $0.magnitude) })
        return row.parts.enumerated().map { place, part in
            (
                String(place + 1), part.category, Money(minorUnits: booked[place], currency: row.money.currency),
                Money(minorUnits: part.minorUnits, currency: home)
            )
        }
    }

    /// One line a month, direction and category; with the direction `left_out` one a reason for what no figure has, in the home
    /// currency as far as a rate brings it there.
    public static func categories(_ book: HouseholdBook) -> String {
        var out = Csv.line(["month", "direction", "group", "category", "amount", "currency"])
        let apart = Dictionary(grouping: ApartRows.all(book.transactions, home: book.home), by: \.month)
        for month in book.months {
            let tally = book.tally(month)
            for (direction, sums) in [("in", tally.sources), ("out", tally.spending)] {
                for category in sums.keys.sorted() {
                    let name = book.slugs.name(of: category)
                    let money = Money(minorUnits: sums[category] ?? 0, currency: book.home)
                    out += Csv.line([month.iso, direction, name.group, name.leaf, MoneyText.plain(money), book.home.code])
                }
            }
            for one in apart[month] ?? [] {
                let money = Money(minorUnits: one.amount, currency: one.currency)
                out += Csv.line([month.iso, "left_out", one.why.rawValue, one.why.sentence, MoneyText.plain(money), one.currency.code])
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
