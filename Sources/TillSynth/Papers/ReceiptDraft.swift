/// The lines of a receipt, before they are printed.
struct ReceiptDraft {
    enum Side { case leading, centre }

    /// One printed line: a text, and a second one at the right edge.
    struct Line {
        var text: String
        var right: String
        var side: Side
        var size: Print.Size
    }

    /// Letters of plain size that fit beside each other.
    let columns: Int
    private(set) var lines: [Line] = []

    init(columns: Int) { self.columns = columns }

    mutating func title(_ text: String) {
        // A long name takes the smaller size rather than leave the paper.
        let fits = text.count * Print.Size.title.advance <= columns * Print.Size.plain.advance
        lines.append(Line(text: text, right: "", side: .centre, size: fits ? .title : .tall))
    }

    mutating func centre(_ text: String) { lines.append(Line(text: text, right: "", side: .centre, size: .plain)) }

    mutating func row(_ left: String, _ right: String = "", _ size: Print.Size = .plain) {
        // Where both do not fit, the left one is cut, as tills do.
        let room = columns * Print.Size.plain.advance / size.advance - right.count - (right.isEmpty ? 0 : 1)
        lines.append(Line(text: String(left.prefix(max(0, room))), right: right, side: .leading, size: size))
    }

    mutating func ruled(_ sign: Character = "-") { row(String(repeating: sign, count: columns)) }

    mutating func gap() { row("") }

    /// The text of the receipt, line by line.
    var text: String {
        lines.map { line in
            line.right.isEmpty ? line.text : line.text + String(repeating: " ", count: 2) + line.right
        }.joined(separator: "\n")
    }

    /// The strip of paper that a till prints.
    func printed(dark: Int) -> Paper {
        let plain = Print.Size.plain
        let margin = plain.advance * 2
        var paper = Paper(width: columns * plain.advance + 2 * margin)
        var head = Print(dark: dark)
        paper.feed(plain.pitch)
        for line in lines {
            let top = paper.height
            paper.feed(line.size.pitch)
            let room = columns * plain.advance
            let start = line.side == .centre ? max(0, room - line.text.count * line.size.advance) / 2 : 0
            head.put(line.text, x: margin + start, y: top, size: line.size, on: &paper)
            head.put(line.right, x: margin + room - line.right.count * line.size.advance, y: top, size: line.size, on: &paper)
        }
        paper.feed(plain.pitch * 3 / 2)
        return paper
    }
}
