import TillRecords

/// One JSON object a line with the columns of the table, all of them strings, in the same order; what is not known is left out.
enum NdjsonFormat: TextFormat {
    static let name = "ndjson"
    static let help = "the same as lines of JSON; what is not known is left out"
    static let file = "transactions.ndjson"
    static let layout = ExportColumns.layout
    static let holdsSeveral = true

    static func text(of ledger: ExportLedger) -> String {
        let out = ByteBuffer(capacity: 1 << 16)
        for row in ledger.rows {
            for share in row.shares { write(row, share, ledger, into: out) }
        }
        return out.text
    }

    private static func write(_ row: ExportRow, _ share: ExportRow.Share, _ ledger: ExportLedger, into out: ByteBuffer) {
        out.append(UInt8(ascii: "{"))
        var isFirst = true
        for column in ExportColumns.all {
            let value = column.value(row, share, ledger)
            guard !value.isEmpty else { continue }
            if !isFirst { out.append(UInt8(ascii: ",")) }
            isFirst = false
            out.append(jsonString: column.name)
            out.append(UInt8(ascii: ":"))
            out.append(jsonString: value)
        }
        out.append("}\n")
    }
}
