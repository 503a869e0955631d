import GRDB
import GRDBSQLite
import Glibc
import TillRecords

/// Transactions into the table of entries, over SQLite's own interface: GRDB's bindings cost as much again.
///
/// One statement takes many rows, which SQLite appends without looking for the place of each anew; texts are given to it where they lie
/// in the stream.
@safe final class EntryLoading {
    private let db: Database
    private let insert: OpaquePointer
    private let accounts = NameNumbers(table: "account", column: "id")
    private let categories = NameNumbers(table: "category", column: "name")
    private let words = NameNumbers(table: "word", column: "name")
    /// Rows that are bound and not written.
    private var held = 0

    /// Rows of a statement: more of them gain nothing.
    private static let rows = 32
    private static let columns = [
        "household", "place", "id", "date", "minor", "currency", "kind", "status", "account", "category", "merchant", "text", "amount",
        "flow", "left_out", "home", "home_currency",
    ]

    init(_ db: Database) throws {
        self.db = db
        let row = "(" + EntryLoading.columns.map { _ in "?" }.joined(separator: ", ") + ")"
        // A row that nothing is bound to is left out, since its household is missing; `write` sees to it that no other is.
        let sql = """
            INSERT OR IGNORE INTO entry (\(EntryLoading.columns.joined(separator: ", ")))
            VALUES \(Array(repeating: row, count: EntryLoading.rows).joined(separator: ", "))
            """
        var made: OpaquePointer?
        let code = unsafe sqlite3_prepare_v2(db.sqliteConnection, sql, -1, &made, nil)
        guard code == SQLITE_OK, let made = unsafe made else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
        unsafe insert = made
    }

    deinit { unsafe sqlite3_finalize(insert) }

    /// Replaces a household's entries by the transactions of its stream.
    func replace(_ household: String, inputs: String, with stream: ByteView) throws {
        try db.execute(
            sql: "INSERT INTO household (id, inputs) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET inputs = ?2",
            arguments: [household, inputs])
        let number = try Int64.fetchOne(db, sql: "SELECT number FROM household WHERE id = ?", arguments: [household]) ?? 0
        try db.execute(sql: "DELETE FROM entry WHERE household = ?", arguments: [number])
        try db.execute(sql: "DELETE FROM share WHERE household = ?", arguments: [number])
        let mark = Array("{\"type\":\"transaction\"".utf8)
        var place: Int64 = 0
        var rest = stream
        while !rest.isEmpty {
            let count = rest.firstIndex(of: 0x0A) ?? rest.count
            let line = ByteView(rebasing: rest[..<count])
            rest = ByteView(rebasing: rest[min(count + 1, rest.count)...])
            guard count > mark.count, line.begins(with: mark) else { continue }
            place += 1
            // The stream was written by this program a moment ago.
            let isOurs: Void? = try RecordView.look(at: line) { try add($0, number, place, lasts: true) }
            if isOurs == nil {
                try TillRecords.Record(trusted: line).withView { view in Result { try add(view, number, place, lasts: false) } }.get()
            }
        }
        try write()
    }

    /// - Parameter lasts: whether what the view gives out stays where it is until the row is written.
    private func add(_ view: RecordView, _ household: Int64, _ place: Int64, lasts: Bool) throws {
        guard let amount = view.decimal(.amount) else { return }
        // Minor units are a number of a currency: without one, or where they are no whole number, only the decimal stands.
        let minor = view.currency(.currency).flatMap { amount.scaled(to: $0.exponent)?.units }
        let account = try number(of: view.raw(.account), accounts)
        let category = try categoryNumber(view)
        let flow = try number(of: view.raw(.flow), words)
        let leftOut = try number(of: view.raw(.leftOut), words)
        if let shares = view.raw(.shares) { try add(shares: shares, view, household, place) }
        let before = Int32(held * EntryLoading.columns.count)
        unsafe sqlite3_bind_int64(insert, before + 1, household)
        unsafe sqlite3_bind_int64(insert, before + 2, place)
        text(before + 3, view.raw(.id), lasts)
        text(before + 4, view.raw(.date), lasts)
        bind(before + 5, minor)
        text(before + 6, view.raw(.currency), lasts)
        text(before + 7, view.raw(.kind), lasts)
        text(before + 8, view.raw(.status), lasts)
        bind(before + 9, account)
        bind(before + 10, category)
        text(before + 11, view.raw(.merchant), lasts)
        text(before + 12, view.raw(.text), lasts)
        text(before + 13, view.raw(.amount), lasts)
        bind(before + 14, flow)
        bind(before + 15, leftOut)
        if let home = EntryLoading.home(view) {
            bind(before + 16, home.minorUnits)
            text(before + 17, home.currency)
        }
        held += 1
        if held == EntryLoading.rows { try write() }
    }

