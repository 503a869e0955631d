import TillProcess
import TillRecords
import TillRun
import TillStages
import TillStore

/// Documents that a book keeps longer than its `till.yaml` says.
struct DueDocuments {
    let plan: RetentionPlan
    private(set) var documents: [StoredDocument] = []
    /// Of them, what the household's published stream says of them.
    private(set) var observations: Set<String> = []

    /// - Parameters:
    ///   - household: whose documents; nil for all.
    ///   - today: the day that ages are counted to.
    init(_ state: BookState, _ all: [StoredDocument], household: String? = nil, today: Day? = nil) throws(Fault) {
        plan = try RetentionPlan(book: state.book.folder)
        guard !plan.spans.isEmpty, let today = today ?? Day(WallClock.now.prefix(10)) else { return }
        for name in Set(all.map(\.household)).sorted() where household == nil || name == household {
            let evidence = PublishedEvidence(state, name)
            for document in all where document.household == name {
                let papers = evidence.papers[document.hash] ?? []
                guard let last = papers.compactMap(\.day).max(), plan.isDue(kinds: Set(papers.map(\.kind)), last: last, on: today) else {
                    continue
                }
                documents.append(document)
                observations.formUnion(papers.map(\.id))
            }
        }
    }

    /// What is to be done, for a person who asked for something else; nil where nothing is due.
    func sentence(_ again: String) -> String? {
        guard !documents.isEmpty else { return nil }
        let count = documents.count
        return "\(CountText.of(count, "document")) \(count == 1 ? "is" : "are") kept longer than till.yaml says: "
            + "till purge --retention --dry-run\(again) names \(count == 1 ? "it" : "them")"
    }
}
