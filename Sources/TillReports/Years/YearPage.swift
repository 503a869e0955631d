import TillFigures
import TillRecords

/// Everything the page of one calendar year says, as plain values.
struct YearPage: Sendable {
    /// What one month has of a line of the year.
    struct Cell: Sendable, Hashable {
        let month: Month
        let amount: Int64
        let count: Int
        /// The month's page with the rows of it selected; empty where there is no such page.
        let address: String
    }

    /// A line that the year has for each month: a category, a merchant, a recurring movement.
    struct Line: Sendable, Hashable {
        let name: String
        /// What the page calls it.
        var title: String
        let detail: String
        /// Twelve, January first; nil where a month has nothing of it.
        let cells: [Cell?]
        /// The same of the year before, as far as that is comparable.
        let before: Int64?
        /// Its own page; empty for none.
        var page = ""
        /// It is money that came in, among lines of money that went out.
        var isIncome = false

        var total: Int64 { cells.reduce(0) { $0.clampedAdding($1?.amount ?? 0) } }
        var count: Int { cells.reduce(0) { $0 + ($1?.count ?? 0) } }
    }

    /// Categories of one group with their sum.
    struct Group: Sendable, Hashable {
        let sum: Line
        let lines: [Line]
    }

    struct Flow: Sendable, Hashable {
        let month: Month
        let incoming: Int64
        let outgoing: Int64
        let isKnown: Bool
        let address: String

        var left: Int64 { incoming.clampedSubtracting(outgoing) }
    }

    /// A price that rose.
    struct Rise: Sendable, Hashable {
        let day: Day
        let name: String
        let sentence: String
        let address: String
        /// The id of its series, or the key of what was found.
        let about: String
    }

    /// How the money stood at the end of one month.
    struct Standing: Sendable, Hashable {
        let month: Month
        let total: Int?
        let band: String
        let address: String
    }

    /// One account over the year.
    struct Account: Sendable, Hashable {
        let name: String
        let currency: Currency
        let opening: Int64?
        let closing: Int64?
        let first: Day
        let last: Day
        let provenDays: Int
        let gapDays: Int
        let days: Int
        let rows: Int
        /// The pages of the first and last month it is on, with its rows selected.
        let addresses: (first: String, last: String)

        static func == (a: Account, b: Account) -> Bool { a.name == b.name && a.closing == b.closing && a.opening == b.opening }
        func hash(into hasher: inout Hasher) { hasher.combine(name) }
    }

    /// What the year's figures stand on.
    struct Evidence: Sendable, Hashable {
        var rows = 0
        var withReceipt = 0
        var withMessage = 0
        var unsure = 0
        /// What is in no figure, month after month.
        var apart: [ApartRows] = []
    }

    let household: String
    let title: String
    let year: Int
    let home: Currency
    let seen: String
    /// The address of the page of all households; empty for none.
    let front: String
    /// Years with pages of their own.
    let years: Set<Int>
    let hasIndex: Bool
    /// The last day known, where the year is not over.
    let soFar: Day?
    let flows: [Flow]
    /// What the same months of the year before came to; nil without all of them.
    let before: (incoming: Int64, outgoing: Int64)?
    let spending: [Group]
    let sources: [Group]
    let merchants: [Line]
    /// Recurring payments, then income, the largest first.
    let recurring: [Line]
    let rises: [Rise]
    let health: [Standing]
    let accounts: [Account]
    let evidence: Evidence

    var incoming: Int64 { flows.reduce(0) { $0.clampedAdding($1.incoming) } }
    var outgoing: Int64 { flows.reduce(0) { $0.clampedAdding($1.outgoing) } }
    var isEmpty: Bool { !flows.contains(where: \.isKnown) }

    var line: ExplainLine { ExplainLine(household: household, isWhole: seen.isEmpty) }

    /// The line for a figure of the year.
    func explain(_ name: String) -> any Shown { optional(FigurePeriod(String(year)).map { line.text($0, name) } ?? "") }

    func text(_ minor: Int64) -> String { MoneyText.full(Money(minorUnits: minor, currency: home)) }
    func signed(_ minor: Int64) -> String { MoneyText.signed(Money(minorUnits: minor, currency: home)) }
}

extension YearPage {
    /// The name of its file.
    var file: String { YearPage.file(year) }

    static func file(_ year: Int) -> String { "\(year).html" }

    /// The pages of all years of a household, oldest first; where some months alone have pages, of those years.
    static func all(of book: HouseholdBook, settings: PageSettings) -> [YearPage] {
        let months = settings.siblings.isEmpty ? book.months : book.months.filter(settings.siblings.contains)
        return Set(months.map(\.year)).sorted().map { YearPage($0, of: book, settings: settings) }
    }

    /// Where its merchants and recurring movements lead to on pages of months.
    var anchors: [String] {
        let lines = (merchants + recurring).flatMap(\.cells).compactMap { $0?.address } + rises.map(\.address)
        return lines.compactMap { $0.split(separator: "#").last.map(String.init) }.filter { $0.hasPrefix("m-") }
    }
}
