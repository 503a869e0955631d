/// Writes the records of evidence: the one place that says how their fields are called and in which order they stand.
///
/// The order is that of the record's `Shape`. A reader fills a row; where the line goes, and what is counted, is the sink's.
public enum EvidenceLine {
    /// Appends an observation.
    ///
    /// - Parameter marks: notes where the fields stand, but for a row with details, whose fields lie ready made.
    @inlinable
    @inline(__always)
    public static func append(
        _ row: ObservationRow, id: Digest, key: Digest, from source: EvidenceSource, to buffer: ByteBuffer, _ marks: inout FieldMarks
    ) {
        unsafe buffer.write(atMost: source.room &+ room(row)) { start in
            var out = unsafe LineWriter(start, row.details.isEmpty ? marks : .none)
            out.field("{\"type\":\"")
            out.append("observation\"")
            appendNames(id, key, &out)
            source.append(row.line, ref: row.ref, member: row.member, to: &out)
            if !row.account.isEmpty { out.text(",\"account\":\"", row.account) }
            appendDays(row, &out)
            appendMoney(row, &out)
            appendWords(row, &out)
            appendRest(row, &out)
            out.append(UInt8(ascii: "}"))
            if row.details.isEmpty { marks = out.marks }
            return out.written
        }
    }

    /// Bytes of a row beside its source at most.
    @inlinable
    @inline(__always)
    static func room(_ row: ObservationRow) -> Int {
        let short = row.account.count &+ row.time.count &+ row.rate.count &+ row.method.count &+ row.check.count &+ row.member.count
        let long =
            row.ref.count &+ row.text.count &+ row.message.count &+ row.attachment.count &+ row.merchant.count
            &+ row.counterparty.count
        let texts = short &+ long
        return 832 &+ row.details.count &+ (texts < 4096 ? texts &* 6 : escapedRoom(row))
    }

    /// For long rows the bytes that need an escape are counted.
    @usableFromInline
    static func escapedRoom(_ row: ObservationRow) -> Int {
        var room = 0
        for text in [
            row.account, row.time, row.rate, row.method, row.check, row.member, row.ref, row.text, row.message, row.attachment,
            row.merchant, row.counterparty,
        ] {
            room += text.count
            for byte in text where byte < 0x20 || byte >= 0x80 || byte == 0x22 || byte == 0x5C { room += 5 }
        }
        return room
    }

    @inlinable
    @inline(__always)
    static func appendNames(_ id: Digest, _ key: Digest, _ out: inout LineWriter) {
        out.field(",\"id\":\"")
        out.append(id)
        out.append(UInt8(ascii: "\""))
        out.field(",\"key\":\"")
        out.append(key)
        out.append(UInt8(ascii: "\""))
    }

    @inlinable
    @inline(__always)
    static func appendDays(_ row: ObservationRow, _ out: inout LineWriter) {
        if let date = row.date { out.day(",\"date\":\"", date) }
        if !row.time.isEmpty { out.text(",\"time\":\"", row.time) }
        if let booked = row.booked { out.day(",\"booked\":\"", booked) }
        if let value = row.value { out.day(",\"value\":\"", value) }
    }

    @inlinable
    @inline(__always)
    static func appendMoney(_ row: ObservationRow, _ out: inout LineWriter) {
        out.amount(",\"amount\":\"", row.amount)
        if let currency = row.currency { out.currency(",\"currency\":\"", currency) }
        if let original = row.original {
            out.field(",\"original\":")
            out.append("{\"amount\":\"")
            out.append(original)
            out.append(UInt8(ascii: "\""))
            if let currency = row.originalCurrency {
                out.append(",\"currency\":\"")
                out.append(currency)
                out.append(UInt8(ascii: "\""))
            }
            out.append(UInt8(ascii: "}"))
        }
        if !row.rate.isEmpty { out.text(",\"rate\":\"", row.rate) }
    }

    @inlinable
    @inline(__always)
    static func appendWords(_ row: ObservationRow, _ out: inout LineWriter) {
        if let direction = row.direction { out.word(",\"direction\":\"", direction.word) }
        switch row.status {
        case .unstated: break
        case .posted: out.word(",\"status\":\"", "posted")
        case .pending: out.word(",\"status\":\"", "pending")
        case .void: out.word(",\"status\":\"", "void")
        }
        if !row.text.isEmpty { out.text(",\"text\":\"", row.text) }
        if !row.message.isEmpty { out.text(",\"message\":\"", row.message) }
        if !row.attachment.isEmpty { out.text(",\"attachment\":\"", row.attachment) }
        if row.isEdited {
            out.field(",\"edited\":")
            out.append("true")
        }
        if !row.merchant.isEmpty { out.text(",\"merchant\":\"", row.merchant) }
        if !row.counterparty.isEmpty { out.text(",\"counterparty\":\"", row.counterparty) }
    }

    @inlinable
    @inline(__always)
    static func appendRest(_ row: ObservationRow, _ out: inout LineWriter) {
        if !row.method.isEmpty || !row.check.isEmpty || row.paysCash { appendPayment(row, &out) }
        // Details say themselves how sure each field is.
        guard row.details.isEmpty else { return out.append(row.details) }
        if row.amountConfidence != nil || row.directionConfidence != nil { appendConfidence(row, &out) }
        if row.needsReview {
            out.field(",\"needs_review\":")
            out.append("true")
        }
    }

    /// As `ObservationDetails` writes it: an object, a number for each field.
    @usableFromInline
    static func appendConfidence(_ row: ObservationRow, _ out: inout LineWriter) {
        out.field(",\"confidence\":")
        out.append(UInt8(ascii: "{"))
        if let amount = row.amountConfidence {
            out.append("\"amount\":")
            out.append(Amount(units: Int64(min(99, max(1, amount))), decimals: 2))
        }
        if let direction = row.directionConfidence {
            out.append(row.amountConfidence == nil ? "\"direction\":" : ",\"direction\":")
            out.append(Amount(units: Int64(min(99, max(1, direction))), decimals: 2))
        }
        out.append(UInt8(ascii: "}"))
    }

    @usableFromInline
    static func appendPayment(_ row: ObservationRow, _ out: inout LineWriter) {
        out.field(",\"payment\":")
        out.append(UInt8(ascii: "{"))
        if row.paysCash { out.append(row.method.isEmpty && row.check.isEmpty ? "\"kind\":\"cash\"" : "\"kind\":\"cash\",") }
        if !row.method.isEmpty {
            out.append("\"method\":\"")
            out.append(content: row.method)
            out.append(row.check.isEmpty ? "\"" : "\",")
        }
        if !row.check.isEmpty {
            out.append("\"check\":\"")
            out.append(content: row.check)
            out.append(UInt8(ascii: "\""))
        }
        out.append(UInt8(ascii: "}"))
    }
}

/// Balances and trades.
extension EvidenceLine {
    /// Appends a balance.
    public static func append(
        _ row: BalanceRow, id: Digest, from source: EvidenceSource, to buffer: ByteBuffer, _ marks: inout FieldMarks
    ) {
        unsafe buffer.write(atMost: source.room + row.account.count * 6 + 384) { start in
            var out = unsafe LineWriter(start, marks)
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
        unsafe buffer.write(atMost: source.room + texts * 6 + 512) { start in
            var out = unsafe LineWriter(start, marks)
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
