import GRDB
import Glibc

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

    func number(of name: UnsafeRawBufferPointer, _ db: Database) throws -> Int64 {
        var hash: UInt32 = 2_166_136_261
        for byte in name { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        let place = Int((hash ^ hash >> 16) & 63)
        if recent[place].number != 0, recent[place].name.count == name.count, let start = name.baseAddress,
            memcmp(recent[place].name, start, name.count) == 0
        {
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
