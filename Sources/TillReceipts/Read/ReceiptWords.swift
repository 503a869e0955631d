import TillStages

/// Words of receipts that stand before no amount: beside days, and at the head of refunds. From `receipts/words.tsv`.
struct ReceiptWords: Sendable {
    enum Kind: String, Sendable, CaseIterable {
        case date
        case otherDate = "other-date"
        case refund
    }

    static let table = KnowledgeTable(
        "receipts/words.tsv", key: ["kind", "language", "words"], .choice("kind", Kind.self),
        .word("language", .languages()), .text("words"))

    private var phrases: [Kind: Set<[[UInt8]]>] = [:]
    /// Ends of words.
    private var endings: [Kind: [[UInt8]]] = [:]

    init() {}

    init(_ knowledge: Knowledge) throws(Fault) {
        for row in try ReceiptWords.table.rows(knowledge) {
            let kind = row.choice(0, Kind.self)
            if row.bytes(2).first == UInt8(ascii: "-") {
                endings[kind, default: []].append(Folding.capitals(row.text(2).dropFirst()))
            } else {
                phrases[kind, default: []].insert(Folding.words(Folding.capitals(row.text(2))))
            }
        }
    }

    /// Whether one of a row's words is of a kind, or ends as such words do.
    func holds(_ kind: Kind, _ words: [[UInt8]]) -> Bool {
        words.contains { word in
            phrases[kind]?.contains([word]) ?? false || endings[kind]?.contains { word.suffix($0.count) == $0[...] } ?? false
        }
    }

    /// Whether a row is a phrase of a kind, with one word more at most.
    func begins(_ kind: Kind, _ words: [[UInt8]]) -> Bool {
        phrases[kind]?.contains { words.count <= $0.count + 1 && words.starts(with: $0) } ?? false
    }
}
