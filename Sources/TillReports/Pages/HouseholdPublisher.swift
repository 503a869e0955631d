import TillFigures
import TillHousehold
import TillRecords
import TillStages

/// Writes the files of one household.
struct HouseholdPublisher {
    let book: HouseholdBook
    let settings: PageSettings
    let frame: PageFrame

    /// One page that stands alone: of the month asked for, else of the last month that is over, else of what could not be read.
    /// Returns what is wrong with the month asked for.
    func writePage(_ month: Month?, to path: String) throws(Fault) -> Fault? {
        if let missing = missing(month) { return missing }
        guard let month = month ?? book.defaultMonth else {
            try PageFolder.write(
                IndexPage.html(book, title: settings.title, seen: settings.seen, settings: settings, frame: frame), path: path)
            return nil
        }
        try PageFolder.write(frame.html(MonthPage(month, of: book, settings: settings)), path: path)
        return nil
    }

    /// What is wrong with a month that was asked for; nil when the household's documents are about it.
    private func missing(_ month: Month?) -> Fault? {
        guard let month, !book.months.contains(month) else { return nil }
        return Fault(
            "report.month", "no document of the household is about \(Messages.english.dates.month(month)).",
            remedy: book.months.last.map { "Ask for a month up to \($0.iso)." } ?? "Give it a stream with transactions.", place: "--month")
    }

    /// The page of one month, to be printed, an index that leads to it alone, and the tables: of the month asked for, else of the
    /// last one that is over. Returns what is wrong with the month asked for.
    func writeMonth(_ month: Month?, in folder: PageFolder) throws(Fault) -> Fault? {
        let missing = missing(month)
        var accounts = LedgerTables.accountsHeading
        var book = book
        if missing == nil, let month = month ?? book.defaultMonth {
            let page = MonthPage(month, of: book, settings: settings)
            try folder.write(frame.html(page), to: month.iso + ".html")
            accounts += LedgerTables.accounts(page)
            book.months = [month]
            book.transactions = book.transactions.filter { Month(of: $0.day) == month }
        } else {
            book.months = []
            book.transactions = []
        }
        try folder.write(
            IndexPage.html(book, title: settings.title, seen: settings.seen, settings: settings, frame: frame), to: "index.html")
        try writeTables(of: book, accounts, [], in: folder)
        return missing
    }

    /// What is wrong with a year that was asked for; nil when the household's documents are about it.
    private func missing(year: Int) -> Fault? {
        let years = Set(book.months.map(\.year)).sorted()
        guard !years.contains(year) else { return nil }
        return Fault(
            "report.year", "no document of the household is about \(year).",
            remedy: years.last.map { "Ask for a year up to \($0)." } ?? "Give it a stream with transactions.", place: "--period")
    }

    /// One page of a year that stands alone. Returns what is wrong with the year.
    func writePage(year: Int, to path: String) throws(Fault) -> Fault? {
        if let missing = missing(year: year) { return missing }
        try PageFolder.write(YearSheet.html(YearPage(year, of: book, settings: settings), frame: frame), path: path)
        return nil
    }

    /// The page of a year, those of its months, and the index and tables of them. Returns what is wrong with the year.
    func writeYear(_ year: Int, in folder: PageFolder) throws(Fault) -> Fault? {
        let missing = missing(year: year)
        try write(book.months.filter { $0.year == year }, in: folder)
        return missing
    }

    /// Every month and year, the index and the tables.
    func writeAll(in folder: PageFolder) throws(Fault) { try write(book.months, in: folder) }

    /// Pages of months and of their years, an index and tables of them.
    private func write(_ months: [Month], in folder: PageFolder) throws(Fault) {
        var linked = settings
        linked.siblings = Set(months)
        let years = YearPage.all(of: book, settings: linked)
        linked.linked = Set(years.flatMap(\.anchors))
        for year in years { try folder.write(YearSheet.html(year, frame: frame), to: year.file) }
        var accounts = LedgerTables.accountsHeading
        for month in months {
            let page = MonthPage(month, of: book, settings: linked)
            try folder.write(frame.html(page), to: month.iso + ".html")
            accounts += LedgerTables.accounts(page)
        }
        var part = book
        if months.count < book.months.count {
            part.months = months
            part.transactions = book.transactions.filter { linked.siblings.contains(Month(of: $0.day)) }
        }
        let index = IndexPage.html(
            part, title: settings.title, seen: settings.seen, links: links(hasYears: true), settings: settings, frame: frame)
        try folder.write(index, to: "index.html")
        try writeTables(of: part, accounts, years, in: folder)
    }

    private func links(hasYears: Bool) -> IndexPage.Links {
        let group = settings.across.isEmpty ? "" : settings.across + "/cohorts.html"
        var links = IndexPage.Links(hasYears: hasYears)
        links.peers = settings.peers.map { PeersSection.view($0.card, $0.book, group: group) }
        if links.peers == nil, !settings.across.isEmpty { links.among = "\(settings.across)/peers/\(book.household).html" }
        return links
    }

    /// The tables alone.
    func writeTables(in folder: PageFolder) throws(Fault) {
        var accounts = LedgerTables.accountsHeading
        for month in book.months { accounts += LedgerTables.accounts(MonthPage(month, of: book, settings: settings)) }
        try writeTables(of: book, accounts, YearPage.all(of: book, settings: settings), in: folder)
    }

    private func writeTables(of book: HouseholdBook, _ accounts: String, _ years: [YearPage], in folder: PageFolder) throws(Fault) {
        try folder.write(LedgerTables.transactions(book, settings: settings), to: "transactions.csv")
        try folder.write(LedgerTables.categories(book), to: "categories.csv")
        try folder.write(accounts, to: "accounts.csv")
        // A year needs its months.
        if !years.isEmpty { try folder.write(YearTable.text(years), to: "years.csv") }
    }
}

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
