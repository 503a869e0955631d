import TillRecords
import TillStages

/// Which third of a 50/30/20 budget a category falls into, from `budget/buckets.tsv`.
struct BudgetBuckets: Sendable {
    enum Bucket: String, Sendable, CaseIterable {
        case needs, wants, savings
    }

    private var buckets: [String: Bucket] = [:]

    /// Categories, their groups, and everything.
    static let categories = AllowedWords(of: "categories/taxonomy.tsv", groups: .bare, or: ["*"])
    static let table = KnowledgeTable(
        "budget/buckets.tsv", key: ["category"], .word("category", categories), .choice("bucket", Bucket.self))

    /// Throws when the knowledge file is missing or has a category or a bucket that does not exist.
    init(_ knowledge: Knowledge) throws(Fault) {
        for row in try BudgetBuckets.table.rows(knowledge) { buckets[row.text(0)] = row.choice(1, Bucket.self) }
    }

    /// Takes in what a household says of categories of its own.
    func with(own kinds: [String: String]) -> BudgetBuckets {
        var made = self
        for (category, kind) in kinds where made.buckets[category] == nil {
            switch kind {
            case "need": made.buckets[category] = .needs
            case "want": made.buckets[category] = .wants
            case "saving": made.buckets[category] = .savings
            default: break
            }
        }
        return made
    }

    /// The bucket of a category, else of its group, else of everything.
    func bucket(of category: String) -> Bucket {
        if let found = buckets[category] { return found }
        let group = category.split(separator: ".").first.map(String.init) ?? category
        return buckets[group] ?? buckets["*"] ?? .wants
    }
}
