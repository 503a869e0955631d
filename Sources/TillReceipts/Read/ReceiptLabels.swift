import TillStages

/// What stands before an amount: the words of the labels' knowledge files, found in spite of misread letters.
struct ReceiptLabels: Sendable {
    /// What a label says its amount is.
    enum Kind: String, Sendable, CaseIterable {
        case total, subtotal, tax, service, tip, rounding, discount, cash, card, change, count, other, summary, item

        /// Whether what stands beside it is an amount.
        var namesAmount: Bool { [.total, .subtotal, .tax, .service, .tip, .discount, .cash, .card, .change].contains(self) }
    }

    static let table = KnowledgeTable(
        "receipts/labels.tsv", key: ["language", "kind", "words"], .word("language", .languages()),
        .choice("kind", Kind.self), .integer("weight", 1...10), .text("words"))

    /// One label of the knowledge file.
    struct Label: Sendable {
        let kind: Kind
        /// How sure it is, 1 to 10.
        let weight: Int
        let words: [[Glyph]]
        /// The words without blanks.
        let compact: [Glyph]
        let language: String
        /// A bit for each letter it has.
        let letters: UInt64
    }

    private(set) var labels: [Label] = []
    /// Places in `labels` by their words: what tells a receipt's language.
    private var places: [[[Glyph]]: [Int]] = [:]
    /// Words of the longest label.
    private var longest = 0

    mutating func add(_ language: String, kind: Kind, weight: Int, phrase: some StringProtocol) {
        let words = Folding.words(Folding.capitals(phrase))
        guard !words.isEmpty else { return }
        let compact = words.flatMap { $0 }
        labels.append(
            Label(
                kind: kind, weight: weight, words: words, compact: compact, language: language,
                letters: ReceiptLabels.letters(compact)))
    }

    /// Puts the longest first, as the search wants them.
    mutating func sort() {
        labels.sort { ($0.compact.count, $1.language) > ($1.compact.count, $0.language) }
        for (place, label) in labels.enumerated() { places[label.words, default: []].append(place) }
        longest = labels.map(\.words.count).max() ?? 0
    }

    /// The labels of some languages.
    func of(_ languages: Set<String>) -> ReceiptLabels {
        var chosen = ReceiptLabels()
        chosen.labels = labels.filter { languages.contains($0.language) }
        return chosen
    }

    /// The languages whose labels these rows have: those with most, and those with at least half as many. A label of several languages
    /// tells less of each.
    func languages(of rows: [[[Glyph]]]) -> Set<String> {
        var votes: [String: Double] = [:]
        for row in rows {
            var found: [String: Double] = [:]
            for language in tongues(of: row) {
                let weight = 1 / Double(language.value)
                found[language.key] = max(found[language.key] ?? 0, weight)
            }
            for (language, weight) in found { votes[language, default: 0] += weight }
        }
        let most = votes.values.max() ?? 0
        return Set(votes.filter { $0.value * 2 >= most }.keys)
    }

    /// Languages that have a label which stands in the row, each with how many have that label.
    private func tongues(of row: [[Glyph]]) -> [String: Int] {
        var found: [String: Int] = [:]
        let row = ReceiptLabels.joined(row)
        func take(_ words: [[Glyph]]) {
            guard let labels = places[words] else { return }
            let languages = Set(labels.map { self.labels[$0].language })
            for language in languages { found[language] = min(found[language] ?? .max, languages.count) }
        }
        for start in row.indices {
            if let first = row[start].first, Folding.isUnspaced(first) {
                // Words of scripts without blanks lie within others.
                for from in row[start].indices {
                    for end in row[start].indices[from...].prefix(8) where end > from { take([Array(row[start][from...end])]) }
                }
                continue
            }
            for count in 1...max(1, longest) where start + count <= row.count {
                let words = Array(row[start..<(start + count)])
                if count > 1 || words[0].count >= 3 { take(words) }
            }
        }
        return found
    }

    /// Words of scripts without blanks as one, however they were cut.
    private static func joined(_ row: [[Glyph]]) -> [[Glyph]] {
        var out: [[Glyph]] = []
        for word in row {
            if let first = word.first, Folding.isUnspaced(first), let last = out.last?.last, Folding.isUnspaced(last) {
                out[out.count - 1] += word
            } else {
                out.append(word)
            }
        }
        return out
    }

    private static func letters(_ glyphs: [Glyph]) -> UInt64 { glyphs.reduce(0) { $0 | 1 << UInt64($1 % 64) } }

    /// A label found in a row.
    struct Match: Sendable {
        let kind: Kind
        let weight: Int
        let edits: Int
        let length: Int
    }

    /// The best label of a row: the longest that is there with the fewest misread letters.
    func best(_ words: [[Glyph]]) -> Match? {
        guard !words.isEmpty else { return nil }
        let compact = words.flatMap { $0 }
        guard compact.count <= 80 else { return nil }
        var best: Match?
        var bestRank = Int.min
        let letters = ReceiptLabels.letters(compact)
        for label in labels {
            let most = label.compact.count
            guard most * 3 > bestRank else { break }
            // More letters that the row has not than may be misread.
            guard (label.letters & ~letters).nonzeroBitCount <= 2 else { continue }
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
    private func edits(of label: Label, _ words: [[Glyph]], _ compact: [Glyph]) -> Int? {
        let length = label.compact.count
        guard length <= compact.count + 1 else { return nil }
        if let first = label.compact.first, Folding.isUnspaced(first) { return MerchantNameText.contains(compact, label.compact) ? 0 : nil }
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
    static func inside(_ text: [Glyph], _ word: [Glyph], most: Int) -> Int? {
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
    static func whole(_ a: [Glyph], _ b: [Glyph]) -> Int {
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
    static func likeness(_ a: [Glyph], _ b: [Glyph]) -> Double {
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
