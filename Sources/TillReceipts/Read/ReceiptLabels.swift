import TillStages

/// What stands before an amount: the words of the labels' knowledge files, found in spite of misread letters.
struct ReceiptLabels: Sendable {
    /// What a label says its amount is.
    enum Kind: String, Sendable, CaseIterable {
        case total, subtotal, tax, service, tip, rounding, discount, cash, card, change, count, other, summary, item
    }

    static let table = KnowledgeTable(
        "receipts/labels.tsv", key: ["language", "kind", "words"], .word("language", .languages()),
        .choice("kind", Kind.self), .integer("weight", 1...10), .text("words"))

    /// One label of the knowledge file.
    struct Label: Sendable {
        let kind: Kind
        /// How sure it is, 1 to 10.
        let weight: Int
        let words: [[UInt8]]
        /// The words without blanks.
        let compact: [UInt8]
    }

    private(set) var labels: [Label] = []

    mutating func add(kind: Kind, weight: Int, phrase: some StringProtocol) {
        let words = Folding.words(Folding.capitals(phrase))
        guard !words.isEmpty else { return }
        labels.append(Label(kind: kind, weight: weight, words: words, compact: words.flatMap { $0 }))
    }

    /// Puts the longest first, as the search wants them.
    mutating func sort() { labels.sort { $0.compact.count > $1.compact.count } }

    /// A label found in a row.
    struct Match: Sendable {
        let kind: Kind
        let weight: Int
        let edits: Int
        let length: Int
    }

    /// The best label of a row: the longest that is there with the fewest misread letters.
    func best(_ words: [[UInt8]]) -> Match? {
        guard !words.isEmpty else { return nil }
        let compact = words.flatMap { $0 }
        guard compact.count <= 80 else { return nil }
        var best: Match?
        var bestRank = Int.min
        for label in labels {
            let most = label.compact.count
            guard most * 3 > bestRank else { break }
            guard let edits = edits(of: label, words, compact) else { continue }
            let rank = most * 3 - edits * 4
            if rank > bestRank {
                bestRank = rank
                best = Match(kind: label.kind, weight: max(1, label.weight - edits), edits: edits, length: most)
            }
        }
        return best
    }

    /// How many letters were misread, when the label is in the row.
    private func edits(of label: Label, _ words: [[UInt8]], _ compact: [UInt8]) -> Int? {
        let length = label.compact.count
        guard length <= compact.count + 1 else { return nil }
        if length <= 4 {
            // Short words must stand whole.
            guard words.count >= label.words.count else { return nil }
            for start in 0...(words.count - label.words.count) where Array(words[start..<(start + label.words.count)]) == label.words {
                return 0
            }
            return nil
        }
        // PRICE is near RICE, but what is near TOTAL is a total.
        let most = length >= 12 ? 2 : length >= 6 || label.kind == .total ? 1 : 0
        return EditDistance.inside(compact, label.compact, most: most)
    }
}

/// Distances between words, in letters put in, left out or misread.
enum EditDistance {
    /// The least edits that make some stretch of `text` into `word` (Sellers 1980); nil above `most`.
    static func inside(_ text: [UInt8], _ word: [UInt8], most: Int) -> Int? {
        var column = Array(0...word.count)
        var best = column[word.count]
        for byte in text {
            var diagonal = 0
            column[0] = 0
            for index in 1...word.count {
                let cost = diagonal + (word[index - 1] == byte ? 0 : 1)
                diagonal = column[index]
                column[index] = min(cost, min(column[index], column[index - 1]) + 1)
            }
            best = min(best, column[word.count])
        }
        return best <= most ? best : nil
    }

    /// Letters put in, left out or misread between two words.
    static func whole(_ a: [UInt8], _ b: [UInt8]) -> Int {
        guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
        var row = Array(0...b.count)
        for (number, x) in a.enumerated() {
            var diagonal = row[0]
            row[0] = number + 1
            for index in 1...b.count {
                let cost = diagonal + (x == b[index - 1] ? 0 : 1)
                diagonal = row[index]
                row[index] = min(cost, min(row[index], row[index - 1]) + 1)
            }
        }
        return row[b.count]
    }

    /// Letters in common, 0 to 1: twice the longest common subsequence over both lengths.
    static func likeness(_ a: [UInt8], _ b: [UInt8]) -> Double {
        guard !a.isEmpty, !b.isEmpty else { return a.isEmpty && b.isEmpty ? 1 : 0 }
        var row = [Int](repeating: 0, count: b.count + 1)
        for x in a {
            var diagonal = 0
            for index in 1...b.count {
                let above = row[index]
                row[index] = x == b[index - 1] ? diagonal + 1 : max(above, row[index - 1])
                diagonal = above
            }
        }
        return 2 * Double(row[b.count]) / Double(a.count + b.count)
    }
}
