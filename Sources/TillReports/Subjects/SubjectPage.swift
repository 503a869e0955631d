import TillFigures
import TillHousehold
import TillRecords

/// Everything the page of one merchant or category says, as plain values.
struct SubjectPage: Sendable {
    /// What a month came to; nil where nothing of it moved.
    struct Cell: Sendable, Hashable {
        let month: Month
        let amount: Int64?
        /// Its rows on this page or on the month's; empty for none.
        let address: String
    }

    /// A merchant of a category, over the last twelve months.
    struct Part: Sendable, Hashable {
        let name: String
        /// Its own page; empty for none.
        let page: String
        let amount: Int64
        let count: Int
    }

    /// A row with what it adds.
    struct Row: Sendable {
        let row: ReportTransaction
        let amount: Int64
        /// The row on its month's page; empty for none.
        let address: String
    }

    /// Rows of a month, newest first, and what they come to.
    struct Group: Sendable {
        let month: Month
        let amount: Int64
        let rows: [Row]
    }

    let subject: Subject
    let household: String
    /// What the pages call the household.
    let owner: String
    let title: String
    /// The group of a category; empty for a merchant.
    let group: String
    /// By which `till explain` knows it.
    let name: String
    let home: Currency
    let seen: String
    let front: String
    /// The last day known, where the newest month is not over.
    let soFar: Day?
    /// The newest month.
    let month: Month
    let now: Int64
    /// What months before usually came to.
    let typical: TypicalMonth?
    /// The twelve months up to the newest, or as many as are known, what they came to, and all that moved that way in them.
    let year: FigurePeriod
    let yearly: Int64
    let whole: Int64
    /// The months that are drawn, oldest first.
    let drawn: [Cell]
    /// Calendar years, newest first.
    let years: [Int]
    /// By year, then January to December.
    let table: [[Cell]]
    let parts: [Part]
    let groups: [Group]
    /// How many rows there are, on this page and on those of their months.
    let count: Int
    let slugs: Slugs
    let settings: PageSettings

    var isIncome: Bool { subject.kind == .income }
    var isOfCategory: Bool { subject.kind != .merchant }
    /// Something of it moved in the last twelve months; of nothing nothing is explained.
    var isRecent: Bool { groups.first.map { year.contains($0.month.last) } ?? false }
    var listed: Int { groups.reduce(0) { $0 + $1.rows.count } }

    var line: ExplainLine { ExplainLine(household: household, isWhole: seen.isEmpty) }

    /// The line for what it came to in a time.
    func explain(_ period: FigurePeriod) -> any Shown { optional(line.text(period, name)) }

    func text(_ minor: Int64) -> String { MoneyText.full(Money(minorUnits: minor, currency: home)) }

    /// The anchor of a month's rows.
    static func anchor(_ month: Month) -> String { "r" + month.iso }
}

extension SubjectPage {
    /// So many of its newest rows stand on the page; older ones on those of their months.
    static let mostRows = 150
    private static let mostDrawn = 36
    private static let mostYears = 4
    static let mostParts = 25

    /// Nil for a household without months.
    init?(_ subject: Subject, of book: HouseholdBook, settings: PageSettings) {
        guard let newest = book.months.last, let first = subject.rows.first, let period = settings.subjects.year else { return nil }
        let begun = Month(of: book.transactions[first].day)
        var sums: [Month: Int64] = [:]
        for (place, amount) in zip(subject.rows, subject.amounts) {
            sums[Month(of: book.transactions[place].day), default: 0].addClamped(amount)
        }
        (self.subject, self.settings, household) = (subject, settings, book.household)
        owner = settings.title ?? book.household
        let words = book.slugs.name(of: subject.name)
        let isCategory = subject.kind != .merchant
        title = isCategory ? words.title : subject.name == ReportTransaction.noText ? say(.noText) : subject.name
        group = isCategory && words.groupTitle != words.title ? words.groupTitle : ""
        name = isCategory ? words.leaf : subject.name
        home = book.home
        (seen, front) = (settings.seen, settings.front)
        soFar = book.lastDay.flatMap { Month(of: $0) == newest && $0.day < newest.length - 2 ? $0 : nil }
        month = newest
        now = sums[newest] ?? 0
        typical = TypicalMonth(before: newest, since: begun, isKnown: { !book.tally($0).isEmpty }, amount: { sums[$0] ?? 0 })
        year = period
        yearly = period.months.reduce(0) { $0.clampedAdding(sums[$1] ?? 0) }
        whole = subject.kind == .income ? settings.subjects.incoming : settings.subjects.outgoing
        groups = SubjectPage.groups(subject, book, settings)
        let here = Set(groups.map(\.month))
        func cell(_ month: Month) -> Cell {
            let page = settings.siblings.contains(month) ? month.iso + ".html" : ""
            return Cell(
                month: month, amount: sums[month],
                address: sums[month] == nil ? "" : here.contains(month) ? "#" + SubjectPage.anchor(month) : page)
        }
        let from = max(begun, newest.advanced(by: 1 - SubjectPage.mostDrawn))
        drawn = from <= newest ? (from.index...newest.index).map { cell(Month(index: $0)) } : []
        years = Array((max(begun.year, newest.year - SubjectPage.mostYears + 1)...max(begun.year, newest.year)).reversed())
        table = years.map { year in (1...12).map { cell(Month(year: year, month: $0)) } }
        parts = isCategory ? SubjectPage.parts(subject, book, settings, in: period) : []
        count = subject.rows.count
        slugs = book.slugs
    }

    private static func groups(_ subject: Subject, _ book: HouseholdBook, _ settings: PageSettings) -> [Group] {
        var months: [Month: [Row]] = [:]
        for (place, amount) in zip(subject.rows, subject.amounts).reversed() {
            let row = book.transactions[place]
            let month = Month(of: row.day)
            guard month >= subject.listedFrom else { break }
            var address = ""
            // Rows of a month stand together in the book.
            if settings.siblings.contains(month), let first = book.tally(month).all.first {
                address = "\(month.iso).html#t\(place - first + 1)"
            }
            months[month, default: []].append(Row(row: row, amount: amount, address: address))
        }
        return months.sorted { $0.key > $1.key }.map { month, rows in
            Group(month: month, amount: rows.reduce(0) { $0.clampedAdding($1.amount) }, rows: rows)
        }
    }

    /// Who got or paid it in a time, the most first.
    private static func parts(_ subject: Subject, _ book: HouseholdBook, _ settings: PageSettings, in period: FigurePeriod) -> [Part] {
        var sums: [String: (amount: Int64, count: Int)] = [:]
        for (place, amount) in zip(subject.rows, subject.amounts) where period.contains(book.transactions[place].day) {
            let name = book.transactions[place].name
            let known = sums[name] ?? (0, 0)
            sums[name] = (known.amount.clampedAdding(amount), known.count + 1)
        }
        let parts = sums.map { name, sum in
            Part(name: name, page: settings.subjects.file(book.slugs.merchant(name)), amount: sum.amount, count: sum.count)
        }
        return Array(parts.sorted { ($1.amount, $0.name) < ($0.amount, $1.name) }.prefix(mostParts))
    }
}

extension Int64 {
    fileprivate mutating func addClamped(_ other: Int64) { self = clampedAdding(other) }
}
