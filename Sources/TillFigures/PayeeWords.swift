import TillRecords

/// Words by which a household names whom it pays: each is looked for as whole words in the payee's name and the bank's text.
public struct PayeeWords: Sendable {
    private let phrases: [String]

    public init(_ phrases: [String]) { self.phrases = phrases.map(PayeeWords.spaced) }

    public var isEmpty: Bool { phrases.isEmpty }

    /// Whether a row carries one of them.
    public func areIn(_ row: LedgerTransaction) -> Bool {
        guard !phrases.isEmpty else { return false }
        let text = PayeeWords.spaced(row.merchant) + PayeeWords.spaced(row.text)
        return phrases.contains { text.contains($0) }
    }

    /// Folded, with blanks around.
    private static func spaced(_ text: String) -> String { " \(String(decoding: WordFolding.folded(text), as: UTF8.self)) " }
}
