import Glibc
import TillRecords
import TillStages
import TillStore

/// Takes the documents of the inbox into the archive, each once, and tells what every household has.
package struct Intake {
    private let state: BookState
    private let database: StoreDatabase
    private var inventory: BookInventory

    /// What a household has, and how it is to be read.
    struct Household: Sendable {
        var job: HouseholdJob
        /// Bytes of its documents, to deal the largest first.
        var bytes: Int
    }

    /// - Parameter inventory: what documents there are; database and list agree.
    init(_ state: BookState, _ database: StoreDatabase, _ inventory: BookInventory) {
        self.state = state
        self.database = database
        self.inventory = inventory
    }

    /// What lies in a household's inbox.
    private struct Inbox {
        let household: String
        /// Paths of documents that are in the archive, by hash.
        var here: [String: String] = [:]
        /// What cannot be taken in.
        var refused: [HouseholdJob.Item] = []
    }

    /// So many bytes of new documents are noted in one step of the database: a step costs what hundreds of notes do. Those that a kill
    /// comes before are hashed once more by the next run, and are in the archive already.
    private static let step = 64 << 20

    /// All households, those of the inbox and those whose documents were taken in before; largest first, then by id.
    ///
    /// - Parameter passing: folders of the inbox that are not taken in.
    mutating func run(only: [String], passing: Set<String> = []) throws(Fault) -> [Household] {
        var inboxes: [Inbox] = []
        var arrivals: [StoreDatabase.Arrival] = []
        var bytes = 0
        var ids = Set(try state.book.households().map(\.id)).subtracting(passing)
        ids.formUnion(try database.households())
        let entered = Set(try state.book.entered())
        ids.formUnion(entered)
        for id in ids.sorted() where only.isEmpty || only.contains(id) {
            let before = arrivals.count
            inboxes.append(try inbox(of: id, &arrivals))
            bytes += arrivals[before...].reduce(0) { $0 + $1.bytes }
            guard bytes > Intake.step else { continue }
            try note(arrivals)
            (arrivals, bytes) = ([], 0)
        }
        try note(arrivals)
        state.archive.bringToDisk()
        var found: [Household] = []
        for inbox in inboxes { found.append(try household(inbox)) }
        return found.filter { !$0.job.items.isEmpty || entered.contains($0.job.household) }.sorted {
            ($1.bytes, $0.job.household) < ($0.bytes, $1.job.household)
        }
    }

    private mutating func note(_ arrivals: [StoreDatabase.Arrival]) throws(Fault) {
        try inventory.add(arrivals)
        try database.add(arrivals)
    }

    /// Takes in what is new in a household's inbox.
    private func inbox(of id: String, _ arrivals: inout [StoreDatabase.Arrival]) throws(Fault) -> Inbox {
        var inbox = Inbox(household: id)
        var looks: [StoreDatabase.Looks] = []
        for path in state.book.documents(of: id) {
            if let look = Intake.looks(path) { looks.append(look) } else { inbox.refused.append(item(path)) }
        }
        let known = try database.known(looks)
        for look in looks {
            if let hash = known[look.path], state.archive.holds(hash) {
                inbox.here[hash] = look.path
            } else if let hash = try take(look.path) {
                inbox.here[hash] = look.path
                arrivals.append(.init(looks: look, household: id, hash: hash, name: Document.baseName(look.path)))
            } else {
                inbox.refused.append(item(look.path))
            }
        }
        return inbox
    }

    /// A household with all its documents, whose new ones are noted.
    private func household(_ inbox: Inbox) throws(Fault) -> Household {
        let documents = try database.documents(of: inbox.household).filter { !$0.isForgotten }
        let items = documents.map { HouseholdJob.Item(name: $0.name, hash: $0.hash, path: inbox.here[$0.hash]) }
        return Household(
            job: HouseholdJob(household: inbox.household, items: items + inbox.refused), bytes: documents.reduce(0) { $0 + $1.bytes })
    }

    /// A file that cannot be taken in is read all the same, so that the household's stream says why not.
    private func item(_ path: String) -> HouseholdJob.Item { .init(name: Document.baseName(path), hash: nil, path: path) }

    /// Keeps a file's bytes; nil when it cannot be read or is empty.
    private func take(_ path: String) throws(Fault) -> String? {
        guard let bytes = FileReading.bytes(path: path, limit: Document.largest), !bytes.isEmpty else { return nil }
        let hash = Digest.sha256(bytes).hex
        var trouble: Fault?
        bytes.withBytes { raw in
            do throws(Fault) { try state.archive.keep(raw, id: hash) } catch { trouble = error }
        }
        if let trouble { throw trouble }
        return hash
    }

    /// Nil for what is no regular file: links are never followed out of an inbox.
    package static func looks(_ path: String) -> StoreDatabase.Looks? {
        var status = stat()
        guard unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return .init(
            path: path, size: Int(status.st_size), changed: status.st_mtim.tv_sec &* 1_000_000_000 &+ status.st_mtim.tv_nsec,
            inode: Int(status.st_ino))
    }
}
