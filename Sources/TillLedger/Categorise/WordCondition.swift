import TillRecords
import TillStages

/// What is looked for in the words of a description: small letters, accents and apostrophes do not matter.
struct WordCondition: Sendable {
    static let columns = ["contains", "starts", "word"]

    var contains: [UInt8] = []
    var starts: [UInt8] = []
    var word: [UInt8] = []

    init() {}

    /// Throws for a cell that has nothing to look for.
    init(_ row: DelimitedRows.Row, _ rows: DelimitedRows, _ table: WrittenTable) throws(Fault) {
        guard row.cells.count <= rows.header.count else {
            throw table.fault(
                "the line has \(CountText.of(row.cells.count, "cell")) and the header \(rows.header.count).",
                "Put a cell with a separator in it in double quotes.", line: row.line)
        }
        for (name, path) in [("contains", \WordCondition.contains), ("starts", \WordCondition.starts), ("word", \WordCondition.word)] {
            let cell = row.cell(rows.column(name))
            guard !cell.isEmpty else { continue }
            self[keyPath: path] = WordCondition.folded(cell)
            guard !self[keyPath: path].isEmpty else {
                throw table.fault("\(name) has neither letter nor digit to look for.", "Give it a word.", line: row.line)
            }
        }
    }

    var isEmpty: Bool { contains.isEmpty && starts.isEmpty && word.isEmpty }

    /// - Parameter spaced: the folded description with blanks around its words.
    func holds(_ spaced: [UInt8]) -> Bool {
        if !starts.isEmpty, !spaced.dropFirst().starts(with: starts) { return false }
        if !word.isEmpty, !spaced.holds([32] + word + [32]) { return false }
        return contains.isEmpty || spaced.holds(contains)
    }

    /// The words of a text as they are matched: folded, single blanks between.
    private static func folded(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var words = DescriptionWords()
        text.withBytes { words.read($0) }
        var out: [UInt8] = []
        words.spaced(into: &out)
        return out.count > 1 ? Array(out.dropFirst().dropLast()) : []
    }
}
