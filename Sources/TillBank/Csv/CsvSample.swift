/// One row as a person reads it: where it starts and its cells, trimmed.
struct CsvSampleRow {
    let line: Int
    let cells: [[UInt8]]
    let kind: CsvRowKind

    /// Cells that hold something.
    var filled: Int { cells.reduce(0) { $0 + ($1.isEmpty ? 0 : 1) } }
    func cell(_ index: Int) -> [UInt8] { index < cells.count && index >= 0 ? cells[index] : [] }
    /// What a cell is as a number.
    func number(_ index: Int) -> NumberCell { kind.look(index)?.number ?? .blank }
    /// What a cell is as a date.
    func date(_ index: Int) -> DateParts? { kind.look(index)?.date }
}

/// The rows that decisions are made from: all rows of a short document, the first thousands of a long one and rows spread over the rest.
struct CsvSample {
    var rows: [CsvSampleRow] = []
    /// True when every row of the document is here.
    var isWhole = true

    static let firstRows = 2500
    /// Enough for a table that leaves nothing open.
    static let fewRows = 120
    static let mostCells = 200_000
    /// Longer cells are texts, and cut.
    static let longestCell = 4096

    init(_ body: CsvBody, _ dialect: CsvDialect, _ knowledge: CsvKnowledge, rows most: Int = CsvSample.firstRows) {
        var scanner = dialect.scanner(body)
        defer { scanner.release() }
        var cells = 0
        while rows.count < most, cells < CsvSample.mostCells, scanner.next() {
            let row = CsvSample.row(scanner, knowledge, above: rows.last)
            cells += row.cells.count
            rows.append(row)
        }
        isWhole = scanner.isAtEnd
    }

    private static func row(_ scanner: CsvScanner, _ knowledge: CsvKnowledge, above: CsvSampleRow?) -> CsvSampleRow {
        var cells: [[UInt8]] = []
        cells.reserveCapacity(scanner.width)
        for index in 0..<scanner.width { cells.append(scanner.content(index, most: CsvSample.longestCell)) }
        return CsvSampleRow(line: scanner.line, cells: cells, kind: CsvRowKind(cells, knowledge, above: above))
    }
}
