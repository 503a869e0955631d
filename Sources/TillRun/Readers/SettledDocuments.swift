import TillRecords
import TillStages

/// What people settled about documents: what they ignore is not read, and what is gone from the inbox and gave nothing asks nothing.
final class SettledDocuments {
    /// Hashes of documents that are gone from the inbox; the archive has them.
    private var gone: Set<String> = []
    private var ignored: Set<String> = []
    /// Documents that are gone and gave something.
    private var telling: Set<String> = []
    /// What was said about documents that are gone, until the household ends.
    private var held: [Record] = []
    /// Rejects that are no longer told.
    private(set) var rejects = 0

    /// The records that follow are of this household.
    func begin(_ job: HouseholdJob) {
        gone = Set(job.items.filter { $0.path == nil }.compactMap(\.hash))
        ignored = Set(job.decisions.compactMap { Decision($0) }.filter { $0.action == .ignore }.flatMap(\.subjects))
        telling = []
        held = []
        rejects = 0
    }

    func ignores(_ hash: String?) -> Bool { hash.map(ignored.contains) ?? false }

    fileprivate var isNothing: Bool { gone.isEmpty && ignored.isEmpty }

    /// Whether a record goes on to the chain now.
    fileprivate func passes(_ record: borrowing Record) -> Bool {
        if record.equals(.type, .reject) || record.equals(.type, .note) { return passes(remark: record) }
        guard let source = record.object(.source) else { return true }
        let documents = [source.string(.document), source.string(.within)].compactMap { $0 }
        if documents.contains(where: ignored.contains) { return false }
        if !gone.isEmpty { telling.formUnion(documents.filter(gone.contains)) }
        return true
    }

    private func passes(remark record: borrowing Record) -> Bool {
        let documents = [record.string(.document), record.string(.within)].compactMap { $0 }
        if documents.contains(where: ignored.contains) {
            if record.equals(.type, .reject) { rejects += 1 }
            return false
        }
        guard documents.contains(where: gone.contains) else { return true }
        held.append(copy record)
        return false
    }

    /// The remarks that were held about documents which gave something.
    fileprivate func rest() -> [Record] {
        defer { held = [] }
        return held.filter { record in
            let isTold = [record.string(.document), record.string(.within)].contains { $0.map(telling.contains) ?? false }
            if !isTold, record.equals(.type, .reject) { rejects += 1 }
            return isTold
        }
    }
}

/// Stands before the chain of a run, behind its readers.
struct SettlingStage: Stage {
    static let manual = Manual(
        name: "till run settles", summary: "Leaves out what people settled about documents.", discussion: "", input: .records, options: [],
        examples: [], reads: [], writes: [])

    private let documents: SettledDocuments

    init(_ documents: SettledDocuments) { self.documents = documents }

    init(options: Options, context: Context) throws(Fault) { documents = SettledDocuments() }

    mutating func take(_ record: consuming Record, into sink: Sink) throws(Fault) {
        if documents.isNothing || documents.passes(record) { try sink.emit(record) }
    }

    mutating func finish(into sink: Sink) throws(Fault) {
        for record in documents.rest() { try sink.emit(record) }
    }
}
