import TillRecords

/// Several looks at one picture, each of which may read what another missed.
public struct ReceiptLooks {
    private let interpreter: ReceiptInterpreter
    private var passages: [Passage] = []
    /// Words that were read with some confidence, in the look that had most.
    public private(set) var readableWords = 0

    public init(_ interpreter: ReceiptInterpreter) { self.interpreter = interpreter }

    /// Adds what another look gave.
    public mutating func add(_ words: [ReadWord]) {
        passages.append(interpreter.passage(TextRow.rows(of: words)))
        readableWords = max(readableWords, words.filter { $0.confidence >= 50 && $0.text.count >= 2 }.count)
    }

    /// True when another look would hardly change anything.
    public var isSettled: Bool { interpreter.isSettled(passages) }

    /// The fields from all looks; nil when no amount is there.
    public var fields: ReceiptFields? { interpreter.fields(of: passages) }
}
