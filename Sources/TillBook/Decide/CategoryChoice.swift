import TillLedger
import TillRecords
import TillRun
import TillStages

/// The categories a person may name, and the ones that were perhaps meant.
struct CategoryChoice {
    private let ids: [String]
    private let labels: [String: String]

    init(_ knowledge: Knowledge, _ ledger: PublishedLedger) throws(Fault) {
        let taxonomy = try Taxonomy(knowledge)
        labels = Dictionary(taxonomy.entries.map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
        // Names of a person's own rules and examples, and of decisions before.
        let used = Set(ledger.transactions.compactMap { $0.object(.category)?.string(.name) })
        ids = taxonomy.entries.map(\.id) + used.subtracting(labels.keys).sorted()
    }

    func label(_ id: String) -> String { labels[id] ?? id }

    /// The category that a word names: itself, its label, or its last part where only one has it. Throws with the nearest names.
    func category(_ word: String, isNew: Bool) throws(Fault) -> String {
        let asked = CategoryChoice.folded(word)
        let meant = ids.filter { id in
            CategoryChoice.folded(id) == asked || CategoryChoice.folded(labels[id] ?? "") == asked
        }
        if let exact = meant.first { return exact }
        let leaves = ids.filter { CategoryChoice.folded(String($0.split(separator: ".").last ?? "")) == asked }
        if leaves.count == 1 { return leaves[0] }
        if isNew, !word.isEmpty, word.utf8.count <= 80 { return word }
        let near = leaves.isEmpty ? nearest(asked) : leaves
        throw Fault(
            "decide.category", "there is no category \(word).",
            remedy: (near.isEmpty ? "" : "Nearest: \(near.joined(separator: ", ")). ") + "--new makes one of your own.", place: word,
            exit: .usage)
    }

    /// The five nearest names: those that hold the word, then those of the fewest changed letters.
    private func nearest(_ asked: String) -> [String] {
        let ranked = ids.map { id in
            let label = CategoryChoice.folded(labels[id] ?? "")
            let words = id.split { $0 == "." || $0 == "_" }.map { CategoryChoice.folded(String($0)) }
            let holds = CategoryChoice.folded(id).contains(asked) || label.contains(asked)
            let distance =
                (words + [CategoryChoice.folded(id)] + label.split(separator: " ").map(String.init)).map { EditDistance.of(asked, $0) }
                .min() ?? 99
            return (id: id, rank: holds ? 0 : distance)
        }
        return ranked.filter { $0.rank <= max(1, asked.count / 3) }.sorted { ($0.rank, $0.id) < ($1.rank, $1.id) }.prefix(5).map(\.id)
    }

    private static func folded(_ text: String) -> String { text.lowercased() }
}
