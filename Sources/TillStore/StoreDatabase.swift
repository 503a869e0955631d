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
        // SQLite's own files beside it get the rights of the first.
        if !StoreFile.exists(file) { try StoreFile.makeEmpty(file) }
        let queue = try StoreDatabase.guarded(file) { try DatabaseQueue(path: file, configuration: configuration) }
        self.queue = queue
        let migrator = StoreMigrations.migrator
        let applied = try StoreDatabase.guarded(file) { try queue.read { try migrator.appliedIdentifiers($0) } }
        let known = Set(StoreMigrations.names)
        guard applied.isSubset(of: known) else { throw StoreDatabase.newer(file) }
        guard applied != known else { return }
        if !applied.isEmpty { try keepCopy(places, name: "\(applied.count).sqlite") }
        try StoreDatabase.guarded(file) { try migrator.migrate(queue) }
    }

    private static func newer(_ file: String) -> Fault {
        Fault(
            "store.newer", "a newer Till made this book's database.", remedy: "Use that version, or restore an older backup.",
            file: Document.baseName(file), exit: .usage)
    }

    /// Opens the database to look at it: nothing is made, changed or brought to another form. Throws when it cannot be read, and
    /// `store.newer`.
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
            } catch let error as DatabaseError where error.resultCode == .SQLITE_CANTOPEN && StoreFile.size(file + "-wal") == 0 {
                // Beside its file SQLite puts others even to read, which a place that cannot be written refuses. Nobody writes there.
                return try DatabaseQueue(path: StoreDatabase.unchanging(file), configuration: configuration)
            }
        }
        guard try !form().isNewer else { throw StoreDatabase.newer(file) }
    }

    /// The name by which SQLite opens a file that nobody changes meanwhile.
    private static func unchanging(_ path: String) -> String {
        let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-".utf8)
        let hex = Array("0123456789ABCDEF")
        return "file:"
            + path.utf8.map { byte in
                plain.contains(byte) ? String(UnicodeScalar(byte)) : "%\(hex[Int(byte >> 4)])\(hex[Int(byte & 15)])"
            }.joined() + "?immutable=1"
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

    /// The forms that this version knows, oldest first.
    public static var formNames: [String] { StoreMigrations.names }

    /// SQLite's version: `3.40.1`.
    public static var engineVersion: String { unsafe String(cString: sqlite3_libversion()) }

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

/// The transactions of households, loaded from their streams, for analysts and other programs.
extension StoreDatabase {
    /// The inputs a household's transactions were loaded from; nil when none were.
    public func loaded() throws(Fault) -> [String: String] {
        try read { db in
            var found: [String: String] = [:]
            for row in try Row.fetchAll(db, sql: "SELECT id, inputs FROM household WHERE inputs IS NOT NULL") { found[row[0]] = row[1] }
            return found
        }
    }

    /// Replaces the transactions of households by those of their streams, all in one step.
    ///
    /// - Parameters:
    ///   - streams: household, what its results depend on, and the path of its stream.
    ///   - large: bytes of streams from which on a first fill goes past the log.
    public func load(_ streams: [(household: String, inputs: String, path: String)], large: Int = 64 << 20) throws(Fault) {
        guard !streams.isEmpty else { return }
        var trouble: Fault?
        try filling(isLarge: streams.lazy.map { StoreFile.size($0.path) }.reduce(0, +) > large) { db in
            let loading = try EntryLoading(db)
            var buffer: [UInt8] = []
            for one in streams {
                guard let count = FileReading.read(path: one.path, into: &buffer) else {
                    trouble = Fault(
                        "store.no-stream", "the stream of \(one.household) cannot be read.", remedy: "Run it again.",
                        file: Document.baseName(one.path), exit: .inputOutput)
                    continue
                }
                try buffer.withBytes { bytes in
                    try loading.replace(one.household, inputs: one.inputs, with: ByteView(rebasing: bytes[..<count]))
                }
            }
        }
        if let trouble { throw trouble }
    }

    /// Runs a step that fills the table of entries.
    ///
    /// The log has every new page written twice and read once more. Where the table is empty and much is to come, nothing is there that
    /// a reader could miss, so the pages go straight to their place, with SQLite's older journal to undo them should the step be
    /// stopped. While another program has the database open, it stays with the log.
    private func filling(isLarge: Bool, _ body: (Database) throws -> Void) throws(Fault) {
        try withoutTransaction { db in
            let isFirst = try isLarge && Int.fetchOne(db, sql: "SELECT 1 FROM entry LIMIT 1") == nil
            if isFirst { _ = try? String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE") }
            defer { if isFirst { _ = try? String.fetchOne(db, sql: "PRAGMA journal_mode = WAL") } }
            try db.inTransaction {
                try body(db)
                return .commit
            }
        }
    }

    /// Drops the transactions of households that are gone.
    public func dropEntries(exceptOf households: [String]) throws(Fault) {
        let kept = Set(households)
        try write { db in
            for row in try Row.fetchAll(db, sql: "SELECT number, id FROM household WHERE inputs IS NOT NULL")
            where !kept.contains(row[1]) {
                let number: Int = row[0]
                try db.execute(sql: "DELETE FROM entry WHERE household = ?", arguments: [number])
                try db.execute(sql: "DELETE FROM share WHERE household = ?", arguments: [number])
                try db.execute(sql: "UPDATE household SET inputs = NULL WHERE number = ?", arguments: [number])
            }
        }
    }
}
