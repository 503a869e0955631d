import TillRecords

/// Rows of cells in columns for a terminal: a column is as wide as its widest cell, those that may be cut share what room there is.
struct TextTable {
    /// How a column stands.
    enum Side { case left, right }

    struct Column {
        let title: String
        var side = Side.left
        /// The fewest places it may be cut to; nil where it is never cut.
        var least: Int?
    }

    private let columns: [Column]
    private var rows: [[String]] = []
    /// Places of a line that a table keeps within where its columns may be cut.
    private static let width = 110

    init(_ columns: [Column]) { self.columns = columns }

    /// - Parameter cells: as many as there are columns.
    mutating func add(_ cells: [String]) { rows.append(cells) }

    var isEmpty: Bool { rows.isEmpty }

    /// The table with its titles, a line a row; columns in which no row says anything are left out.
    var text: String {
        var widths = columns.indices.map { column in rows.reduce(0) { max($0, TextTable.places($1[column])) } }
        let shown = columns.indices.filter { widths[$0] > 0 }
        for column in shown { widths[column] = max(widths[column], TextTable.places(columns[column].title)) }
        var over = shown.reduce(-2) { $0 + widths[$1] + 2 } - TextTable.width
        // The widest gives first, so that none is cut while another has more.
        while over > 0, let widest = shown.filter({ widths[$0] > columns[$0].least ?? .max }).max(by: { widths[$0] < widths[$1] }) {
            widths[widest] -= 1
            over -= 1
        }
        return ([columns.map(\.title)] + rows).map { line($0, shown, widths) }.joined()
    }

    private func line(_ cells: [String], _ shown: [Int], _ widths: [Int]) -> String {
        var line = ""
        for column in shown {
            let cell = TextTable.cut(cells[column], to: widths[column])
            let room = String(repeating: " ", count: widths[column] - TextTable.places(cell))
            line += (line.isEmpty ? "" : "  ") + (columns[column].side == .left ? cell + room : room + cell)
        }
        while line.last == " " { line.removeLast() }
        return line + "\n"
    }

    private static func cut(_ text: String, to width: Int) -> String {
        guard places(text) > width else { return text }
        var kept = ""
        for character in text {
            guard places(kept) + places(String(character)) < width else { break }
            kept.append(character)
        }
        return kept + "\u{2026}"
    }

    /// How many places of a terminal a text takes: letters of East Asia take two, marks upon letters none (UAX 11).
    static func places(_ text: String) -> Int {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
        return text.reduce(0) { sum, character in
            sum + (character.unicodeScalars.contains { isWide($0.value) } ? 2 : 1)
        }
    }

    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF, 0xAC00...0xD7A3,
        0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
    ]

    private static func isWide(_ scalar: UInt32) -> Bool { scalar >= 0x1100 && wide.contains { $0.contains(scalar) } }
}
