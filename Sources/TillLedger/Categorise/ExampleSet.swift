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
    private(set) var examples: [Example] = []

    /// Reads a file with the columns description and category; amount and date are used when they are there, in any order of columns.
    /// Throws a fault for a missing column and for a file without an example.
    init(_ bytes: [UInt8], file: String) throws(Fault) {
        guard var rows = DelimitedRows(bytes), let description = rows.column("description"), let category = rows.column("category") else {
            throw Fault(
                "categorise.examples", "the examples have no columns named description and category.",
                remedy: "Start the file with a header such as description,amount,date,category.", file: file, place: "line 1",
                exit: .usage)
        }
        let amount = rows.column("amount")
        let date = rows.column("date")
        let wordings = BytesTable()
        var labels: [ArraySlice<UInt8>: Int] = [:]
        var folded: [UInt8] = []
        while let row = rows.next() {
            guard description < row.cells.count, category < row.cells.count, !row.cells[category].isEmpty else { continue }
            row.cells[description].withUnsafeBytes { ExampleText.fold($0, into: &folded) }
            let (text, isNew) = folded.withUnsafeBytes { wordings.intern($0) }
            if isNew { texts.append(folded) }
            let label = labels[row.cells[category]] ?? names.count
            if label == names.count {
                labels[row.cells[category]] = label
                names.append(String(decoding: row.cells[category], as: UTF8.self))
            }
            let day = date.flatMap { $0 < row.cells.count ? row.cells[$0].withUnsafeBytes { Day(bytes: $0)?.ordinal } : nil }
            examples.append(Example(text: text, hundredths: ExampleSet.hundredths(row, amount), day: day, label: label))
        }
        guard !examples.isEmpty else {
            throw Fault(
                "categorise.examples", "there is no row with a category to learn from.",
                remedy: "Give at least one row with a description and a category.", file: file, exit: .usage)
        }
    }

    private static func hundredths(_ row: DelimitedRows.Row, _ column: Int?) -> Int64 {
        guard let column, column < row.cells.count, let amount = row.cells[column].withUnsafeBytes({ Amount(bytes: $0) }) else { return 0 }
        return ExampleSet.signed(amount)
    }

    /// An amount in hundredths with its sign; 0 when it does not fit.
    static func signed(_ amount: Amount) -> Int64 {
        let size = Amount.hundredths(amount) ?? 0
        return amount.isNegative ? -size : size
    }
}
