import TillRecords
import TillStages

/// What a worker is asked to make: a household, its documents, and what people decided about it.
struct HouseholdJob: Sendable {
    /// A document to read: from the inbox while it lies there unchanged, else from the archive.
    struct Item: Sendable, Equatable {
        var name: String
        /// SHA-256 of its bytes; nil where nobody looked yet.
        var hash: String?
        var path: String?
    }

    var household: String
    var items: [Item]
    /// Decisions that hold, in order; they stand at the head of the household's stream.
    var decisions: [Record]

    init(household: String, items: [Item], decisions: [Record] = []) {
        self.household = household
        self.items = items
        self.decisions = decisions
    }

    /// Reads a worker's line: a household's id, whose documents are those of its inbox, or a whole job.
    init(line: String, book: Book) throws(Fault) {
        guard line.hasPrefix("{") else {
            self.init(household: line, items: book.documents(of: line).map { Item(name: Document.baseName($0), hash: nil, path: $0) })
            return
        }
        guard let record = try? Record(checking: line), let household = record.string(.household) else {
            throw Fault("run.job", "a worker was asked something it cannot read.", remedy: "Report this.", exit: .software)
        }
        self.init(
            household: household,
            items: record.objects(.documents).map {
                Item(name: $0.string(.name) ?? "", hash: $0.string(.hash), path: $0.string(.path))
            },
            decisions: record.objects(.decisions))
    }

    /// The job as one line.
    var line: String {
        var record = Record(type: "job")
        record.set(.household, string: household)
        record.set(
            .documents,
            objects: items.map { item in
                var one = Record(type: "document")
                one.set(.name, string: item.name)
                if let hash = item.hash { one.set(.hash, string: hash) }
                if let path = item.path { one.set(.path, string: path) }
                return one
            })
        if !decisions.isEmpty { record.set(.decisions, objects: decisions) }
        return record.text
    }
}
