import TillStages

/// The text of a small delimited table that commands append lines to; a person may change it as well.
struct TableText {
    /// As it is written.
    private(set) var text: String

    init(_ text: String) { self.text = text }

    /// Reads a file that may not be there yet. Throws when it is there and cannot be read.
    init(path: String) throws(Fault) {
        switch FileReading.read(path: path, limit: 1 << 26) {
        case .success(let bytes): text = String(decoding: bytes, as: UTF8.self)
        case .failure(.missing): text = ""
        case .failure(let trouble): throw trouble.fault(file: Document.baseName(path))
        }
    }

    private var lines: [String] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        while lines.last?.isEmpty ?? false { lines.removeLast() }
        return lines
    }

    /// Appends a row and gives the line it stands on, from 1. A table that is not there yet gets all columns; one that is keeps its own, and
    /// gets those that the row needs beside them: the rows before are shorter then, and say nothing in them.
    mutating func append(_ cells: [String: String], columns: [String]) -> Int {
        var lines = lines
        var (header, delimiter) = (columns, ",")
        if let rows = DelimitedRows(Array(text.utf8)) {
            header = rows.header
            delimiter = String(decoding: [rows.delimiter], as: UTF8.self)
            let new = columns.filter { !(cells[$0] ?? "").isEmpty && !header.contains($0) }
            let head = rows.headLine - 1
            if !new.isEmpty, lines.indices.contains(head) {
                let isReturned = lines[head].hasSuffix("\r")
                let titles = isReturned ? String(lines[head].dropLast()) : lines[head]
                lines[head] = ([titles] + new).joined(separator: delimiter) + (isReturned ? "\r" : "")
                header += new
            }
        } else {
            lines.append(header.joined(separator: delimiter))
        }
        var row = header.map { TableText.quoted(cells[$0] ?? "", delimiter) }
        while row.last?.isEmpty ?? false { row.removeLast() }
        lines.append(row.joined(separator: delimiter))
        text = lines.joined(separator: "\n") + "\n"
        return lines.count
    }

    /// Takes the last line out and gives it; nil where it does not stand on that line.
    mutating func removeLast(standingOn line: Int) -> String? {
        var lines = lines
        guard lines.count == line, let gone = lines.popLast() else { return nil }
        text = lines.joined(separator: "\n") + "\n"
        return gone
    }

    private static func quoted(_ cell: String, _ delimiter: String) -> String {
        let plain = String(cell.map { $0.isNewline ? " " : $0 })
        guard plain.contains(delimiter) || plain.contains("\"") || plain.hasPrefix("#") else { return plain }
        return "\"" + plain.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
