/// What the cells of one row look like, before columns have meanings.
struct CsvRowKind {
    /// Columns that hold dates.
    var dates: [Int] = []
    /// Columns that hold numbers that could be money.
    var numbers: [Int] = []
    var filled = 0

    /// A date and, in another column, a number: a row of movements or balances.
    var isData: Bool { !dates.isEmpty && !numbers.isEmpty }

    init(_ row: CsvSampleRow, _ knowledge: CsvKnowledge) {
        for (index, cell) in row.cells.prefix(400).enumerated() where !cell.isEmpty {
            filled += 1
            if knowledge.dates.parse(cell) != nil {
                dates.append(index)
            } else if case .number(let number) = NumberText.read(cell), CsvRowKind.isMoney(number, cell, knowledge) {
                numbers.append(index)
            }
        }
    }

    static func isMoney(_ number: NumberText, _ cell: [UInt8], _ knowledge: CsvKnowledge) -> Bool {
        !number.hasCurrency || knowledge.currencies.isMark(Array(cell[number.currencyStart..<number.currencyEnd]))
    }
}
