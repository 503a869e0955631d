import TillRecords
import TillStages

/// Decides how a document is to be read: one step after the other, each leaving its evidence, and the questions nobody but a person can answer.
final class CsvLayoutFinder {
    let text: CsvBody
    let knowledge: CsvKnowledge
    private(set) var answers: CsvAnswers
    var layout: CsvLayout
    let sample: CsvSample
    let header: CsvHeader
    /// The rows that decisions are made from: data where there is some, else whatever stands behind the titles.
    let rows: [CsvSampleRow]
    var profiles: [ColumnProfile] = []
    var questions: [CsvQuestion] = []
    /// What the table proves by itself, for other tables of its bank.
    var proven = CsvLayout.AllProven()
    /// What the search for the money found.
    var outcome: ReadingSearch.Outcome?
    /// Balances and totals that stand beside the rows.
    var stated: StatedFigures?
    /// Lines with which another account begins.
    var sectionLines: [Int] = []
    /// Lines whose movements are pending.
    var pendingLines: [Range<Int>] = []
    /// The column of balances whose steps say where amounts went; -1 where none does.
    var steppedBy = -1
    /// The decimal mark that balances prove.
    var markByProof: UInt8?

    static let mostColumns = 400

    /// - Parameters:
    ///   - most: how many rows are looked at.
    ///   - known: how cells are divided, where that is no question.
    init(
        _ text: CsvBody, _ knowledge: CsvKnowledge, _ answers: CsvAnswers, rows most: Int = CsvSample.firstRows,
        dialect known: CsvDialect? = nil
    ) {
        self.text = text
        self.answers = answers
        let (dialect, because) = known.map { ($0, "") } ?? CsvDialect.detect(text.head, knowledge)
        layout = CsvLayout(dialect: dialect)
        if known == nil { layout.decided("delimiter", dialect.name, because) }
        var sample = CsvSample(text, dialect, knowledge, rows: most)
        var header = CsvHeader(sample, knowledge, line: answers.headerLine)
        layout.dateCount = DateCounting(sample: sample, header: header, knowledge: knowledge).count
        self.knowledge = knowledge.reading(layout.dateCount)
        if layout.dateCount != .none {
            sample = CsvSample(text, dialect, self.knowledge, rows: most)
            header = CsvHeader(sample, self.knowledge, line: answers.headerLine)
        }
        (self.sample, self.header) = (sample, header)
        rows = header.data.isEmpty ? header.body.filter { $0.filled > 1 } : header.data
    }

    /// How many columns the table has.
    var width: Int { min(max(header.titles.count, rows.reduce(0) { max($0, $1.cells.count) }), CsvLayoutFinder.mostColumns) }

    /// The layout. Throws the fault that refuses the document when something stays open or it is no table.
    func find() throws(Fault) -> CsvLayout {
        try findHead()
        try findNamedColumns()
        profiles = (0..<width).map { ColumnProfile(rows, column: $0, knowledge) }
        findRoles()
        findDates()
        if layout.date >= 0 { findDateOrder() }
        findAccountColumn()
        findCurrency()
        findPendingLines()
        findMoney()
        if questions.isEmpty, layout.date < 0 { askForColumns("no-date", "no column of dates could be found.", "date=1") }
        if questions.isEmpty, layout.amount < 0, layout.debit < 0, layout.credit < 0, !layout.isBalanceHistory {
            askForColumns("no-amount", "no column of amounts could be found.", "amount=3")
        }
        findDecimalMark()
        if layout.balance >= 0, questions.isEmpty { layout.balanceMark = mark(layout.balance, open: layout.decimalMark) }
        findOddDecimals()
        stated = statedFigures(layout.decimalMark)
        findMinorUnits()
        findSteps()
        findSurroundings()
        findControl()
        findDoubtfulRow()
        if let fault = CsvQuestion.fault(questions) { throw fault }
        let isLast = sample.isWhole && header.data.last?.line == sample.rows.last?.line
        layout.tail = CsvTail(header.data.dropLast(isLast ? 1 : 0), layout)
        return layout
    }

