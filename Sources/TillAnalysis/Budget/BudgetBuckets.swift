import TillRecords
import TillStages

/// Which third of a 50/30/20 budget a category falls into, from `budget/buckets.tsv`.
struct BudgetBuckets: Sendable {
    enum Bucket: String, Sendable, CaseIterable {
        case needs, wants, savings
    }

    private var buckets: [String: Bucket] = [:]

    /// Throws when the knowledge file is missing or has a bucket that does not exist.
    init(_ knowledge: Knowledge) throws(Fault) {
        let name = "budget/buckets.tsv"
        for row in try knowledge.rows(of: name) {
            guard row.count >= 2, let bucket = Bucket(rawValue: String(row[1])) else {
                throw Fault(
                    "budget.buckets", "a line has no bucket.", remedy: "Write category, a tab, and needs, wants or savings.", file: name,
                    place: row.first.map(String.init))
            }
            buckets[String(row[0])] = bucket
        }
    }

    /// The bucket of a category, else of its group, else of everything.
    func bucket(of category: String) -> Bucket {
        if let found = buckets[category] { return found }
        let group = category.split(separator: ".").first.map(String.init) ?? category
        return buckets[group] ?? buckets["*"] ?? .wants
    }
}
