import TillRecords

/// Several looks at one picture, each of which may read what another missed.
public struct ReceiptLooks {
    private let interpreter: ReceiptInterpreter
    private var passages: [Passage] = []
    /// Pages tell of different purchases.
    private var areSeveral = false
    /// Words that were read with some confidence, in the look that had most.
    public private(set) var readableWords = 0

    public init(_ interpreter: ReceiptInterpreter) { self.interpreter = interpreter }

    /// Adds what another look gave, page by page.
    ///
    /// - Parameter reader: who looked.
    mutating func add(_ pages: [[ReadWord]], by reader: Passage.Reader = .first) {
        let words = pages.flatMap { $0 }
        if pages.count > 1 {
            let single = pages.compactMap { interpreter.fields(of: [interpreter.passage(TextRow.rows(of: $0))]) }
            areSeveral = areSeveral || interpreter.areSeveral(single)
        }
        passages.append(interpreter.passage(TextRow.rows(of: words), by: reader))
        readableWords = max(readableWords, words.filter { $0.confidence >= 50 && $0.text.count >= 2 }.count)
    }

    /// True when another look would hardly change anything.
    public var isSettled: Bool { interpreter.isSettled(passages) }

    /// The rows of the first look that decide day and total: those with a label or a day, and the amounts below a label without one; where
    /// no day was read, also those that may be a misread one.
    var rowsInDoubt: [TextRow] {
        guard let lines = passages.first?.rows else { return [] }
        let hasDay = lines.contains { !$0.dates.isEmpty }
        return lines.indices.filter { place in
            let line = lines[place]
            if line.label?.kind.namesAmount == true || line.label?.kind == .rounding || !line.dates.isEmpty { return true }
            let before = place > 0 ? lines[place - 1] : nil
            if before?.label?.kind.namesAmount == true, before?.amounts.isEmpty == true, line.row.letters <= 4 { return true }
            return !hasDay && line.amounts.isEmpty && line.row.digits >= 4
        }.map { lines[$0].row }
    }

    /// The fields from all looks; nil when no amount is there.
    public var fields: ReceiptFields? {
        var fields = interpreter.fields(of: passages)
        if areSeveral { fields?.needsReview = true }
        return fields
    }
}
