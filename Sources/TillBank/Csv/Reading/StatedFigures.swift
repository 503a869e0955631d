/// Balances and totals that a document states beside its rows: above the table, behind it, or in rows of their own.
struct StatedFigures {
    enum Kind { case opening, closing, moneyIn, moneyOut }

    /// Every number beside the rows, whatever it is called.
    private(set) var numbers: [Int128] = []
    /// Those of them that are written with decimals.
    private(set) var withDecimals: [Int128] = []
    private(set) var figures: [StatedFigure] = []

    /// - Parameters:
    ///   - rows: rows that are no movements, in the order of the document.
    ///   - mark: the decimal mark of numbers that do not show their own.
    init(_ rows: [CsvSampleRow], _ knowledge: CsvKnowledge, mark: UInt8) {
        var proof = DecimalProof()
        for row in rows {
            for cell in row.cells where cell.count < 200 {
                if case .number(let number)? = StatedFigures.text(cell)?.number { proof.add(number, line: row.line) }
            }
        }
        let mark = proof.proven?.mark ?? mark
        var above: CsvSampleRow?
        for row in rows {
            for (column, cell) in row.cells.enumerated() where !cell.isEmpty && cell.count < 200 {
                guard let value = StatedFigures.value(cell, mark), value.isWhole || cell.count > 1 else { continue }
                numbers.append(value.number)
                if value.hasDecimals { withDecimals.append(value.number) }
                guard let label = StatedFigures.label(cell, column, row, above, knowledge) else { continue }
                figures.append(
                    StatedFigure(
                        kind: label.kind, value: value.number, line: row.line, date: StatedFigures.date(in: label.text, knowledge)))
            }
            if row.filled > 0 { above = row }
        }
    }

    func values(_ kind: Kind) -> [Int128] { figures.filter { $0.kind == kind }.map(\.value) }

    var isEmpty: Bool { figures.isEmpty }

    /// The number in a cell, or behind its colon.
    private static func text(_ cell: [UInt8]) -> (number: NumberCell, isWhole: Bool)? {
        let whole = NumberText.read(cell)
        if case .number = whole { return (whole, true) }
        guard let colon = cell.lastIndex(of: 0x3A) else { return nil }
        return (NumberText.read(Array(cell[(colon + 1)...].drop { $0 == 0x20 })), false)
    }

    private static func value(_ cell: [UInt8], _ mark: UInt8) -> (number: Int128, isWhole: Bool, hasDecimals: Bool)? {
        guard let text = text(cell), case .number(let number) = text.number else { return nil }
        var own = mark
        if case .decimal(let witness) = number.witness { own = witness }
        return read(number, mark).map { ($0, text.isWhole, (number.decimals(own) ?? 0) > 0) }
    }

    /// The day that a label names beside its words: `Balance on 31.03.2025`.
    private static func date(in label: [UInt8], _ knowledge: CsvKnowledge) -> DateParts? {
        let words = label.split(whereSeparator: { $0 == 0x20 || $0 == 0x3A || $0 == 0x28 || $0 == 0x29 })
        return words.lazy.compactMap { word in
            word.count >= 6 && word.contains { $0 &- 48 < 10 } ? knowledge.dates.parse(Array(word)) : nil
        }.first
    }

    private static func read(_ number: NumberText, _ mark: UInt8) -> Int128? {
        var own = mark
        if case .decimal(let witness) = number.witness { own = witness }
        guard var value = TableTrial.number(.number(number), own) else { return nil }
        if number.marker == .debit, value > 0 { value = -value }
        return value
    }

    /// What the cell itself, the one before it in its row or the one above it says that a number is.
    private static func label(
        _ cell: [UInt8], _ column: Int, _ row: CsvSampleRow, _ above: CsvSampleRow?, _ knowledge: CsvKnowledge
    ) -> (kind: Kind, text: [UInt8])? {
        let before = row.cells[..<column].last { !$0.isEmpty }
        for label in [cell, before ?? [], above?.cell(column) ?? []] where label.contains(where: { $0 >= 0x80 || ($0 | 0x20) &- 97 < 26 }) {
            if let kind = kind(label, knowledge) { return (kind, label) }
        }
        return nil
    }

    private static func kind(_ label: [UInt8], _ knowledge: CsvKnowledge) -> Kind? {
        let held = knowledge.words.kinds(in: label)
        if held.contains(.opening) { return .opening }
        if held.contains(.closing) { return .closing }
        let sides = (held.contains(.totalIn), held.contains(.totalOut))
        if sides.0 != sides.1 { return sides.0 ? .moneyIn : .moneyOut }
        return nil
    }
}

/// One of them: what its label says it is.
struct StatedFigure {
    let kind: StatedFigures.Kind
    /// At nine decimals.
    let value: Int128
    let line: Int
    /// The day that its label names.
    let date: DateParts?
}
