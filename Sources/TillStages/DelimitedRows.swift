/// The rows of a small delimited file with a header: comma, semicolon or tab, quotes as in RFC 4180.
public struct DelimitedRows {
    /// A row's cells, and the line it starts on, from 1.
    public struct Row {
        public var cells: [ArraySlice<UInt8>]
        public var line: Int

        /// The cell of a column; empty where the file or the row has none.
        public func cell(_ column: Int?) -> ArraySlice<UInt8> {
            guard let column, column < cells.count else { return [] }
            return cells[column]
        }
    }

    /// Names of the columns, in small letters without blanks around them.
    public private(set) var header: [String] = []
    /// The line of the titles.
    public let headLine: Int
    private let bytes: [UInt8]
    /// What stands between cells.
    public let delimiter: UInt8
    private var at: Int
    private var line: Int

    /// Reads the header. Nil for a file without one.
    public init?(_ bytes: [UInt8]) {
        self.bytes = bytes
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        line = 1
        while start < bytes.count, bytes[start] == UInt8(ascii: "#") || bytes[start] == UInt8(ascii: "\n") {
            start = (bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count - 1) + 1
            line += 1
        }
        guard start < bytes.count else { return nil }
        let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        let counts = [UInt8(ascii: "\t"), UInt8(ascii: ","), UInt8(ascii: ";")].map { mark in
            (mark, bytes[start..<end].reduce(0) { $0 + ($1 == mark ? 1 : 0) })
        }
        delimiter = counts.max { $0.1 < $1.1 }?.0 ?? UInt8(ascii: ",")
        at = start
        headLine = line
        guard let row = next() else { return nil }
        header = row.cells.map { DelimitedRows.trimmed(String(decoding: $0, as: UTF8.self).lowercased()) }
    }

    /// The place of a column.
    public func column(_ name: String) -> Int? { header.firstIndex(of: name) }

    /// Holds the titles to those that somebody reads: one that is misspelt would otherwise be read by nobody, in silence.
    public func check(_ names: [String], needed: [String], _ document: WrittenTable) throws(Fault) {
        for (place, title) in header.enumerated() where !names.contains(title) {
            guard !title.isEmpty else {
                throw document.fault(
                    "the column \(place + 1) has no title.", "Give it one of \(names.joined(separator: ", ")).", line: headLine)
            }
            let missing = names.filter { !header.contains($0) }
            throw document.fault(
                "there is no column named \(title.prefix(60)).",
                "\(NearestName.question(title, among: missing))Use one of \(names.joined(separator: ", ")).", line: headLine)
        }
        for title in header where header.count(where: { $0 == title }) > 1 {
            throw document.fault("two columns are named \(title).", "Keep one of them.", line: headLine)
        }
        if let missing = needed.first(where: { !header.contains($0) }) {
            throw document.fault(
                "there is no column named \(missing).", "Start the file with a header that has \(needed.joined(separator: " and ")).",
                line: headLine)
        }
    }

    /// The next row that has anything in it, or nil at the end.
    public mutating func next() -> Row? {
        while at < bytes.count {
            let row = Row(cells: cells(), line: line)
            line += lines
            if row.cells.count > 1 || !(row.cells.first?.isEmpty ?? true) { return row }
        }
        return nil
    }

    /// How many lines the last row took.
    private var lines = 1

    private mutating func cells() -> [ArraySlice<UInt8>] {
        var cells: [ArraySlice<UInt8>] = []
        lines = 1
        while true {
            let (cell, more) = cell()
            cells.append(cell)
            if !more { return cells }
        }
    }

    /// One cell, and whether another follows on this row.
    private mutating func cell() -> (ArraySlice<UInt8>, Bool) {
        if at < bytes.count, bytes[at] == UInt8(ascii: "\"") { return quoted() }
        let start = at
        while at < bytes.count, bytes[at] != delimiter, bytes[at] != UInt8(ascii: "\n") { at += 1 }
        var end = at
        let more = at < bytes.count && bytes[at] == delimiter
        at += 1
        if !more, end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return (bytes[start..<end], more)
    }

    private mutating func quoted() -> (ArraySlice<UInt8>, Bool) {
        var text: [UInt8] = []
        at += 1
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: "\"") {
                if at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "\"") {
                    at += 1
                } else {
                    break
                }
            }
            if bytes[at] == UInt8(ascii: "\n") { lines += 1 }
            text.append(bytes[at])
            at += 1
        }
        at += 1
        while at < bytes.count, bytes[at] != delimiter, bytes[at] != UInt8(ascii: "\n") { at += 1 }
        let more = at < bytes.count && bytes[at] == delimiter
        at += 1
        return (text[...], more)
    }

    private static func trimmed(_ text: String) -> String {
        var part = text[...]
        while let last = part.last, last.isWhitespace { part.removeLast() }
        while let first = part.first, first.isWhitespace { part.removeFirst() }
        return String(part)
    }
}

/// A table that a person wrote: where its faults are placed.
public struct WrittenTable {
    /// `categorise.rules`
    public let code: String
    public let file: String
    private let exit: ExitCode

    /// - Parameter exit: with what a fault of it ends.
    public init(code: String, file: String, exit: ExitCode = .usage) {
        self.code = code
        self.file = file
        self.exit = exit
    }

    public func fault(_ sentence: String, _ remedy: String, line: Int? = nil) -> Fault {
        Fault(code, sentence, remedy: remedy, file: file, place: line.map { "line \($0)" }, exit: exit)
    }
}
