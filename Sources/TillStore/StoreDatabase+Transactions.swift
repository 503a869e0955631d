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
    /// - Parameter streams: household, what its results depend on, and the path of its stream.
    public func load(_ streams: [(household: String, inputs: String, path: String)]) throws(Fault) {
        guard !streams.isEmpty else { return }
        var trouble: Fault?
        try write { db in
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

    /// Drops the transactions of households that are gone.
    public func dropEntries(exceptOf households: [String]) throws(Fault) {
        let kept = Set(households)
        try write { db in
            for row in try Row.fetchAll(db, sql: "SELECT number, id FROM household WHERE inputs IS NOT NULL")
            where !kept.contains(row[1]) {
                let number: Int = row[0]
                try db.execute(sql: "DELETE FROM entry WHERE household = ?", arguments: [number])
                try db.execute(sql: "UPDATE household SET inputs = NULL WHERE number = ?", arguments: [number])
            }
        }
    }
}
