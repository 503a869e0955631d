/// The rows of a knowledge table, all of them as declared.
public final class TableRows: Sequence, Sendable {
    let table: KnowledgeTable
    let bytes: [UInt8]
    /// For each row its line, where each cell starts, and one behind the byte after the last cell.
    let bounds: [Int32]
    /// For each row what its cells are as numbers: the place of a word among the allowed ones (-1 when empty), or a whole number.
    let values: [Int32]

    init(_ table: KnowledgeTable, _ bytes: [UInt8], bounds: [Int32], values: [Int32]) {
        self.table = table
        self.bytes = bytes
        self.bounds = bounds
        self.values = values
    }

    public var count: Int { bounds.count / (table.columns.count + 2) }

    public func makeIterator() -> Iterator { Iterator(rows: self) }

    public struct Iterator: IteratorProtocol {
        let rows: TableRows
        var at = 0

        public mutating func next() -> TableRow? {
            guard at < rows.count else { return nil }
            at += 1
            return TableRow(rows: rows, at: at - 1)
        }
    }
}

/// A row of a knowledge table; columns are counted from 0.
public struct TableRow: Sendable {
    fileprivate let rows: TableRows
    fileprivate let at: Int

    init(rows: TableRows, at: Int) {
        self.rows = rows
        self.at = at
    }

    private var start: Int { at * (rows.table.columns.count + 2) }

    /// Its line in the file, from 1.
    public var line: Int { Int(rows.bounds[start]) }

    public func bytes(_ column: Int) -> ArraySlice<UInt8> {
        rows.bytes[Int(rows.bounds[start + 1 + column])..<Int(rows.bounds[start + 2 + column]) - 1]
    }

    public func text(_ column: Int) -> String { String(decoding: bytes(column), as: UTF8.self) }

    /// True where a cell that may be empty is.
    public func isEmpty(_ column: Int) -> Bool { bytes(column).isEmpty }

    /// The place of a word among those that its column allows; -1 for an empty cell.
    public func word(_ column: Int) -> Int { Int(rows.values[at * rows.table.columns.count + column]) }

    /// The case of a type whose raw values are the words of the column.
    public func choice<Choice: CaseIterable & RawRepresentable<String>>(_ column: Int, _ choices: Choice.Type) -> Choice {
        choices.allCases[choices.allCases.index(choices.allCases.startIndex, offsetBy: word(column))]
    }

    /// A whole number; 0 for an empty cell.
    public func integer(_ column: Int) -> Int { word(column) }

    public func decimal(_ column: Int) -> Double { Double(text(column)) ?? 0 }

    /// The words of a list.
    public func list(_ column: Int) -> [Substring] {
        guard case .list(let separator, _) = rows.table.columns[column].kind, let mark = separator.utf8.first else { return [] }
        return bytes(column).split(separator: mark).map { Substring(decoding: $0, as: UTF8.self) }
    }

    /// Something about this row that its columns alone do not tell.
    public func fault(_ sentence: String, _ remedy: String) -> Fault { rows.table.fault(sentence, remedy, line: line) }
}
