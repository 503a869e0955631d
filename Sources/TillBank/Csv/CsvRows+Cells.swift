import TillRecords

/// Text cells as records have them.
extension CsvRows {
    /// The text of one cell; nothing where it is empty.
    @inline(__always)
    func text(_ column: Int) -> ByteView {
        guard column < scanner.width else { return ObservationRow.nothing }
        let cell = scanner.trimmed(column)
        guard cell.count > 0, !isFiller(cell) else { return ObservationRow.nothing }
        return unsafe isPlain(column, cell) ? cell : joined.write(atMost: cell.count) { unsafe copy(column, cell, to: $0) }
    }

    /// The texts of some cells, a blank between them; nothing where all are empty.
    @inline(__always)
    func text(_ columns: ColumnList) -> ByteView {
        var found = ObservationRow.nothing
        for index in 0..<columns.count {
            let next = text(columns[index])
            if next.isEmpty { continue }
            found = found.isEmpty ? next : join(found, next)
        }
        return found
    }

    private func join(_ first: ByteView, _ second: ByteView) -> ByteView {
        unsafe joined.write(atMost: first.count &+ second.count &+ 1) { start in
            var out = unsafe LineWriter(start)
            out.append(first)
            out.append(0x20)
            out.append(second)
            return out.written
        }
    }

    /// Dashes that stand for nothing.
    @inline(__always)
    private func isFiller(_ cell: ByteView) -> Bool {
        cell[0] == 0x2D && cell.allSatisfy { $0 == 0x2D }
    }

    /// Whether a cell is the text as it stands.
    @inline(__always)
    private func isPlain(_ column: Int, _ cell: ByteView) -> Bool {
        unsafe !scanner.cells[column].escaped && (scanner.quote == 0 || cell[cell.count &- 1] != scanner.quote)
    }

    /// Writes the content of a quoted cell: doubled quotes become one, a lost quote at the end goes. Returns its length.
    private func copy(_ column: Int, _ cell: ByteView, to start: UnsafeMutablePointer<UInt8>) -> Int {
        let quote = scanner.quote
        var out = unsafe LineWriter(start)
        guard unsafe scanner.cells[column].escaped else {
            let isLost = cell.count > 1 && !cell.dropLast().contains(quote)
            out.append(isLost ? ByteView(rebasing: cell.dropLast()) : cell)
            return out.written
        }
        var from = 0
        var at = 0
        while at + 1 < cell.count {
            if cell[at] == quote, cell[at + 1] == quote {
                out.append(ByteView(rebasing: cell[from...at]))
                from = at + 2
                at += 2
            } else {
                at += 1
            }
        }
        if from < cell.count { out.append(ByteView(rebasing: cell[from...])) }
        return out.written
    }

    /// Bytes that all cells of the current row take at most.
    @inline(__always)
    var bytesOfRow: Int {
        guard scanner.width > 0 else { return 0 }
        return unsafe max(0, scanner.cells[scanner.width &- 1].end &- scanner.cells[0].start) &+ 16
    }

    /// `original` and `rate`, where they say more than the amount itself.
    func readOriginal(_ row: inout ObservationRow) {
        if layout.originalAmount >= 0, layout.originalAmount < scanner.width,
            case .number(let number) = NumberText.read(scanner.trimmed(layout.originalAmount)), let amount = plain(number)
        {
            let named = layout.originalCurrency >= 0 && layout.originalCurrency < scanner.width
            let original = named ? knowledge.currencies.currency(scanner.trimmed(layout.originalCurrency)) : nil
            if original == nil || original != row.currency { (row.original, row.originalCurrency) = (amount, original) }
        }
        if layout.rate >= 0 { row.rate = text(layout.rate) }
    }

    /// A number with its written sign, or nil when the decimal mark does not allow it.
    func plain(_ number: NumberText) -> Amount? {
        guard let decimals = number.decimals(layout.decimalMark), decimals <= NumberText.mostDecimals else { return nil }
        let units = Int64(number.digits)
        return Amount(units: number.negative ? -units : units, decimals: UInt8(decimals))
    }
}

/// A few columns in memory of their own: rows walk them without counting references. Owns it until `release()`.
@safe struct ColumnList {
    private let columns: UnsafeMutablePointer<Int>
    let count: Int

    init(_ list: [Int]) {
        count = list.count
        unsafe columns = UnsafeMutablePointer<Int>.allocate(capacity: max(count, 1))
        for (index, column) in list.enumerated() { unsafe columns[index] = column }
    }

    func release() { unsafe columns.deallocate() }

    @inline(__always)
    subscript(_ index: Int) -> Int { unsafe columns[index] }
}
