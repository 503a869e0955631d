import TillRecords

extension ObservationWriter {
    /// Closes `"place":"line ` and the source.
    @inline(__always)
    func appendSource(_ line: Int, _ ref: UnsafeRawBufferPointer, _ out: ByteBuffer) {
        out.append(number: line)
        out.append("\"")
        if !ref.isEmpty { ObservationWriter.append(",\"ref\":", ref, out) }
        out.append("}")
    }

    @inline(__always)
    func appendDays(_ row: ObservationRow, _ out: ByteBuffer) {
        if let date = row.date { ObservationWriter.append(",\"date\":\"", date, out) }
        if !row.time.isEmpty { ObservationWriter.append(",\"time\":", row.time, out) }
        if let booked = row.booked { ObservationWriter.append(",\"booked\":\"", booked, out) }
        if let value = row.value { ObservationWriter.append(",\"value\":\"", value, out) }
    }

    @inline(__always)
    func appendRest(_ row: ObservationRow, _ out: ByteBuffer) {
        if let original = row.original {
            out.append(",\"original\":{\"amount\":\"")
            out.append(original)
            out.append("\"")
            if let currency = row.originalCurrency { ObservationWriter.append(currency, out) }
            out.append("}")
        }
        if !row.rate.isEmpty { ObservationWriter.append(",\"rate\":", row.rate, out) }
        switch row.status {
        case .unstated: break
        case .posted: out.append(",\"status\":\"posted\"")
        case .pending: out.append(",\"status\":\"pending\"")
        case .void: out.append(",\"status\":\"void\"")
        }
        if !row.text.isEmpty { ObservationWriter.append(",\"text\":", row.text, out) }
        if !row.merchant.isEmpty { ObservationWriter.append(",\"merchant\":", row.merchant, out) }
        if !row.counterparty.isEmpty { ObservationWriter.append(",\"counterparty\":", row.counterparty, out) }
        if !row.method.isEmpty || !row.check.isEmpty { appendPayment(row, out) }
    }

    private func appendPayment(_ row: ObservationRow, _ out: ByteBuffer) {
        out.append(",\"payment\":{")
        if !row.method.isEmpty { ObservationWriter.append("\"method\":", row.method, out) }
        if !row.check.isEmpty {
            ObservationWriter.append(row.method.isEmpty ? "\"check\":" : ",\"check\":", row.check, out)
        }
        out.append("}")
    }

    /// `,"name":` and a string.
    @inline(__always)
    static func append(_ name: StaticString, _ bytes: UnsafeRawBufferPointer, _ out: ByteBuffer) {
        out.append(name)
        out.append(jsonString: bytes)
    }

    /// `,"name":"` and a day with its closing quote.
    @inline(__always)
    static func append(_ name: StaticString, _ day: Day, _ out: ByteBuffer) {
        out.append(name)
        out.append(day)
        out.append("\"")
    }

    @inline(__always)
    static func append(_ currency: Currency, _ out: ByteBuffer) {
        out.append(",\"currency\":\"")
        out.append(currency)
        out.append("\"")
    }
}
