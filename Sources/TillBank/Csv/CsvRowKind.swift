/// What the cells of one row look like, before columns have meanings.
struct CsvRowKind {
    /// Every cell, in order.
    private(set) var looks: [CsvCellLook] = []
    /// How many cells hold dates.
    private(set) var dates = 0
    /// How many hold numbers that could be money, and no date.
    private(set) var numbers = 0
    private(set) var filled = 0

    /// A date and, in another column, a number: a row of movements or balances.
    var isData: Bool { dates > 0 && numbers > 0 }

    /// The first column with a date.
    var firstDate: Int? { looks.firstIndex { $0.isDate } }

    private static let mostCells = 400

    /// - Parameter above: the row before, whose cells the row often repeats: accounts, currencies, days.
    init(_ cells: [[UInt8]], _ knowledge: CsvKnowledge, above: CsvSampleRow? = nil) {
        looks.reserveCapacity(min(cells.count, CsvRowKind.mostCells))
        for (column, cell) in cells.prefix(CsvRowKind.mostCells).enumerated() {
            let repeated = above.flatMap { $0.cell(column) == cell ? $0.kind.look(column) : nil }
            let look = repeated ?? CsvCellLook(cell, knowledge)
            looks.append(look)
            guard !cell.isEmpty else { continue }
            filled += 1
            if look.isDate { dates += 1 } else if look.isMoney { numbers += 1 }
        }
    }

    func look(_ column: Int) -> CsvCellLook? { looks.indices.contains(column) ? looks[column] : nil }
}

/// What one cell can be.
struct CsvCellLook {
    let number: NumberCell
    /// A number, alone or with a currency that is known.
    let isMoney: Bool
    /// Its parts, where it is a date.
    let date: DateParts?

    var isDate: Bool { date != nil }
    /// Nothing but blanks and what stands for none.
    var isBlank: Bool { if case .blank = number { true } else { false } }

    private static let longestDate = 48

    init(_ cell: [UInt8], _ knowledge: CsvKnowledge) {
        number = NumberText.read(cell)
        if case .number(let text) = number {
            isMoney = !text.hasCurrency || knowledge.currencies.isMark(Array(cell[text.currencyStart..<text.currencyEnd]))
        } else {
            isMoney = false
        }
        date =
            cell.count <= CsvCellLook.longestDate && cell.contains { $0 &- 48 < 10 || $0 >= 0x80 } ? knowledge.dates.parse(cell) : nil
    }
}
