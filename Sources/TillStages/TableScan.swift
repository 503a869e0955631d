/// Finds the rows of a knowledge file and holds each to its declaration.
struct TableScan {
    private let table: KnowledgeTable
    private let bytes: [UInt8]
    private var checks: [CellCheck]
    private var bounds: [Int32] = []
    private var values: [Int32] = []
    private var keys: RowKeys

    init(_ table: KnowledgeTable, _ bytes: [UInt8]) {
        self.table = table
        self.bytes = bytes
        checks = table.columns.map(CellCheck.init)
        keys = RowKeys(table, most: bytes.count / 2 + 1)
    }

    mutating func rows() throws(Fault) -> TableRows {
        let columns = table.columns.count
        bounds.reserveCapacity(bytes.count / 16 * (columns + 2))
        values.reserveCapacity(bytes.count / 16 * columns)
        var at = 0
        var line = 0
        var starts = [Int32](repeating: 0, count: columns + 2)
        while at < bytes.count {
            line += 1
            starts[0] = Int32(truncatingIfNeeded: line)
            var cells = 0
            var isPlain = true
            let start = at
            (at, cells, isPlain) = TableScan.cells(bytes, at, into: &starts)
            let end = at > start && bytes[at - 1] == 0x0D ? at - 1 : at
            defer { at += 1 }
            guard end > start, bytes[start] != UInt8(ascii: "#") else { continue }
            guard cells == columns else { throw wrongCount(cells, line) }
            starts[columns + 1] = Int32(truncatingIfNeeded: end + 1)
            if !isPlain, String(validating: bytes[start..<end], as: UTF8.self) == nil {
                throw fault("knowledge.encoding", "the row is not UTF-8", "Save the file as UTF-8.", line)
            }
            try check(starts, line)
        }
        return TableRows(table, bytes, bounds: bounds, values: values)
    }

    /// Where the cells of a line start (as many as there is room for), how many there are, and whether all its bytes are ASCII.
    private static func cells(_ bytes: [UInt8], _ start: Int, into starts: inout [Int32]) -> (end: Int, cells: Int, isPlain: Bool) {
        bytes.withBytes { bytes in
            var at = start
            var cells = 1
            var high: UInt8 = 0
            starts[1] = Int32(truncatingIfNeeded: start)
            while at < bytes.count, bytes[at] != 0x0A {
                high |= bytes[at]
                if bytes[at] == 0x09 {
                    cells += 1
                    if cells < starts.count - 1 { starts[cells] = Int32(truncatingIfNeeded: at + 1) }
                }
                at += 1
            }
            return (at, cells, high < 0x80)
        }
    }

    private mutating func check(_ starts: [Int32], _ line: Int) throws(Fault) {
        for column in checks.indices {
            let cell = bytes[Int(starts[column + 1])..<Int(starts[column + 2]) - 1]
            switch checks[column].value(of: cell) {
            case .success(let value): values.append(value)
            case .failure(let trouble): throw fault(trouble.code, trouble.sentence, trouble.remedy, line)
            }
        }
        bounds.append(contentsOf: starts)
        guard !table.key.isEmpty else { return }
        if let other = keys.add(row: bounds.count / starts.count - 1, bounds, bytes) {
            let names = table.key.map { table.columns[$0].name }.joined(separator: ", ")
            throw fault("knowledge.repeated", "line \(other) has the same \(names)", "Keep one of the two rows.", line)
        }
    }

    private func wrongCount(_ cells: Int, _ line: Int) -> Fault {
        let count = "\(cells) \(cells == 1 ? "cell" : "cells") instead of \(table.columns.count)"
        return fault(
            "knowledge.cells", "the row has \(count)",
            "Write \(table.columns.map(\.name).joined(separator: ", ")), with one tab between two cells.", line)
    }

    private func fault(_ code: String, _ sentence: String, _ remedy: String, _ line: Int) -> Fault {
        table.fault("the knowledge file cannot be used: \(sentence).", remedy, line: line, code: code)
    }
}

/// Rows by the cells that tell them apart.
private struct RowKeys {
    private let key: [Int]
    /// How many bounds a row has.
    private let stride: Int
    /// Numbers of rows, open addressing; -1 where there is none.
    private var slots: [Int32] = []

    /// - Parameter most: at most so many rows are to come.
    init(_ table: KnowledgeTable, most: Int) {
        key = table.key
        stride = table.columns.count + 2
        guard !key.isEmpty else { return }
        var size = 64
        while size <= most { size *= 2 }
        slots = [Int32](repeating: -1, count: size)
    }

    /// Remembers a row; the line of one before that has the same cells, when there is one.
    mutating func add(row: Int, _ bounds: [Int32], _ bytes: [UInt8]) -> Int? {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for column in key {
            for at in cell(row, column, bounds) { hash = (hash ^ UInt64(bytes[at])) &* 0x100_0000_01B3 }
            hash = (hash ^ 9) &* 0x100_0000_01B3
        }
        var slot = Int(truncatingIfNeeded: hash >> 24) & (slots.count - 1)
        while slots[slot] >= 0 {
            let other = Int(slots[slot])
            let isSame = key.allSatisfy { bytes[cell(other, $0, bounds)] == bytes[cell(row, $0, bounds)] }
            if isSame { return Int(bounds[other * stride]) }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = Int32(truncatingIfNeeded: row)
        return nil
    }

    private func cell(_ row: Int, _ column: Int, _ bounds: [Int32]) -> Range<Int> {
        Int(bounds[row * stride + column + 1])..<Int(bounds[row * stride + column + 2]) - 1
    }
}

/// Holds the cells of one column to what it may have.
struct CellCheck {
    /// Why a cell does not fit, and what would.
    struct CellError: Error {
        let code: String
        let sentence: String
        let remedy: String
    }

