import GRDB
import TillRecords
import TillStages

/// A SQLite database being written: it appears under its name when it is finished, and not at all otherwise.
struct DraftDatabase: ~Copyable {
    private let path: String
    private var queue: DatabaseQueue?

    /// - Parameter make: makes the tables. Throws `export.cannot-write`, as all that follows.
    init(_ path: String, _ make: (Database) throws -> Void) throws(Fault) {
        self.path = path
        // The draft is made as every export's is: alone its owner reads it, and no link leads it elsewhere.
        let empty = try DraftFile(path)
        try empty.commitAsDraft()
        queue = try DraftDatabase.guarded(path) {
            var configuration = Configuration()
            configuration.prepareDatabase { db in
                try db.execute(sql: "PRAGMA journal_mode = OFF")
                try db.execute(sql: "PRAGMA synchronous = OFF")
            }
            let queue = try DatabaseQueue(path: DraftFile.draft(path), configuration: configuration)
            try queue.write(make)
            return queue
        }
    }

    deinit {
        if queue != nil { DraftFile.drop(path) }
    }

    /// Nothing once it is finished.
    func write(_ body: (Database) throws -> Void) throws(Fault) {
        guard let queue else { return }
        try DraftDatabase.guarded(path) { try queue.write(body) }
    }

    /// Makes the views, and gives the file its name.
    mutating func finish(views: [String]) throws(Fault) {
        guard let queue else { return }
        try write { db in
            for sql in views { try db.execute(sql: sql) }
        }
        try DraftDatabase.guarded(path) { try queue.close() }
        try DraftFile.rename(path)
        self.queue = nil
    }

    private static func guarded<Result>(_ path: String, _ body: () throws -> Result) throws(Fault) -> Result {
        do {
            return try body()
        } catch {
            let word = (error as? DatabaseError)?.message ?? "the database refuses"
            throw Fault(
                "export.cannot-write", "the database cannot be written: \(word).", remedy: "Name a place that can be written to.",
                file: path, exit: .cannotCreate)
        }
    }
}