    /// The account of the whole table; empty where it has none, or several.
    var account: String {
        if !layout.account.isEmpty { return String(decoding: layout.account, as: UTF8.self) }
        guard layout.accountColumn >= 0, layout.accountColumn < profiles.count else { return "" }
        return String(decoding: profiles[layout.accountColumn].onlyValue ?? [], as: UTF8.self)
    }

    /// Columns that a person named by their titles. Throws when the table has none titled so.
    private func findNamedColumns() throws(Fault) {
        for (role, title) in answers.titledColumns {
            let wanted = WordFolding.folded(Array(title.utf8))
            guard let column = header.titles.firstIndex(where: { WordFolding.folded($0) == wanted }) else {
                throw Fault(
                    "bank.csv.profile", "a column for \(role.rawValue) is named by a title that the table does not have: \(title).",
                    remedy: "Correct the title in the profile, or name the column by its number.")
            }
            answers.columns.append((role, column))
        }
    }

    /// True when the table has titles and no rows.
    var isEmptyTable: Bool { rows.isEmpty && header.index != nil && sample.isWhole && header.body.allSatisfy { $0.filled == 0 } }

    private func findHead() throws(Fault) {
        guard let index = header.index else {
            guard !header.data.isEmpty else {
                throw Fault(
                    "bank.csv.no-table", "no row holds a date and an amount, and no titles of columns are known.",
                    remedy: CsvQuestion.columnsRemedy)
            }
            layout.lastHeadLine = (header.data.first?.line ?? 1) - 1
            layout.decided("titles", "none", "no row names columns")
            return
        }
        let row = sample.rows[index]
        layout.titles = header.titles
        layout.headings = Set(header.preamble.filter { $0.filled > 1 }.map { CsvLayout.heading($0.cells) })
        layout.headerLine = row.line
        layout.lastHeadLine = row.line
        layout.decided("titles", "\(answers.rowWord) \(row.line)", "its words name columns")
    }

    func askForColumns(_ word: String, _ sentence: String, _ example: String) {
        questions.append(
            CsvQuestion(
                code: "bank.csv.\(word)", sentence: sentence,
                option: "the columns, counted from 1, as --columns \(example)"))
    }

    /// The title of a column, or its number, for a person.
    func name(_ column: Int) -> String {
        let title = column < layout.titles.count ? layout.titles[column] : []
        return title.isEmpty ? "column \(column + 1)" : "\"\(String(decoding: title.prefix(60), as: UTF8.self))\""
    }
}

/// Finds out what the days of a table count, where no row has a whole date as people write it.
struct DateCounting {
    let sample: CsvSample
    let header: CsvHeader
    let knowledge: CsvKnowledge

    /// `.none` where dates are written, or nothing counts.
    var count: DateCount {
        let dated = header.data.filter { row in row.kind.looks.contains { $0.date.map { $0.form != .yearless } ?? false } }
        // Rows without a year hold no date of their own: beside many of them, a period that is told again on each page is no movement.
        let above = Set(header.preamble.map(\.cells) + (header.index.map { [sample.rows[$0].cells] } ?? []))
        let rows = sample.rows.filter { $0.filled >= 3 && !above.contains($0.cells) }
        guard rows.count >= 2, dated.count * 2 <= max(header.data.count, rows.count) else { return .none }
        if let period, let within = within(period, rows) { return within }
        guard header.data.isEmpty else { return .none }
        return [.days, .seconds, .milliseconds].lazy.compactMap { fitting($0, rows) }.first ?? .none
    }

    /// The period, with the order that one column of days without a year proves.
    private func within(_ period: (from: Day, to: Day), _ rows: [CsvSampleRow]) -> DateCount? {
        guard let plain = fitting(.within(period.from, period.to, nil), rows) else { return nil }
        let parser = knowledge.reading(plain).dates
        let dates = rows.flatMap { row in row.cells.prefix(40).compactMap { parser.parse($0) } }.filter { $0.form == .numeric }
        let (dayFirst, monthFirst) = (dates.contains { $0.first > 12 }, dates.contains { $0.second > 12 })
        guard dayFirst != monthFirst else { return plain }
        return .within(period.from, period.to, dayFirst ? .dayFirst : .monthFirst)
    }

