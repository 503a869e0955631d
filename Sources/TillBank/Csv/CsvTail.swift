import TillRecords

/// How the rows of a table begin and end, to tell a last row that is cut off from a whole one where the file does not end with a line.
struct CsvTail {
    /// Cells of the narrowest row; 0 where there are too few rows to tell.
    private(set) var width = 0
    /// The form of what stands first in every row, digits as 9; empty where it differs or holds no digit.
    private(set) var first: [UInt8] = []
    /// Decimals of what stands last in every row; 0 where it differs or is no amount.
    private(set) var decimals = 0
    /// Length of what stands last in every row; 0 where it differs or is no day.
    private(set) var length = 0
    /// The column of that.
    private(set) var last = -1

    /// So many rows are all written alike by chance seldom enough.
    static let leastRows = 3

    init() {}

    /// - Parameter rows: of the table, without the last of the document.
    init(_ rows: some RandomAccessCollection<CsvSampleRow>, _ layout: CsvLayout) {
        guard rows.count >= CsvTail.leastRows, let sample = rows.first else { return }
        width = rows.reduce(sample.cells.count) { min($0, $1.cells.count) }
        let form = CsvTail.form(sample.cell(0))
        if form.contains(UInt8(ascii: "9")), rows.allSatisfy({ CsvTail.form($0.cell(0)) == form }) { first = form }
        last = width - 1
        let money = [layout.amount, layout.debit, layout.credit, layout.fee]
        if money.contains(last) {
            let found = Set(rows.map { CsvTail.decimals($0.number(last), layout) })
            if let one = found.first, found.count == 1 { decimals = one ?? 0 }
        } else if [layout.date, layout.booked, layout.value].contains(last) {
            let found = Set(rows.map { $0.cell(last).count })
            if let one = found.first, found.count == 1 { length = one }
        }
    }

    private static func decimals(_ cell: NumberCell, _ layout: CsvLayout) -> Int? {
        guard case .number(let number) = cell else { return nil }
        return number.decimals(layout.decimalMark)
    }

    /// A cell with every digit as 9.
    static func form(_ cell: [UInt8]) -> [UInt8] { cell.map { $0 &- 48 < 10 ? UInt8(ascii: "9") : $0 } }

    /// Whether a last row that no line ends is part of one: cells that its day or its money stands in are missing, or shorter than in all
    /// others. A text that is cut harms no figure.
    func isCut(_ cells: [[UInt8]], needed: Int, _ layout: CsvLayout) -> Bool {
        guard width > 0, let end = cells.last else { return false }
        // A quote that nothing closes is part of what was cut.
        let form = CsvTail.form(cells[0].filter { $0 != UInt8(ascii: "\"") })
        guard cells.count >= width else {
            guard !first.isEmpty, cells.count <= needed else { return false }
            return cells.count > 1 ? form == first : !cells[0].isEmpty && first.starts(with: form)
        }
        guard cells.count == last + 1, !end.isEmpty else { return false }
        if length > 0 { return end.count < length }
        guard decimals > 0 else { return false }
        return CsvTail.decimals(NumberText.read(end), layout).map { $0 < decimals } ?? true
    }
}
