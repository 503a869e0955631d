import TillRecords

/// One line a transaction, or a part of one that was split, for spreadsheets and databases.
enum CsvFormat: TextFormat {
    static let name = "csv"
    static let help = "a table of transactions: RFC 4180, with the columns below"
    static let file = "transactions.csv"
    static let layout = ExportColumns.layout
    static let holdsSeveral = true
    static var head: String { Csv.line(ExportColumns.all.map(\.name)) }

    static func text(of ledger: ExportLedger) -> String {
        var out = ""
        for row in ledger.rows {
            for share in row.shares { out += Csv.line(ExportColumns.all.map { $0.value(row, share, ledger) }) }
        }
        return out
    }
}
