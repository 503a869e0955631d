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
        findOddDecimals()
        stated = statedFigures(layout.decimalMark)
        findMinorUnits()
        findSteps()
        findSurroundings()
        if let fault = CsvQuestion.fault(questions) { throw fault }
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
                    remedy: "Export the transactions as CSV, or name the columns with --columns date=1,amount=3,text=2.")
            }
            layout.lastHeadLine = (header.data.first?.line ?? 1) - 1
            layout.decided("titles", "none", "no row names columns")
            return
        }
        let row = sample.rows[index]
        layout.titles = header.titles
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
