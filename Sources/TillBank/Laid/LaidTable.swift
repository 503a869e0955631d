import TillRecords
import TillStages

/// A table that a document holds in another form than lines of cells, laid out as a table of text: it is read as those are.
struct LaidTable {
    /// Divides cells: a sign that no document has.
    static let delimiter: UInt8 = 0x1F

    private(set) var bytes: [UInt8] = []
    private(set) var count = 0

    /// Adds a row; control characters in its cells become blanks.
    mutating func add(_ cells: [[UInt8]]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(LaidTable.delimiter) }
            bytes.append(contentsOf: cell.lazy.map { $0 < 0x20 ? 0x20 : $0 })
        }
        bytes.append(0x0A)
        count += 1
    }

    /// A row, its cells divided by bars; nil where there is no such row. `place` is that of a record: `row 3`.
    func passage(of place: String?) -> OriginalPassage? {
        guard let place, place.hasPrefix("row "), let number = Int(place.dropFirst(4)), number > 0, number <= count else { return nil }
        let row = bytes.split(separator: 0x0A, maxSplits: number, omittingEmptySubsequences: false)[number - 1]
        let cells = row.split(separator: LaidTable.delimiter, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
        return OriginalPassage([OriginalPassage.Line(number: number, text: String(cells.joined(separator: " | ").prefix(2_000)))])
    }
}

extension CsvFormat {
    /// Reads a table that was laid out; its records say the format that laid it.
    func read(_ table: LaidTable, of format: StaticString, into writer: BankWriter) throws(Fault) {
        writer.part = BankPart(format: format, isLaid: true)
        var answers = answers(for: writer.document)
        answers.rowWord = "row"
        var fault: Fault?
        table.bytes.withBytes { bytes in
            do throws(Fault) {
                try read(
                    CsvBody(bytes), CsvText(decoded: nil, encoding: "UTF-8", because: ""), answers, writer,
                    dialect: CsvDialect(delimiter: LaidTable.delimiter, quote: 0))
            } catch {
                fault = error
            }
        }
        if let fault { throw fault }
    }
}
