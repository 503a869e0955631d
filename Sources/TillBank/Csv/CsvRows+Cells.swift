import TillRecords

/// Text cells as JSON.
extension CsvRows {
    /// A field with the text of one cell, left out when the cell is empty.
    @inline(__always)
    func appendField(_ head: StaticString, _ column: Int, _ out: inout LineWriter, isOuter: Bool = true) {
        guard column < scanner.width else { return }
        let cell = scanner.trimmed(column)
        guard cell.count > 0, !isFiller(cell) else { return }
        if isOuter { out.field(head) } else { out.append(head) }
        appendContent(column, cell, &out)
        out.append(UInt8(ascii: "\""))
    }

    /// A field with the texts of some cells, a blank between them; left out when all are empty.
    @inline(__always)
    func appendTexts(_ head: StaticString, _ columns: ColumnList, _ out: inout LineWriter) {
        var started = false
        for index in 0..<columns.count {
            let column = columns[index]
            guard column < scanner.width else { continue }
            let cell = scanner.trimmed(column)
            guard cell.count > 0, !isFiller(cell) else { continue }
            if started { out.append(0x20) } else { out.field(head) }
            started = true
            appendContent(column, cell, &out)
        }
        if started { out.append(UInt8(ascii: "\"")) }
    }

    /// Dashes that stand for nothing.
    @inline(__always)
    private func isFiller(_ cell: UnsafeRawBufferPointer) -> Bool {
        cell[0] == 0x2D && cell.allSatisfy { $0 == 0x2D }
    }

    /// The content of a cell between the quotes of JSON: doubled quotes become one, a lost quote at the end goes.
    @inline(__always)
    private func appendContent(_ column: Int, _ cell: UnsafeRawBufferPointer, _ out: inout LineWriter) {
        let quote = scanner.quote
        if !scanner.cells[column].escaped, quote == 0 || cell[cell.count &- 1] != quote { return out.append(content: cell) }
        appendQuoted(cell, isEscaped: scanner.cells[column].escaped, &out)
    }

    private func appendQuoted(_ cell: UnsafeRawBufferPointer, isEscaped: Bool, _ out: inout LineWriter) {
        guard isEscaped else {
            let isLost = cell.count > 1 && !cell.dropLast().contains(scanner.quote)
            return out.append(content: isLost ? UnsafeRawBufferPointer(rebasing: cell.dropLast()) : cell)
        }
        var start = 0
        var at = 0
        while at + 1 < cell.count {
            if cell[at] == scanner.quote, cell[at + 1] == scanner.quote {
                out.append(content: UnsafeRawBufferPointer(rebasing: cell[start...at]))
                start = at + 2
                at += 2
            } else {
                at += 1
            }
        }
        if start < cell.count { out.append(content: UnsafeRawBufferPointer(rebasing: cell[start...])) }
    }

    /// Bytes that the texts of the current row take at most as JSON, and as they are.
    @inline(__always)
    var roomForTexts: Int {
        guard scanner.width > 0 else { return 0 }
        let bytes = max(0, scanner.cells[scanner.width &- 1].end &- scanner.cells[0].start) &+ 16
        return bytes < 4096 ? bytes &* 6 : escapedRoom(bytes)
    }

    /// For long rows the bytes that need an escape are counted.
    private func escapedRoom(_ bytes: Int) -> Int {
        var special = 0
        for at in scanner.cells[0].start..<scanner.cells[scanner.width - 1].end {
            let byte = scanner.base[at]
            if byte < 0x20 || byte >= 0x80 || byte == 0x22 || byte == 0x5C { special += 1 }
        }
        return bytes + special * 5 + 64
    }

    /// `original` and `rate`, where they say more than the amount itself.
    func appendOriginal(_ currency: Currency?, _ out: inout LineWriter) {
        if layout.originalAmount >= 0, layout.originalAmount < scanner.width,
            case .number(let number) = NumberText.read(scanner.trimmed(layout.originalAmount)), let amount = plain(number)
        {
            let named = layout.originalCurrency >= 0 && layout.originalCurrency < scanner.width
            let original = named ? knowledge.currencies.currency(scanner.trimmed(layout.originalCurrency)) : nil
            if original == nil || original != currency {
                out.field(",\"original\":")
                out.append("{\"amount\":\"")
                out.append(amount)
                out.append(UInt8(ascii: "\""))
                if let original { CsvPlace.append(original, &out) }
                out.append(UInt8(ascii: "}"))
            }
        }
        if layout.rate >= 0 { appendField(",\"rate\":\"", layout.rate, &out) }
    }

    /// A number with its written sign, or nil when the decimal mark does not allow it.
    func plain(_ number: NumberText) -> Amount? {
        guard let decimals = number.decimals(layout.decimalMark), decimals <= NumberText.mostDecimals else { return nil }
        let units = Int64(number.digits)
        return Amount(units: number.negative ? -units : units, decimals: UInt8(decimals))
    }
}

/// A few columns in memory of their own: rows walk them without counting references. Owns it until `release()`.
struct ColumnList {
    private let columns: UnsafeMutablePointer<Int>
    let count: Int

    init(_ list: [Int]) {
        count = list.count
        columns = UnsafeMutablePointer<Int>.allocate(capacity: max(count, 1))
        for (index, column) in list.enumerated() { columns[index] = column }
    }

    func release() { columns.deallocate() }

    @inline(__always)
    subscript(_ index: Int) -> Int { columns[index] }
}
