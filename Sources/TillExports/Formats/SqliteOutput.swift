import GRDB
import TillRecords
import TillStages

/// A database being written.
final class SqliteOutput: ExportOutput {
    private var database: DraftDatabase

    init(_ path: String) throws(Fault) {
        database = try DraftDatabase(path) { db in
            for sql in SqliteFormat.tables { try db.execute(sql: sql) }
            for (name, value) in SqliteFormat.meta {
                try db.execute(sql: "INSERT INTO meta VALUES (?, ?)", arguments: [name, value])
            }
        }
    }

    func add(_ ledger: ExportLedger) throws(Fault) {
        try database.write { db in
            try SqliteOutput.insert(rows: ledger, db)
            try SqliteOutput.insert(accountsOf: ledger, db)
            try SqliteOutput.insert(seriesOf: ledger, db)
        }
    }

    func finish() throws(Fault) { try database.finish(views: SqliteFormat.views) }

    private static func insert(rows ledger: ExportLedger, _ db: Database) throws {
        let marks = [String](repeating: "?", count: 28).joined(separator: ",")
        let statement = try db.makeStatement(sql: "INSERT INTO transactions VALUES (\(marks))")
        for row in ledger.rows {
            try statement.execute(arguments: [
                ledger.household, row.id, row.day.description, row.money.amount.description, row.money.minorUnits,
                Int(row.money.currency.exponent), row.money.currency.code, row.home?.amount.description, row.home?.minorUnits,
                row.home?.currency.code, row.kind, some(row.category), some(row.label), some(row.merchant), some(row.text),
                ledger.account(row.account).name, some(row.member), row.status, some(row.original), some(row.originalCurrency),
                some(row.partner), some(row.series), some(row.tags.joined(separator: " ")),
                row.home.map { Int($0.currency.exponent) }, row.figures.flow.rawValue, row.figures.isCounted, some(row.leftOut),
                row.shares.count { $0.part != nil },
            ])
            try insert(partsOf: row, ledger.household, db)
        }
    }

    private static func insert(partsOf row: ExportRow, _ household: String, _ db: Database) throws {
        for share in row.shares {
            guard let part = share.part else { continue }
            try db.execute(
                sql: "INSERT INTO splits VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    household, row.id, part, some(share.category), some(share.label), share.money.amount.description,
                    share.money.minorUnits, share.home?.minorUnits,
                ])
        }
    }

    private static func insert(accountsOf ledger: ExportLedger, _ db: Database) throws {
        for key in ledger.accounts.keys.sorted() {
            let account = ledger.account(key)
            try db.execute(
                sql: "INSERT INTO accounts VALUES (?, ?, ?, ?)", arguments: [ledger.household, account.name, account.kind, account.tail])
        }
        let statement = try db.makeStatement(sql: "INSERT INTO balances VALUES (?, ?, ?, ?, ?, ?, ?)")
        for balance in ledger.balances {
            try statement.execute(arguments: [
                ledger.household, ledger.account(balance.account).name, balance.day.description, balance.money.amount.description,
                balance.money.minorUnits, Int(balance.money.currency.exponent), balance.money.currency.code,
            ])
        }
    }

    private static func insert(seriesOf ledger: ExportLedger, _ db: Database) throws {
        for one in ledger.series {
            try db.execute(
                sql: "INSERT INTO series VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    ledger.household, one.id, one.name, one.kind, one.period.rawValue, one.money?.amount.description,
                    one.money?.currency.code, one.next?.description, one.status,
                ])
        }
    }

    private static func some(_ text: String) -> String? { text.isEmpty ? nil : text }
}
