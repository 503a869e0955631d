import GRDB
import TillRecords
import TillStages

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
                try buffer.withUnsafeBytes { bytes in
                    try loading.replace(one.household, inputs: one.inputs, with: UnsafeRawBufferPointer(rebasing: bytes[..<count]))
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