    /// The count, where a column of it runs through nearly all rows.
    private func fitting(_ count: DateCount, _ rows: [CsvSampleRow]) -> DateCount? {
        let isTold: Bool = if case .within = count { true } else { false }
        let parser = knowledge.reading(count).dates
        let width = min(rows.reduce(0) { max($0, $1.cells.count) }, 40)
        let isSo = (0..<width).contains { column in
            let days = rows.compactMap { parser.parse($0.cell(column)) }.filter { $0.form != .yearless }
            guard days.count >= 2, days.count * 5 >= (rows.count - 1) * 4 else { return false }
            return isTold || isInLine(days.compactMap { $0.day(.yearFirst) }, isTitled(column))
        }
        return isSo ? count : nil
    }

    private func isTitled(_ column: Int) -> Bool {
        guard header.readings.indices.contains(column), let roles = header.readings[column]?.roles else { return false }
        return roles.contains(.date) || roles.contains(.booked) || roles.contains(.value)
    }

    /// Days of some years in one direction; a title may stand for the direction.
    private func isInLine(_ days: [Day], _ isTitled: Bool) -> Bool {
        guard let first = days.min(), let last = days.max(), last.ordinal - first.ordinal < 3660 else { return false }
        if isTitled { return true }
        let steps = zip(days, days.dropFirst()).map { $1.ordinal - $0.ordinal }
        return days.count >= 3 && last > first && (steps.allSatisfy { $0 >= 0 } || steps.allSatisfy { $0 <= 0 })
    }

    /// The first two dates above the table that stand together and bound a time.
    private var period: (from: Day, to: Day)? {
        let above = header.index == nil ? Array(sample.rows.prefix { $0.filled < 3 }) : header.preamble
        for row in above {
            for cell in row.cells where cell.count < 200 {
                if let found = period(in: cell) { return found }
            }
            // A comma of a day may have divided it: April 25, 2024.
            let whole = Array(row.cells.filter { !$0.isEmpty }.joined(separator: [0x2C, 0x20]))
            if row.filled > 1, row.filled < 4, whole.count < 200, let found = period(in: whole) { return found }
            let dates = row.cells.compactMap { knowledge.dates.parse($0) }
            if dates.count == 2, let found = bounds(dates[0], dates[1]) { return found }
        }
        return nil
    }

    private static let joins = [" - ", " – ", " — ", " ~ ", "~", "〜", " to ", " bis ", " au ", " al ", " a ", " t/m ", "..", " / "].map {
        Array($0.utf8)
    }

    private func period(in cell: [UInt8]) -> (from: Day, to: Day)? {
        for join in DateCounting.joins {
            guard let at = cell.indices.first(where: { cell[$0...].starts(with: join) }) else { continue }
            let (left, right) = (Array(cell[..<at]), Array(cell[(at + join.count)...]))
            let start = left.lastIndex(of: 0x3A).map { Array(left[($0 + 1)...].drop { $0 == 0x20 }) } ?? left
            if let from = knowledge.dates.parse(start) ?? lastWords(left), let to = knowledge.dates.parse(right),
                let found = bounds(from, to)
            {
                return found
            }
        }
        return nil
    }

    /// The date at the end of a text: its last word, or its last three.
    private func lastWords(_ text: [UInt8]) -> DateParts? {
        let words = text.split(separator: 0x20)
        return [1, 3, 2].lazy.compactMap { knowledge.dates.parse(Array(words.suffix($0).joined(separator: [0x20]))) }.first
    }

    private func bounds(_ from: DateParts, _ to: DateParts) -> (from: Day, to: Day)? {
        var from = from
        // February 26 to April 25, 2024: the second one says the year of both, or of the year behind the first.
        if from.form == .yearless, to.form == .named {
            (from.form, from.yearDigits) = (.named, 4)
            from.year = (from.first, from.second) <= (to.first, to.second) ? to.year : to.year - 1
        }
        var found: (from: Day, to: Day)?
        for order in DateOrder.allCases {
            guard let first = from.day(order), let last = to.day(order), first <= last, last.ordinal - first.ordinal < 400 else { continue }
            found = (min(found?.from ?? first, first), max(found?.to ?? last, last))
        }
        return found
    }
}
