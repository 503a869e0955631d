import GRDB
import GRDBSQLite
import TillRecords
import TillStages

/// The book's database: documents, runs, and the transactions with views for analysts. SQLite in WAL mode.
///
/// Everything in it but the documents' names and the run ledger can be made again from the originals and the decisions.
public final class StoreDatabase {
    let queue: DatabaseQueue
    let path: String

    /// Opens the database, made and brought to the newest form as needed; a copy is kept before each change of form.
    /// Throws `store.newer` when a newer Till wrote it, `store.damaged`, `store.not-written`.
    public init(_ places: StorePlaces) throws(Fault) {
        try StoreFile.makeFolder(places.store)
        path = places.database
        var configuration = Configuration()
        configuration.prepareDatabase { db in
            // A night writes whole households at once: larger pages and more of them in memory are fewer calls of the system. A
            // database that is there keeps the size of its pages.
            try db.execute(sql: "PRAGMA page_size = 16384")
            try db.execute(sql: "PRAGMA cache_size = -32768")
            try db.execute(sql: "PRAGMA journal_mode = WAL")
            try db.execute(sql: "PRAGMA synchronous = NORMAL")
        }
        configuration.busyMode = .timeout(10)
        let file = path
        let queue = try StoreDatabase.guarded(file) { try DatabaseQueue(path: file, configuration: configuration) }
        self.queue = queue
        let migrator = StoreMigrations.migrator
        let applied = try StoreDatabase.guarded(file) { try queue.read { try migrator.appliedIdentifiers($0) } }
        let known = Set(StoreMigrations.names)
        guard applied.isSubset(of: known) else {
            throw Fault(
                "store.newer", "a newer Till made this book's database.", remedy: "Use that version, or restore an older backup.",
                file: Document.baseName(file), exit: .usage)
        }
        guard applied != known else { return }
        if !applied.isEmpty { try keepCopy(places, name: "\(applied.count).sqlite") }
        try StoreDatabase.guarded(file) { try migrator.migrate(queue) }
    }

    /// Opens the database to look at it: nothing is made, changed or brought to another form. Throws when it cannot be read.
    public init(lookingAt places: StorePlaces) throws(Fault) {
        path = places.database
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(10)
        let file = path
        queue = try StoreDatabase.guarded(file) {
            do {
                return try DatabaseQueue(path: file, configuration: configuration)
            } catch let error as DatabaseError where error.resultCode == .SQLITE_READONLY {
                // A first fill was stopped: what it left is undone before anybody reads, which only one who may write can do.
                let mending = try DatabaseQueue(path: file)
                _ = try mending.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_schema") }
                try mending.close()
                return try DatabaseQueue(path: file, configuration: configuration)
            }
        }
    }

    /// How many forms of the database it went through, and how many this version knows.
    public struct Form: Sendable, Equatable {
        public let applied: Int
        public let known: Int
        /// Whether a newer Till made it.
        public let isNewer: Bool
    }

    /// The form it has.
    public func form() throws(Fault) -> Form {
        let applied = try read { try StoreMigrations.migrator.appliedIdentifiers($0) }
        let known = Set(StoreMigrations.names)
        return Form(applied: applied.count, known: known.count, isNewer: !applied.isSubset(of: known))
    }

    /// SQLite's version: `3.40.1`.
    public static var engineVersion: String { String(cString: sqlite3_libversion()) }

    private func keepCopy(_ places: StorePlaces, name: String) throws(Fault) {
        try StoreFile.makeFolder(places.beforeMigrations)
        try copy(to: "\(places.beforeMigrations)/\(name)")
    }

    /// Writes a whole, consistent copy of the database to a file that is replaced.
    public func copy(to path: String) throws(Fault) {
        try StoreFile.makeEmpty(path)
        try StoreDatabase.guarded(self.path) {
            let target = try DatabaseQueue(path: path)
            try queue.backup(to: target)
            try target.close()
        }
    }

    /// SQLite's own check of the file. What is wrong, or nil.
    public func damage() throws(Fault) -> String? {
        let answer = try read { try String.fetchOne($0, sql: "PRAGMA integrity_check(1)") }
        return answer == "ok" ? nil : answer
    }

    /// Closes the file, so that what the log holds is in it.
    public func close() { try? queue.close() }

    func read<Result>(_ body: (Database) throws -> Result) throws(Fault) -> Result {
        try StoreDatabase.guarded(path) { try queue.read(body) }
    }

    func write<Result>(_ body: (Database) throws -> Result) throws(Fault) -> Result {
        try StoreDatabase.guarded(path) { try queue.write(body) }
    }

    /// For steps that begin their transaction themselves.
    func withoutTransaction(_ body: (Database) throws -> Void) throws(Fault) {
        try StoreDatabase.guarded(path) { try queue.writeWithoutTransaction(body) }
    }

    /// Turns what SQLite says into a fault with a remedy.
    private static func guarded<Result>(_ path: String, _ body: () throws -> Result) throws(Fault) -> Result {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw fault(error, Document.baseName(path))
        } catch {
            throw Fault(
                "store.failed", "the book's database failed: \(error).", remedy: "Run till verify.", file: Document.baseName(path),
                exit: .inputOutput)
        }
    }

    private static func fault(_ error: DatabaseError, _ file: String) -> Fault {
        switch error.resultCode {
        case .SQLITE_FULL:
            Fault("store.not-written", "the disk is full.", remedy: "Make room and run it again.", file: file, exit: .inputOutput)
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM:
            Fault(
                "store.not-written", "the book's database cannot be opened for writing.", remedy: "Allow writing in the book's folder.",
                file: file, exit: .inputOutput)
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            Fault(
                "store.damaged", "the book's database is damaged.", remedy: "Restore a backup with till restore.", file: file,
                exit: .inputOutput)
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            Fault(
                "store.busy", "another program holds the book's database.", remedy: "Wait for it to end, and run it again.", file: file,
                exit: .cannotCreate)
        case .SQLITE_IOERR:
            Fault(
                "store.not-written", "the disk refuses to read or write the book's database.",
                remedy: "Make room, or look at the disk, and run it again; till verify checks the book.", file: file, exit: .inputOutput)
        default:
            Fault(
                "store.failed", "the book's database failed: \(error.message ?? "no word").", remedy: "Run till verify.", file: file,
                exit: .inputOutput)
        }
    }
}
