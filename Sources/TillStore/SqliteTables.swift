import GRDB
import TillStages

/// What any SQLite file holds, for lists of published files.
public enum SqliteTables {
    /// The tables of a file by name, with how many rows each has. Throws `store.damaged` when it is no database.
    public static func rows(of path: String) throws(Fault) -> [(name: String, rows: Int)] {
        do {
            var configuration = Configuration()
            configuration.readonly = true
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            defer { try? queue.close() }
            return try queue.read { db in
                let names = try String.fetchAll(
                    db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
                return try names.map { name in
                    let quoted = name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
                    return (name, try Int.fetchOne(db, sql: "SELECT count(*) FROM \"\(quoted)\"") ?? 0)
                }
            }
        } catch {
            throw Fault(
                "store.damaged", "the SQLite file cannot be read: \(error).", remedy: "Run it again.", file: Document.baseName(path),
                exit: .inputOutput)
        }
    }
}
