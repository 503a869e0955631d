import TillRecords

/// What one look at a document gave: its rows with the amounts, dates and labels found in them.
struct Passage: Sendable {
    let rows: [Line]
    let reader: Reader
    /// Decimals of the currency that its amounts are read in.
    let decimals: Int

    /// Who read it: two readers that agree are two witnesses; a text needed none.
    enum Reader: Sendable { case first, second, text }

    /// A row and what is in it.
    struct Line: Sendable {
        let row: TextRow
        /// Words before the amounts.
        let words: [[Glyph]]
        /// All words of the row.
        let allWords: [[Glyph]]
        let amounts: [PrintedAmount]
        let dates: [PrintedDate]
        var label: ReceiptLabels.Match?
        /// True in the table of taxes at a receipt's foot.
        var isSummary = false
        /// How many, or how much, at which price.
        var pieces: Pieces?
        /// The row that `pieces` tells more about, when it is another: this one is no item of its own.
        var detailOf: Int?

        /// What the row adds to what was bought.
        var paid: Int64? {
            guard detailOf == nil, let last = amounts.last else { return nil }
            return pieces.map { $0.isWorthPrinted ? last.units : $0.worth } ?? last.units
        }
    }

    init(_ rows: [TextRow], _ knowledge: ReceiptKnowledge, decimals: Int, by reader: Reader = .first) {
        self.reader = reader
        self.decimals = decimals
        var lines: [Line] = []
        var summary = 0
        let tongue = knowledge.tongue(of: rows)
        for row in rows {
            let dates = DateScanner.dates(row.folded, months: tongue.months)
            var amounts = AmountScanner.amounts(row.folded, decimals: decimals, signs: knowledge.letterSigns)
            amounts.removeAll { amount in dates.contains { $0.range.overlaps(amount.range) } }
            let words = Folding.words(Passage.labelPart(row.folded, amounts))
            let label = tongue.labels.best(words)
            if label?.kind.namesAmount == true {
                amounts = AmountScanner.amounts(row.folded, decimals: decimals, isNamed: true, signs: knowledge.letterSigns)
                amounts.removeAll { amount in dates.contains { $0.range.overlaps(amount.range) } }
            }
            var line = Line(row: row, words: words, allWords: Folding.words(row.folded), amounts: amounts, dates: dates, label: label)
            line.pieces = Pieces(row.folded, amounts, knowledge.units)
            // The unit of pieces is a label of counts too.
            if line.pieces != nil, line.label?.kind == .count { line.label = nil }
            if line.label?.kind == .summary { summary = 8 }
            if summary > 0 {
                line.isSummary = true
                summary -= 1
            }
            lines.append(line)
        }
        Pieces.join(&lines)
        self.rows = lines
    }

    /// The text that says what the amounts are: all but the amounts, at most 60 characters before the last one.
    private static func labelPart(_ folded: [Glyph], _ amounts: [PrintedAmount]) -> [Glyph] {
        guard let first = amounts.first else { return folded }
        var out = Array(folded[..<first.range.lowerBound])
        if out.filter(Folding.isLetter).count < 2 {
            for byte in folded[first.range.upperBound...] { out.append(byte) }
        }
        return out
    }
}
