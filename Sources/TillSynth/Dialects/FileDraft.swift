/// A file being written, which remembers where each row starts.
struct FileDraft {
    /// Where a movement stands in the file.
    struct Mark: Sendable {
        /// Index into the household's movements.
        var movement: Int
        /// Physical line on which the row starts, from 1.
        var line: Int
        /// Ordinal of the row among the file's rows, from 1.
        var entry: Int
        var pending: Bool
    }

    private(set) var text = ""
    private(set) var marks: [Mark] = []
    private var nextLine = 1
    /// Physical number of the line that is written next, from 1.
    var lineNumber: Int { nextLine }
    private let newline: String

    init(newline: String = "\n") {
        self.newline = newline
    }

    /// Writes one line; `\n` inside the text counts.
    mutating func line(_ content: String = "") {
        text += content
        text += newline
        nextLine += 1 + content.utf8.lazy.filter { $0 == 0x0A }.count
    }

    /// Remembers that the next line starts the row of `row`.
    mutating func mark(_ row: Statement.Row, pending: Bool = false) {
        marks.append(Mark(movement: row.index, line: nextLine, entry: marks.count + 1, pending: pending))
    }

    /// One separated row; every cell quoted when `quote` says so, else those that need it.
    mutating func cells(_ cells: [String], _ separator: String, quote: Bool = false) {
        line(
            cells.map { cell in
                let needs = quote || cell.contains(separator) || cell.contains("\"") || cell.contains("\n")
                return needs ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
            }.joined(separator: separator))
    }
}

/// How characters become bytes.
enum TextEncoding {
    /// Windows-1252; what it cannot say becomes `?`.
    static func windows1252(_ text: String) -> [UInt8] {
        text.unicodeScalars.map { scalar in
            switch scalar.value {
            case 0..<0x80, 0xA0...0xFF: UInt8(scalar.value)
            case 0x20AC: 0x80
            case 0x2013: 0x96
            case 0x2019: 0x92
            default: 0x3F
            }
        }
    }
}
