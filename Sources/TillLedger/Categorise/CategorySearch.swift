import TillRecords
import TillStages

/// Finds categories by what people call them: their ids and labels, and the words of about forty languages that speak for them.
public struct CategorySearch: Sendable {
    /// A category with the words that speak for it and were asked for.
    public struct Found: Sendable, Equatable {
        public let id: String
        /// `Food & Drink / Groceries`
        public let label: String
        /// The phrases of the knowledge that hold all that was asked for, the shortest first; empty where the name itself does.
        public let phrases: [String]

        public init(id: String, label: String, phrases: [String]) {
            self.id = id
            self.label = label
            self.phrases = phrases
        }
    }

    private let taxonomy: Taxonomy
    private let knowledge: Knowledge

    /// Throws a fault for a missing or damaged taxonomy.
    public init(_ knowledge: Knowledge) throws(Fault) {
        self.knowledge = knowledge
        taxonomy = try Taxonomy(knowledge)
    }

    /// All of them, in the order of the taxonomy.
    public var all: [Found] { taxonomy.entries.map { Found(id: $0.id, label: $0.label, phrases: []) } }

    /// Those whose id or label holds every word, then those that a phrase speaks for which does, the shortest phrase first.
    /// Throws a fault for a damaged phrase file.
    public func find(_ words: [String]) throws(Fault) -> [Found] {
        let wanted = words.map { WordFolding.folded($0) }.filter { !$0.isEmpty }
        guard !wanted.isEmpty else { return all }
        func holds(_ text: String) -> Bool {
            let folded = WordFolding.folded(text)
            return wanted.allSatisfy { folded.holds($0) }
        }
        let named = taxonomy.entries.filter { holds("\($0.id) \($0.label)") }
        var phrases: [String: [String]] = [:]
        let declared = try MerchantKnowledge.table.resolved(knowledge)
        for name in MerchantKnowledge.files(in: knowledge) {
            let file = "categories/\(name)"
            for row in try declared.named(file).rows(of: try knowledge.bytes(of: file)) where holds(row.text(0)) {
                phrases[row.text(1), default: []].append(row.text(0))
            }
        }
        for category in phrases.keys { phrases[category]?.sort { ($0.utf8.count, $0) < ($1.utf8.count, $1) } }
        let spoken = taxonomy.entries.filter { entry in phrases[entry.id] != nil && !named.contains { $0.id == entry.id } }
            .sorted { (phrases[$0.id]?.first?.utf8.count ?? 0) < (phrases[$1.id]?.first?.utf8.count ?? 0) }
        return named.map { Found(id: $0.id, label: $0.label, phrases: []) }
            + spoken.map { Found(id: $0.id, label: $0.label, phrases: phrases[$0.id] ?? []) }
    }
}
