import TillRecords
import TillStages

/// Writes what every record of a document has in common: its id and its source.
struct CsvPlace: ~Copyable {
    let document: Document
    /// `","source":{… "place":"line `: everything between the key and the line number.
    private let head: UnsafeMutableRawBufferPointer
    /// Where the field `source` begins in it, behind that of the household where there is one.
    private let sourceStart: Int
    let identity: RowIdentity

    init(_ document: Document, household: String?, expecting rows: Int) {
        self.document = document
        identity = RowIdentity(document: document.digest, expecting: rows)
        let buffer = ByteBuffer(capacity: 256)
        buffer.append("\"")
        if let household {
            buffer.append(",\"household\":")
            buffer.append(jsonString: household)
        }
        sourceStart = buffer.count
        buffer.append(",\"source\":{\"kind\":\"bank\",\"format\":\"csv\",\"document\":\"")
        buffer.append(text: document.id)
        buffer.append("\",\"file\":")
        buffer.append(jsonString: document.name)
        buffer.append(",\"place\":\"line ")
        head = UnsafeMutableRawBufferPointer.allocate(byteCount: buffer.count, alignment: 1)
        let target = head
        buffer.withBytes { target.copyMemory(from: $0) }
    }

    deinit { head.deallocate() }

    /// Bytes that a record's id, key and source take at most.
    var room: Int { head.count + 128 }

    /// The source up to its place; the caller closes it.
    @inline(__always)
    func appendSource(_ line: Int, _ out: inout LineWriter) {
        if sourceStart > 1 { out.note(nameLength: 9, after: 1) }
        out.note(nameLength: 6, after: sourceStart)
        out.append(UnsafeRawBufferPointer(head))
        out.append(number: line)
        out.append(UInt8(ascii: "\""))
    }

    /// A balance record.
    func writeBalance(
        _ kind: StaticString, _ amount: Amount, _ day: Day?, account: UnsafeRawBufferPointer, _ currency: Currency?, line: Int, number: Int,
        _ sink: Sink
    ) throws(Fault) {
        sink.beginLine()
        sink.line.write(atMost: room + account.count + 256) { start in
            var out = LineWriter(start)
            out.append("{\"type\":\"balance\",\"id\":\"")
            out.append(identity.id(line: line, number: ~number))
            appendSource(line, &out)
            out.append(UInt8(ascii: "}"))
            out.append(account)
            out.append(",\"kind\":\"")
            out.append(kind)
            out.append(UInt8(ascii: "\""))
            if let day {
                out.append(",\"date\":\"")
                out.append(day)
                out.append(UInt8(ascii: "\""))
            }
            out.append(",\"amount\":\"")
            out.append(amount)
            out.append(UInt8(ascii: "\""))
            if let currency { CsvPlace.append(currency, &out) }
            out.append(UInt8(ascii: "}"))
            return out.written
        }
        try sink.endLine(.balance)
    }

    static func append(_ currency: Currency, _ out: inout LineWriter) {
        out.append(",\"currency\":\"")
        for byte in currency.code.utf8 { out.append(byte) }
        out.append(UInt8(ascii: "\""))
    }
}
