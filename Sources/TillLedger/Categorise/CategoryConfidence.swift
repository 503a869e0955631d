import TillStages

/// How often an answer of the built-in knowledge is right, by what it rests on: `categories/confidence.tsv`, fitted by
/// `Tests/Training/categories` on labelled lines whose merchants the answers were not made for.
struct CategoryConfidence: Sendable {
    /// What else stands in a description: nothing, words that nobody knows, words that speak for something else.
    enum Words: Int { case alone, among, differ }

    /// In hundredths, by kind of phrase, weight (1 to 9) and the words beside it.
    private var sure = [UInt8](repeating: 20, count: 4 * 10 * 3)

    static let table = KnowledgeTable(
        "categories/confidence.tsv", key: ["evidence", "weight", "words"], .word("evidence", ["merchant", "kind", "keyword", "name"]),
        .integer("weight", 1...9), .word("words", ["alone", "among", "differ"]), .integer("confidence", 0...100),
        .integer("lines", 0...1_000_000),
        .integer("right", 0...1_000_000), .integer("known", 0...1_000_000))

    /// Categories whose shops sell another's goods too, so that no name tells surely which a person would choose.
    static let overlaps = KnowledgeTable(
        "categories/overlaps.tsv", key: ["category"], .word("category", AllowedWords(of: Taxonomy.table.file)), .integer("most", 0...100))
    private var most: [UInt8] = []

    init() {}

    /// Throws when the file is missing or has a row that means nothing.
    init(_ knowledge: Knowledge) throws(Fault) {
        for row in try CategoryConfidence.table.rows(knowledge) {
            sure[row.word(0) * 30 + row.integer(1) * 3 + row.word(2)] = UInt8(clamping: row.integer(3))
        }
        let taxonomy = try Taxonomy(knowledge)
        most = [UInt8](repeating: 100, count: taxonomy.entries.count)
        for row in try CategoryConfidence.overlaps.rows(knowledge) {
            if let index = taxonomy.index(of: row.text(0)) { most[index] = UInt8(clamping: row.integer(1)) }
        }
    }

    func confidence(_ kind: MerchantKnowledge.Kind, weight: Int, _ words: Words, of category: Int16) -> UInt8 {
        let first =
            switch kind {
            case .merchant: 0
            case .kind: 30
            case .keyword: 60
            case .name: 90
            }
        let sure = sure[first + max(1, min(9, weight)) * 3 + words.rawValue]
        return most.indices.contains(Int(category)) ? min(sure, most[Int(category)]) : sure
    }
}
