import TillFigures
import TillHousehold
import TillRecords

/// The CSV files beside the pages: the same figures for a spreadsheet, all months of a household in each.
public enum LedgerTables {
    /// One line a transaction, or one a part where a person split it, so that lines add up to money: what went out in a month is the
    /// sum of `home_amount` over lines with `counted` yes and `flow` spending or unknown.
    public static func transactions(_ book: HouseholdBook, settings: PageSettings, form: CsvForm = .plain) -> String {
        var out = form.start
        out += form.line([
            "month", "date", "account", "merchant", "text", "kind", "category", "category_by", "category_confidence", "amount", "currency",
            "home_amount", "home_currency", "status", "id", "sources", "part", "flow", "counted", "left_out",
        ])
        for row in book.transactions {
            for share in shares(row, book.home) {
                out += form.line([
                    .month(Month(of: row.day)), .day(row.day), .text(name(row.account, settings)), .text(row.merchant), .text(row.text),
                    .text(row.kind), .text(share.category), .text(row.by), row.certainty.map(DataCell.percent) ?? .none,
                    .money(share.money), .text(row.money.currency.code), share.home.map(DataCell.money) ?? .none,
                    .text(share.home == nil ? "" : book.home.code), .text(row.status.rawValue), .text(row.id),
                    .text(row.sources.joined(separator: "; ")), .text(share.part), .text(row.flow.rawValue),
                    .text(row.isCounted ? "yes" : "no"), .text(row.leftOut?.rawValue ?? ""),
                ])
            }
        }
        return out
    }

    typealias Share = (part: String, category: String, money: Money, home: Money?)

    /// The whole, or each part with its share of the booked amount.
    static func shares(_ row: ReportTransaction, _ home: Currency) -> [Share] {
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
    public static func categories(_ book: HouseholdBook, form: CsvForm = .plain) -> String {
        var out = form.start
        out += form.line(["month", "direction", "group", "category", "amount", "currency"])
        let apart = Dictionary(grouping: ApartRows.all(book.transactions, home: book.home), by: \.month)
        for month in book.months { out += categories(book, .month(month), book.tally(month), apart[month] ?? [], form) }
        return out
    }

    /// The same of one time, with its name in place of the month.
    static func categories(_ book: HouseholdBook, of period: FigurePeriod, form: CsvForm) -> String {
        let tally = book.tally(period)
        let apart = ApartRows.all(tally.all.map { book.transactions[$0] }, home: book.home, as: Month(of: period.last))
        return form.start + form.line(["period", "direction", "group", "category", "amount", "currency"])
            + categories(book, .text(period.name), tally, apart, form)
    }

    private static func categories(
        _ book: HouseholdBook, _ time: DataCell, _ tally: MonthTally, _ apart: [ApartRows], _ form: CsvForm
    ) -> String {
        var out = ""
        for (direction, sums) in [("in", tally.sources), ("out", tally.spending)] {
            for category in sums.keys.sorted() {
                let name = book.slugs.name(of: category)
                let money = Money(minorUnits: sums[category] ?? 0, currency: book.home)
                out += form.line([time, .text(direction), .text(name.group), .text(name.leaf), .money(money), .text(book.home.code)])
            }
        }
        for one in apart {
            let money = Money(minorUnits: one.amount, currency: one.currency)
            out += form.line([
                time, "left_out", .text(one.why.rawValue), .text(one.why.sentence), .money(money), .text(one.currency.code),
            ])
        }
        return out
    }

    /// The heading of the table of accounts.
    ///
    /// - Parameter time: what the first column is called.
    static func accountsHeading(_ form: CsvForm, time: String = "month") -> String {
        form.start
            + form.line([
                .text(time), "account", "opening", "closing", "moved", "currency", "rows", "days", "days_proven", "gaps",
            ])
    }

    /// One line an account that has rows or a balance in that time.
    static func accounts(_ page: MonthPage, form: CsvForm = .plain) -> String {
        page.accounts.map { card in
            func cell(_ minor: Int64?) -> DataCell { .money(minor, card.currency) }
            let gaps = card.gaps.map { "\($0.first) to \($0.last): \(MoneyText.plain($0.difference))" }.joined(separator: "; ")
            return form.line([
                page.period.cell, .text(card.name), cell(card.opening), cell(card.closing), cell(card.moved), .text(card.currency.code),
                .count(card.count), .count(card.states.count), .count(card.provenDays), .text(gaps),
            ])
        }.joined()
    }

    static func name(_ account: String, _ settings: PageSettings) -> String {
        settings.accountNames[account] ?? Plain.account(account, masking: settings.masking)
    }
}
