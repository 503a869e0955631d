/// Where a picture of two receipts is cut into one picture each.
struct ReceiptCut: Equatable {
    /// They lie beside each other; else one below the other.
    let isBeside: Bool
    /// Pixels from the left edge, or from the top.
    let place: Int

    /// What each half must say, read by itself: its own labelled total, day and shop, not those of the other half (a customer's and a
    /// shop's copy are one purchase). One below the other, where a slip of paper may well go on, both totals must be proven too.
    ///
    /// - Parameter words: what was read of the one page.
    init?(_ words: [ReadWord], _ interpreter: ReceiptInterpreter) {
        let sure = words.filter { $0.confidence >= ReceiptCut.leastConfidence }
        guard sure.count >= ReceiptCut.fewestWords * 2 else { return nil }
        for isBeside in [true, false] {
            for place in ReceiptCut.gaps(sure, isBeside: isBeside) {
                func isBefore(_ word: ReadWord) -> Bool { (isBeside ? word.box.left : word.box.top) < place }
                let halves = [words.filter(isBefore), words.filter { !isBefore($0) }]
                let fields = halves.compactMap { interpreter.ownFields(of: [interpreter.passage(TextRow.rows(of: $0))]) }
                guard fields.count == 2, interpreter.areSeveral(fields), isBeside || fields.allSatisfy(\.isProven) else { continue }
                (self.isBeside, self.place) = (isBeside, place)
                return
            }
        }
        return nil
    }

    private static let leastConfidence = 50
    private static let fewestWords = 8
    /// Widest gaps that are tried.
    private static let mostGaps = 3

    /// The middles of the widest stripes that no word touches, across the page or down it: a line high at least beside each other, two
    /// below, and with enough words on both sides.
    private static func gaps(_ words: [ReadWord], isBeside: Bool) -> [Int] {
        let heights = words.map(\.box.height).sorted()
        let least = heights[heights.count / 2] * (isBeside ? 1 : 2)
        let spans = words.map { isBeside ? ($0.box.left, $0.box.right) : ($0.box.top, $0.box.bottom) }.sorted { $0 < $1 }
        var found: [(width: Int, middle: Int)] = []
        var end = spans[0].1
        for (number, span) in spans.enumerated() {
            if span.0 - end >= least, number >= fewestWords, spans.count - number >= fewestWords {
                found.append((span.0 - end, (span.0 + end) / 2))
            }
            end = max(end, span.1)
        }
        return found.sorted { ($0.width, $1.middle) > ($1.width, $0.middle) }.prefix(mostGaps).map(\.middle)
    }
}