    /// The amount in the home currency, where the record's own is in another.
    private static func home(_ view: RecordView) -> Money? {
        guard let raw = view.raw(.home) else { return nil }
        let home = TillRecords.Record(trusted: raw)
        guard let currency = home.currency(.currency), currency != view.currency(.currency), let amount = home.decimal(.amount) else {
            return nil
        }
        return Money(amount, currency)
    }

    /// Writes what figures have of a transaction by category; few have any.
    private func add(shares raw: ByteView, _ view: RecordView, _ household: Int64, _ place: Int64) throws {
        let currency = EntryLoading.home(view)?.currency ?? view.currency(.currency) ?? .unknown
        var holder = TillRecords.Record(type: "part")
        holder.set(.shares, raw: Array(raw))
        for (index, share) in holder.objects(.shares).enumerated() {
            let name = share.object(.category)?.string(.name) ?? ""
            let category = try name.isEmpty ? nil : Array(name.utf8).withBytes { try categories.number(of: $0, db) }
            try db.execute(
                sql: "INSERT INTO share (household, place, part, category, minor) VALUES (?, ?, ?, ?, ?)",
                arguments: [household, place, index + 1, category, share.minor(.amount, currency)])
        }
    }

    /// Writes the rows that are bound.
    private func write() throws {
        guard held > 0 else { return }
        let code = unsafe sqlite3_step(insert)
        unsafe sqlite3_reset(insert)
        unsafe sqlite3_clear_bindings(insert)
        guard code == SQLITE_DONE else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
        guard unsafe sqlite3_changes(db.sqliteConnection) == Int32(held) else {
            throw DatabaseError(resultCode: .SQLITE_CONSTRAINT, message: "a transaction lacks what every one has")
        }
        held = 0
    }

    private func text(_ index: Int32, _ currency: TillRecords.Currency) {
        let code = currency.code
        unsafe sqlite3_bind_text(insert, index, code, Int32(code.utf8.count), unsafeBitCast(-1, to: sqlite3_destructor_type.self))
    }

    private func bind(_ index: Int32, _ number: Int64?) {
        if let number { unsafe sqlite3_bind_int64(insert, index, number) } else { unsafe sqlite3_bind_null(insert, index) }
    }

    /// A text that stays where it is needs no copy; one with escapes is made for the length of the closure.
    private func text(_ index: Int32, _ raw: ByteView?, _ lasts: Bool) {
        guard let raw else { return }
        _ = JsonValue.withText(raw) { bytes in
            let isInPlace = unsafe lasts && raw.baseAddress.map { unsafe $0 + 1 } == bytes.baseAddress
            return unsafe sqlite3_bind_text(
                insert, index, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count),
                isInPlace ? nil : unsafeBitCast(-1, to: sqlite3_destructor_type.self))
        }
    }

    /// The number of a record's category; nil where it has none. Its JSON is this program's own, as the whole line is.
    private func categoryNumber(_ view: RecordView) throws -> Int64? {
        guard let raw = view.raw(.category) else { return nil }
        let found: Int64?? = try RecordView.look(at: raw) { try number(of: $0.raw(.name), categories) }
        if let found { return found }
        return try TillRecords.Record(trusted: raw).withView { view in Result { try number(of: view.raw(.name), categories) } }.get()
    }

    /// The number of a name, given as its JSON; nil where there is none.
    private func number(of raw: ByteView?, _ names: NameNumbers) throws -> Int64? {
        let found: Result<Int64, any Error>? = raw.flatMap { raw in
            JsonValue.withText(raw) { name in Result { try names.number(of: name, db) } }
        }
        return try found?.get()
    }
}

/// Numbers of names in a table of them (accounts, categories), given when a name is first seen.
final class NameNumbers {
    private let insert: String
    private let select: String
    private var known: [[UInt8]: Int64] = [:]
    /// Names seen lately by a hash of their bytes: rows repeat a few names, and looking one up there makes no array of it.
    private var recent = [(name: [UInt8], number: Int64)](repeating: ([], 0), count: 64)

    /// - Parameter column: of the names; the numbers are in `number`.
    init(table: String, column: String) {
        insert = "INSERT OR IGNORE INTO \(table) (\(column)) VALUES (?)"
        select = "SELECT number FROM \(table) WHERE \(column) = ?"
    }

    func number(of name: ByteView, _ db: Database) throws -> Int64 {
        var hash: UInt32 = 2_166_136_261
        for byte in name { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        let place = Int((hash ^ hash >> 16) & 63)
        if recent[place].number != 0, recent[place].name.count == name.count, name.begins(with: recent[place].name) {
            return recent[place].number
        }
        let bytes = Array(name)
        let number = try known[bytes] ?? made(bytes, db)
        recent[place] = (bytes, number)
        return number
    }

    private func made(_ name: [UInt8], _ db: Database) throws -> Int64 {
        let text = String(decoding: name, as: UTF8.self)
        try db.execute(sql: insert, arguments: [text])
        let number = try Int64.fetchOne(db, sql: select, arguments: [text]) ?? 0
        known[name] = number
        return number
    }
}
