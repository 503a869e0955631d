import TillHousehold

/// An explanation as text of at most 80 signs a line.
struct ExplanationText {
    private static let width = 80
    private static let label = 12
    private var out = ""

    static func of(_ explanation: Explanation) -> String {
        var text = ExplanationText()
        text.add(explanation)
        return text.out
    }

    private mutating func add(_ explanation: Explanation) {
        wrap(explanation.title, first: "", rest: "")
        for part in explanation.parts where !part.lines.isEmpty {
            out += "\n"
            if !part.title.isEmpty { wrap(part.title, first: "", rest: "  ") }
            for line in part.lines { add(line) }
        }
    }

    private mutating func add(_ line: Explanation.Line) {
        switch line {
        case .fact(let name, let value):
            let head = "  " + name + String(repeating: " ", count: max(1, ExplanationText.label - name.count))
            wrap(value, first: head, rest: String(repeating: " ", count: head.count))
        case .text(let text): wrap(text, first: "  ", rest: "  ")
        case .quote(let number, let text):
            let digits = number.map(String.init) ?? ""
            let head = String(repeating: " ", count: max(0, 6 - digits.count)) + digits
            quote(text, first: head + " | ", rest: "       | ")
        case .row(let cells, let amount): row(cells, amount)
        case .command(let command): out += "    \(command)\n"
        }
    }

    /// A table's row: the cells with two blanks between them, the amount at the right edge; the last cell is cut where it must be.
    private mutating func row(_ cells: [String], _ amount: String) {
        let text = "  " + cells.joined(separator: "  ")
        let room = ExplanationText.width - amount.count - 2
        let shown = text.count > room ? String(text.prefix(max(0, room - 1))) + "\u{2026}" : text
        out += shown + String(repeating: " ", count: max(1, ExplanationText.width - shown.count - amount.count)) + amount + "\n"
    }

    /// Words on lines of their width; a word that is longer than a line is broken.
    private mutating func wrap(_ text: String, first: String, rest: String) {
        var line = first
        var isEmpty = true
        func words(_ text: String) -> [Substring] { text.split { $0 == " " || $0.isNewline } }
        for word in words(text) {
            var word = word
            if !isEmpty, line.count + 1 + word.count > ExplanationText.width {
                out += line + "\n"
                line = rest
                isEmpty = true
            }
            while line.count + word.count + (isEmpty ? 0 : 1) > ExplanationText.width {
                let room = max(1, ExplanationText.width - line.count)
                out += line + word.prefix(room) + "\n"
                word = word.dropFirst(room)
                line = rest
            }
            line += (isEmpty ? "" : " ") + word
            isEmpty = false
        }
        out += line + "\n"
    }

    /// A document's own line, its blanks kept.
    private mutating func quote(_ text: String, first: String, rest: String) {
        var left = Substring(text)
        var head = first
        repeat {
            out += head + left.prefix(ExplanationText.width - head.count) + "\n"
            left = left.dropFirst(ExplanationText.width - head.count)
            head = rest
        } while !left.isEmpty
    }
}
