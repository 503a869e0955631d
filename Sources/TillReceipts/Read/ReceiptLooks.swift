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
    public mutating func add(_ pages: [[ReadWord]]) {
        let words = pages.flatMap { $0 }
        if pages.count > 1 {
            let single = pages.compactMap { interpreter.fields(of: [interpreter.passage(TextRow.rows(of: $0))]) }
            areSeveral = areSeveral || interpreter.areSeveral(single)
        }
        passages.append(interpreter.passage(TextRow.rows(of: words)))
        readableWords = max(readableWords, words.filter { $0.confidence >= 50 && $0.text.count >= 2 }.count)
    }

    /// True when another look would hardly change anything.
    public var isSettled: Bool { interpreter.isSettled(passages) }

    /// The fields from all looks; nil when no amount is there.
    public var fields: ReceiptFields? {
        var fields = interpreter.fields(of: passages)
        if areSeveral { fields?.needsReview = true }
        return fields
    }
}
