import TillStages

/// How often an answer of the built-in knowledge is right, by what it rests on: `categories/confidence.tsv`, fitted by
/// `Tests/Training/categories` on labelled lines whose merchants the answers were not made for.
struct CategoryConfidence: Sendable {
    /// In hundredths, by kind of phrase, weight (1 to 9) and whether other words speak for something else.
    private var sure = [UInt8](repeating: 20, count: 3 * 10 * 2)

    static let table = KnowledgeTable(
        "categories/confidence.tsv", key: ["evidence", "weight", "words"], .word("evidence", ["merchant", "kind", "keyword"]),
        .integer("weight", 1...9), .word("words", ["agree", "differ"]), .integer("confidence", 0...100), .integer("lines", 0...1_000_000),
        .integer("right", 0...1_000_000))

    init() {}

    /// Throws when the file is missing or has a row that means nothing.
    init(_ knowledge: Knowledge) throws(Fault) {
        for row in try CategoryConfidence.table.rows(knowledge) {
            sure[row.word(0) * 20 + row.integer(1) * 2 + row.word(2)] = UInt8(clamping: row.integer(3))
        }
    }

    func confidence(_ kind: MerchantKnowledge.Kind, weight: Int, differs: Bool) -> UInt8 {
        let first =
            switch kind {
            case .merchant: 0
            case .kind: 20
            case .keyword: 40
            }
        return sure[first + max(1, min(9, weight)) * 2 + (differs ? 1 : 0)]
    }
}
