import Glibc
import TillRecords
import TillStages
import TillStore

/// Takes the documents of the inbox into the archive, each once, and tells what every household has.
struct Intake {
    private let state: BookState
    private let database: StoreDatabase

    /// What a household has, and how it is to be read.
    struct Household: Sendable {
        var job: HouseholdJob
        /// Bytes of its documents, to deal the largest first.
        var bytes: Int
    }

    init(_ state: BookState, _ database: StoreDatabase) {
        self.state = state
        self.database = database
    }

    /// All households, those of the inbox and those whose documents were taken in before; largest first, then by id.
    func run(only: [String]) throws(Fault) -> [Household] {
        var found: [Household] = []
        let inbox = try state.book.households()
        var ids = Set(inbox.map(\.id))
        ids.formUnion(try database.households())
        for id in ids.sorted() where only.isEmpty || only.contains(id) { found.append(try household(id)) }
        state.archive.bringToDisk()
        return found.filter { !$0.job.items.isEmpty }.sorted { ($1.bytes, $0.job.household) < ($0.bytes, $1.job.household) }
    }

    private func household(_ id: String) throws(Fault) -> Household {
        let paths = state.book.documents(of: id)
        var refused: [HouseholdJob.Item] = []
        var looks: [StoreDatabase.Looks] = []
        for path in paths {
            if let look = Intake.looks(path) { looks.append(look) } else { refused.append(item(path)) }
        }
        let known = try database.known(looks)
        var here: [String: String] = [:]
        var arrivals: [StoreDatabase.Arrival] = []
        for look in looks {
            if let hash = known[look.path], state.archive.holds(hash) {
                here[hash] = look.path
            } else if let hash = try take(look.path) {
                here[hash] = look.path
                arrivals.append(.init(looks: look, household: id, hash: hash, name: Document.baseName(look.path)))
            } else {
                refused.append(item(look.path))
            }
        }
        try database.add(arrivals)
        let documents = try database.documents(of: id).filter { !$0.isForgotten }
        let items = documents.map { HouseholdJob.Item(name: $0.name, hash: $0.hash, path: here[$0.hash]) }
        return Household(
            job: HouseholdJob(household: id, items: items + refused), bytes: documents.reduce(0) { $0 + $1.bytes })
    }

    /// A file that cannot be taken in is read all the same, so that the household's stream says why not.
    private func item(_ path: String) -> HouseholdJob.Item { .init(name: Document.baseName(path), hash: nil, path: path) }

    /// Keeps a file's bytes; nil when it cannot be read or is empty.
    private func take(_ path: String) throws(Fault) -> String? {
        guard let bytes = FileReading.bytes(path: path, limit: Document.largest), !bytes.isEmpty else { return nil }
        let hash = Digest.sha256(bytes).hex
        var trouble: Fault?
        bytes.withUnsafeBytes { raw in
            do throws(Fault) { try state.archive.keep(raw, id: hash) } catch { trouble = error }
        }
        if let trouble { throw trouble }
        return hash
    }

    /// Nil for what is no regular file: links are never followed out of an inbox.
    static func looks(_ path: String) -> StoreDatabase.Looks? {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return .init(
            path: path, size: Int(status.st_size), changed: status.st_mtim.tv_sec &* 1_000_000_000 &+ status.st_mtim.tv_nsec,
            inode: Int(status.st_ino))
    }
}