    private let column: TableColumn
    private let places: [ArraySlice<UInt8>: Int32]
    /// The cell before, which the next one mostly is again.
    private var last: (cell: ArraySlice<UInt8>, place: Int32) = ([], -1)

    init(_ column: TableColumn) {
        self.column = column
        var places: [ArraySlice<UInt8>: Int32] = [:]
        let allowed: AllowedWords? =
            switch column.kind {
            case .word(let words): words
            case .list(_, let words): words
            default: nil
            }
        for (place, word) in (allowed?.words ?? []).enumerated() { places[Array(word.utf8)[...]] = Int32(truncatingIfNeeded: place) }
        self.places = places
    }

    /// What the cell is as a number: the place of a word, or a whole number; 0 for what is none.
    mutating func value(of cell: ArraySlice<UInt8>) -> Result<Int32, CellError> {
        if cell.isEmpty {
            let isWord = if case .word = column.kind { true } else { false }
            return column.mayBeEmpty ? .success(isWord ? -1 : 0) : .failure(empty)
        }
        switch column.kind {
        case .text: return .success(0)
        case .word(let words):
            if cell == last.cell { return .success(last.place) }
            guard let place = places[cell] else { return .failure(unknown(cell, words)) }
            last = (cell, place)
            return .success(place)
        case .integer(let range):
            guard let number = CellCheck.integer(cell), range.contains(number) else {
                return .failure(number(cell, "a whole number from \(range.lowerBound) to \(range.upperBound)"))
            }
            return .success(Int32(clamping: number))
        case .decimal(let range):
            guard let number = Double(String(decoding: cell, as: UTF8.self)), range.contains(number) else {
                return .failure(number(cell, "a number from \(range.lowerBound) to \(range.upperBound)"))
            }
            return .success(0)
        case .list(let separator, let words): return list(cell, separator, words)
        case .form(let what, let fits):
            let text = Substring(decoding: cell, as: UTF8.self)
            return fits(text)
                ? .success(0)
                : .failure(
                    CellError(
                        code: "knowledge.form", sentence: "the \(column.name) \(shown(cell)) is not \(what)", remedy: "Write \(what)."))
        }
    }

    private static func integer(_ cell: ArraySlice<UInt8>) -> Int? {
        // Most are of one digit, and a file may have ten thousands of them.
        if cell.count == 1 { return cell[cell.startIndex] &- 48 < 10 ? Int(cell[cell.startIndex] &- 48) : nil }
        return Int(String(decoding: cell, as: UTF8.self))
    }

    private func list(_ cell: ArraySlice<UInt8>, _ separator: Character, _ words: AllowedWords?) -> Result<Int32, CellError> {
        let mark = separator.utf8.first ?? 0x2C
        for part in cell.split(separator: mark, omittingEmptySubsequences: false) {
            if part.allSatisfy({ $0 == 0x20 }) {
                let named = separator == " " ? "blank" : "\(separator)"
                return .failure(
                    CellError(
                        code: "knowledge.empty", sentence: "the \(column.name) has an empty word",
                        remedy: "Write one \(named) between two words."))
            }
            if let words, places[part] == nil { return .failure(unknown(part, words)) }
        }
        return .success(0)
    }

    private var empty: CellError {
        CellError(
            code: "knowledge.empty", sentence: "the \(column.name) is empty",
            remedy: allowed.map { "Use one of \($0)." } ?? "Fill the cell, or take the row out.")
    }

    private var allowed: String? {
        guard case .word(let words) = column.kind else { return nil }
        return CellCheck.told(words)
    }

    private func number(_ cell: ArraySlice<UInt8>, _ what: String) -> CellError {
        CellError(code: "knowledge.number", sentence: "the \(column.name) \(shown(cell)) is not \(what)", remedy: "Write \(what).")
    }

    private func unknown(_ cell: ArraySlice<UInt8>, _ words: AllowedWords) -> CellError {
        let word = String(decoding: cell, as: UTF8.self)
        return CellError(
            code: "knowledge.word", sentence: "there is no \(column.name) \(shown(cell))",
            remedy: "\(NearestName.question(word, among: words.words))Use one of \(CellCheck.told(words)).")
    }

    private func shown(_ cell: ArraySlice<UInt8>) -> String { String(String(decoding: cell, as: UTF8.self).prefix(60)) }

    /// All words where a person can read them through, else the first of them.
    private static func told(_ words: AllowedWords) -> String {
        let list = words.words.prefix(60).joined(separator: ", ")
        return words.words.count > 60 ? "\(list) and \(words.words.count - 60) more" : list
    }
}
