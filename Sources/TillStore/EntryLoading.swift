import GRDB
import GRDBSQLite
import Glibc
import TillRecords

/// Transactions into the table of entries, by one prepared statement over SQLite's own interface: GRDB's bindings cost as much again.
final class EntryLoading {
    private let db: Database
    private let insert: OpaquePointer
    private let accounts = NameNumbers(table: "account", column: "id")
    private let categories = NameNumbers(table: "category", column: "name")

    init(_ db: Database) throws {
        self.db = db
        let sql = """
            INSERT INTO entry (household, place, id, date, minor, currency, kind, status, account, category, merchant, text, amount)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
            """
        var made: OpaquePointer?
        let code = sqlite3_prepare_v2(db.sqliteConnection, sql, -1, &made, nil)
        guard code == SQLITE_OK, let made else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
        insert = made
    }

    deinit { sqlite3_finalize(insert) }

    /// Replaces a household's entries by the transactions of its stream.
    func replace(_ household: String, inputs: String, with stream: UnsafeRawBufferPointer) throws {
        try db.execute(
            sql: "INSERT INTO household (id, inputs) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET inputs = ?2",
            arguments: [household, inputs])
        let number = try Int64.fetchOne(db, sql: "SELECT number FROM household WHERE id = ?", arguments: [household]) ?? 0
        try db.execute(sql: "DELETE FROM entry WHERE household = ?", arguments: [number])
        let mark = Array("{\"type\":\"transaction\"".utf8)
        var place: Int64 = 0
        var rest = stream
        while let start = rest.baseAddress, rest.count > 0 {
            let count = memchr(start, 0x0A, rest.count).map { UnsafeRawPointer($0) - start } ?? rest.count
            let line = UnsafeRawBufferPointer(start: start, count: count)
            rest = UnsafeRawBufferPointer(rebasing: rest[min(count + 1, rest.count)...])
            guard count > mark.count, memcmp(start, mark, mark.count) == 0 else { continue }
            place += 1
            // The stream was written by this program a moment ago.
            try add(TillRecords.Record(trusted: line), number, place)
        }
    }

    private func add(_ record: borrowing TillRecords.Record, _ household: Int64, _ place: Int64) throws {
        guard let amount = record.decimal("amount") else { return }
        let currency = record.currency("currency")
        // Minor units are a number of a currency: without one, or where they are no whole number, only the decimal stands.
        let minor = currency.flatMap { amount.scaled(to: $0.exponent)?.units }
        let account = try number(of: "account", record, accounts)
        let category = try categoryNumber(record)
        sqlite3_bind_int64(insert, 1, household)
        sqlite3_bind_int64(insert, 2, place)
        bind(5, minor)
        bind(9, account)
        bind(10, category)
        let code = record.withView { view in
            text(3, "id", view)
            text(4, "date", view)
            text(6, "currency", view)
            text(7, "kind", view)
            text(8, "status", view)
            text(11, "merchant", view)
            text(12, "text", view)
            text(13, "amount", view)
            return sqlite3_step(insert)
        }
        sqlite3_reset(insert)
        guard code == SQLITE_DONE else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    }

    private func bind(_ index: Int32, _ number: Int64?) {
        if let number { sqlite3_bind_int64(insert, index, number) } else { sqlite3_bind_null(insert, index) }
    }

    /// The text is copied: an escaped one lives only inside the closure.
    private func text(_ index: Int32, _ key: Key, _ view: RecordView) {
        let isBound = view.withBytes(key) { bytes in
            sqlite3_bind_text(
                insert, index, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count),
                unsafeBitCast(-1, to: sqlite3_destructor_type.self)) == SQLITE_OK
        }
        if isBound == nil { sqlite3_bind_null(insert, index) }
    }

    /// The number of a record's category; nil where it has none. Its JSON is this program's own, as the whole line is.
    private func categoryNumber(_ record: borrowing TillRecords.Record) throws -> Int64? {
        let found: Result<Int64?, any Error>? = record.withRaw("category") { raw in
            Result { try number(of: "name", TillRecords.Record(trusted: raw), categories) }
        }
        return try found?.get()
    }

    /// The number of a field's name; nil where the field is not there.
    private func number(of key: Key, _ record: borrowing TillRecords.Record, _ names: NameNumbers) throws -> Int64? {
        let found: Result<Int64, any Error>? = record.withBytes(key) { name in Result { try names.number(of: name, db) } }
        return try found?.get()
    }
}
