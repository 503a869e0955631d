/// A printed row: words from left to right.
struct TextRow: Sendable {
    let words: [ReadWord]
    let text: String
    /// The text in ASCII capitals, accents taken off, one byte a character, so that offsets agree with `text`'s scalars.
    let folded: [Glyph]
    let box: Box

    init(_ words: [ReadWord]) {
        self.words = words
        let text = words.map(\.text).joined(separator: " ")
        self.text = text
        folded = Folding.capitals(text)
        box = words.dropFirst().reduce(words.first?.box ?? Box(left: 0, top: 0, width: 0, height: 0)) { $0.joined($1.box) }
    }

    /// Mean of the words' confidences, 0 to 100.
    var confidence: Int { words.isEmpty ? 0 : words.reduce(0) { $0 + $1.confidence } / words.count }

    /// How many letters the row has.
    var letters: Int { folded.count(where: Folding.isLetter) }
    var digits: Int { folded.reduce(0) { $0 + ($1 &- 48 < 10 ? 1 : 0) } }
}

extension TextRow {
    /// Rows of a text: its lines, with columns and line numbers as places.
    static func rows(ofText text: String) -> [TextRow] {
        var rows: [TextRow] = []
        for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            var words: [ReadWord] = []
            var word = ""
            var column = 0
            func close() {
                guard !word.isEmpty else { return }
                let box = Box(left: column - word.count, top: number, width: word.count, height: 1)
                words.append(ReadWord(text: word, box: box, confidence: 100))
                word = ""
            }
            for character in line.prefix(500) {
                if character.isWhitespace { close() } else { word.append(character) }
                column += 1
            }
            close()
            if !words.isEmpty { rows.append(TextRow(words)) }
        }
        return rows
    }

    /// Rows rebuilt from word boxes: a word joins the row whose nearest word to its left stands on the same height, so that
    /// a page that lies askew keeps its rows.
    static func rows(of words: [ReadWord]) -> [TextRow] {
        let heights = words.map(\.box.height).sorted()
        guard !heights.isEmpty else { return [] }
        let usual = max(1, heights[heights.count / 2])
        var open: [[ReadWord]] = []
        for word in words.sorted(by: { ($0.box.left, $0.box.top) < ($1.box.left, $1.box.top) }) {
            guard word.box.height <= usual * 4, word.box.width > 0 else { continue }
            var best: Int?
            var bestOff = Int.max
            for (index, row) in open.enumerated() {
                guard let last = row.last, word.box.left >= last.box.left + last.box.width / 2 else { continue }
                let overlap = min(last.box.bottom, word.box.bottom) - max(last.box.top, word.box.top)
                guard overlap * 2 > min(last.box.height, word.box.height) else { continue }
                let off = abs(last.box.middle - word.box.middle) * 4 + max(0, word.box.left - last.box.right) / 4
                if off < bestOff {
                    bestOff = off
                    best = index
                }
            }
            if let best { open[best].append(word) } else { open.append([word]) }
        }
        return open.map(TextRow.init).sorted { ($0.box.middle, $0.box.left) < ($1.box.middle, $1.box.left) }
    }
}
