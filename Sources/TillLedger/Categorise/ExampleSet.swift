import TillRecords
import TillStages

/// Labelled movements to learn from.
struct ExampleSet {
    struct Example {
        /// Index in `texts`.
        var text: Int
        /// Signed hundredths; 0 when the file has none.
        var hundredths: Int64
        /// Days since 1970, when the file says.
        var day: Int?
        /// Index in `names`.
        var label: Int
    }

    /// Each wording once, folded.
    private(set) var texts: [[UInt8]] = []
    /// The category names in the order they were first met.
    private(set) var names: [String] = []
    /// The line on which each category was first met.
    private(set) var lines: [Int] = []
    private(set) var examples: [Example] = []

    /// Reads a file with the columns description and category; amount and date are used when they are there, in any order of columns.
    /// Rows without a category teach nothing and are passed over. Throws a fault for a column that nobody reads, for an amount or a
    /// date that is none, and for examples of fewer than two categories.
    init(_ bytes: [UInt8], file: String) throws(Fault) {
        let document = WrittenTable(code: "categorise.examples", file: file)
        guard var rows = DelimitedRows(bytes) else {
            throw document.fault(
                "the file of examples is empty.", "Start it with a header such as description,amount,date,category.", line: 1)
        }
        try rows.check(["description", "amount", "date", "category", "note"], needed: ["description", "category"], document)
        let columns = (description: rows.column("description"), category: rows.column("category"))
        let (amount, date) = (rows.column("amount"), rows.column("date"))
        let wordings = BytesTable()
        var labels: [ArraySlice<UInt8>: Int] = [:]
        var folded: [UInt8] = []
        while let row = rows.next() {
            let wording = row.cell(columns.description)
            let category = row.cell(columns.category)
            guard !category.isEmpty else { continue }
            wording.withBytes { ExampleText.fold($0, into: &folded) }
            let (text, isNew) = folded.withBytes { wordings.intern($0) }
            if isNew { texts.append(folded) }
            let label = labels[category] ?? names.count
            if label == names.count {
                labels[category] = label
                names.append(String(decoding: category, as: UTF8.self))
                lines.append(row.line)
            }
            examples.append(
                Example(
                    text: text, hundredths: try ExampleSet.hundredths(row, amount, document), day: try ExampleSet.day(row, date, document),
                    label: label))
        }
        guard !examples.isEmpty else {
            throw document.fault(
                "there is no row with a category to learn from.", "Give rows of at least two categories, each with a description.")
        }
        guard names.count > 1 else {
            throw document.fault(
                "all examples are of the one category \(names[0]), so every movement would become it.",
                "Add examples of other categories; for one category write a rule and give it with --rules.")
        }
    }

    private static func hundredths(_ row: DelimitedRows.Row, _ column: Int?, _ document: WrittenTable) throws(Fault) -> Int64 {
        let cell = row.cell(column)
        guard !cell.isEmpty else { return 0 }
        guard let amount = cell.withBytes({ Amount(bytes: $0) }) else {
            throw document.fault("the amount is none.", "Write it with a point, as -12.50, or leave the cell empty.", line: row.line)
        }
        return ExampleSet.signed(amount)
    }

    private static func day(_ row: DelimitedRows.Row, _ column: Int?, _ document: WrittenTable) throws(Fault) -> Int? {
        let cell = row.cell(column)
        guard !cell.isEmpty else { return nil }
        guard let day = cell.withBytes({ Day(bytes: $0) }) else {
            throw document.fault("the date is none.", "Write it as YYYY-MM-DD, or leave the cell empty.", line: row.line)
        }
        return day.ordinal
    }

    /// An amount in hundredths with its sign; 0 when it does not fit.
    static func signed(_ amount: Amount) -> Int64 {
        let size = Amount.hundredths(amount) ?? 0
        return amount.isNegative ? -size : size
    }
}
