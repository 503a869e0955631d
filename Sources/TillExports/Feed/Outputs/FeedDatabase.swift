import GRDB
import TillRecords
import TillStages

/// The tables in a SQLite database of their own, indexed, with views that say what pages say.
final class FeedDatabase: FeedOutput {
    private var database: DraftDatabase
    private var held: [FeedRow] = []

    init(_ path: String) throws(Fault) {
        database = try DraftDatabase(path) { db in
            for table in FeedContract.tables { try db.execute(sql: FeedDatabase.create(table)) }
            try FeedDatabase.writeMeta(db)
        }
    }

    func take(_ row: FeedRow) throws(Fault) { held.append(row) }

    func flush() throws(Fault) {
        guard !held.isEmpty else { return }
        let rows = held
        held.removeAll(keepingCapacity: true)
        try database.write { db in
            var statements: [Int: Statement] = [:]
            for row in rows {
                let statement = try statements[row.table] ?? db.makeStatement(sql: FeedDatabase.insert(row.declared))
                statements[row.table] = statement
                try statement.execute(arguments: StatementArguments(row.values.map(\.bound)))
            }
        }
    }

    func finish() throws(Fault) {
        try flush()
        try database.finish(views: FeedViews.all)
    }

    /// The table, with what the contract says as checks.
    static func create(_ table: FeedTable) -> String {
        var parts = table.columns.map { column in
            var text = "\"\(column.name)\" \(column.kind.sqlite)" + (column.isNullable ? "" : " NOT NULL")
            if case .word(let words) = column.kind {
                text += " CHECK (\"\(column.name)\" IN (\(words.map { "'\($0)'" }.joined(separator: ", "))))"
            }
            if column.kind == .flag { text += " CHECK (\"\(column.name)\" IN (0, 1))" }
            return text
        }
        parts += table.columns.filter { $0.kind == .minor }.compactMap { column in
            column.instead.map { "CHECK ((\"\(column.name)\" IS NULL) <> (\"\($0)\" IS NULL))" }
        }
        parts.append("PRIMARY KEY (\(table.key.map { "\"\($0)\"" }.joined(separator: ", ")))")
        return "CREATE TABLE \(table.name) (\n    \(parts.joined(separator: ",\n    "))\n) WITHOUT ROWID"
    }

    private static func insert(_ table: FeedTable) -> String {
        "INSERT INTO \(table.name) VALUES (\(table.columns.map { _ in "?" }.joined(separator: ", ")))"
    }

    /// What the file says of itself, for whoever opens it.
    private static func writeMeta(_ db: Database) throws {
        try db.execute(sql: "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID")
        var rows = [("contract", FeedContract.name), ("schema_version", "\(FeedContract.version)"), ("made_by", "till-feed")]
        for table in FeedContract.tables {
            rows.append((table.name, table.summary))
            for column in table.columns {
                rows.append(("\(table.name).\(column.name)", column.meaning + (column.unit.map { " [\($0)]" } ?? "")))
            }
        }
        rows += FeedViews.meanings
        for (name, value) in rows { try db.execute(sql: "INSERT INTO meta VALUES (?, ?)", arguments: [name, value]) }
    }
}

extension FeedColumn.Kind {
    fileprivate var sqlite: String {
        switch self {
        case .text, .word, .day, .month, .currency, .list: "TEXT"
        case .integer, .minor, .flag: "INTEGER"
        case .decimal, .number: "REAL"
        }
    }
}

extension FeedValue {
    fileprivate var bound: (any DatabaseValueConvertible)? {
        switch self {
        case .null: nil
        case .text(let text): text
        case .integer(let number): number
        case .number(let number): number
        case .flag(let flag): flag ? 1 : 0
        // The column makes a number of it, the nearest there is: what has to be exact is in minor units beside it.
        case .decimal(let amount): amount.description
        case .list: cell
        }
    }
}
