/// Balances and trades.
extension EvidenceLine {
    /// Appends a balance.
    public static func append(
        _ row: BalanceRow, id: Digest, from source: EvidenceSource, to buffer: ByteBuffer, _ marks: inout FieldMarks
    ) {
        buffer.write(atMost: source.room + row.account.count * 6 + 384) { start in
            var out = LineWriter(start, marks)
            out.field("{\"type\":\"")
            out.append("balance\"")
            appendHead(id, &out)
            source.append(row.line, ref: ObservationRow.nothing, to: &out)
            if !row.account.isEmpty { out.text(",\"account\":\"", row.account) }
            out.word(",\"kind\":\"", row.kind.word)
            if let date = row.date { out.day(",\"date\":\"", date) }
            out.amount(",\"amount\":\"", row.amount)
            if let currency = row.currency { out.currency(",\"currency\":\"", currency) }
            out.append(UInt8(ascii: "}"))
            marks = out.marks
            return out.written
        }
    }

    /// Appends a purchase or sale of securities.
    public static func append(
        _ row: TradeRow, id: Digest, from source: EvidenceSource, to buffer: ByteBuffer, _ marks: inout FieldMarks
    ) {
        let texts = row.account.count + row.security.count + row.text.count + row.ref.count
        buffer.write(atMost: source.room + texts * 6 + 512) { start in
            var out = LineWriter(start, marks)
            out.field("{\"type\":\"")
            out.append("trade\"")
            appendHead(id, &out)
            source.append(row.line, ref: row.ref, to: &out)
            if !row.account.isEmpty { out.text(",\"account\":\"", row.account) }
            if let date = row.date { out.day(",\"date\":\"", date) }
            if let settled = row.settled { out.day(",\"settled\":\"", settled) }
            out.word(",\"kind\":\"", row.kind)
            if !row.security.isEmpty { out.text(",\"security\":\"", row.security) }
            if let quantity = row.quantity { out.amount(",\"quantity\":\"", quantity) }
            if let price = row.price { out.amount(",\"price\":\"", price) }
            if let amount = row.amount { out.amount(",\"amount\":\"", amount) }
            if let currency = row.currency { out.currency(",\"currency\":\"", currency) }
            if !row.text.isEmpty { out.text(",\"text\":\"", row.text) }
            out.append(UInt8(ascii: "}"))
            marks = out.marks
            return out.written
        }
    }

    private static func appendHead(_ id: Digest, _ out: inout LineWriter) {
        out.field(",\"id\":\"")
        out.append(id)
        out.append(UInt8(ascii: "\""))
    }
}
