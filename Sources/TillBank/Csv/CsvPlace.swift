import TillRecords
import TillStages

/// Writes what every record of a document has in common: its id and its source.
struct CsvPlace: ~Copyable {
    let document: Document
    private let part: BankPart
    /// `","source":{… "place":"line `: everything between the key and the line number.
    private let head: UnsafeMutableRawBufferPointer
    /// Where the field `source` begins in it, behind that of the household where there is one.
    private let sourceStart: Int
    let identity: RowIdentity

    init(_ writer: ObservationWriter, expecting rows: Int) {
        document = writer.document
        part = writer.part
        identity = RowIdentity(document: writer.part.identity(document), expecting: rows)
        let household = writer.request.household
        let buffer = ByteBuffer(capacity: 256)
        buffer.append("\"")
        if let household {
            buffer.append(",\"household\":")
            buffer.append(jsonString: household)
        }
        sourceStart = buffer.count
        ObservationWriter.appendSource(of: writer.document, writer.part, buffer)
        head = UnsafeMutableRawBufferPointer.allocate(byteCount: buffer.count, alignment: 1)
        let target = head
        buffer.withBytes { target.copyMemory(from: $0) }
    }

    deinit { head.deallocate() }

    /// What a row's place is called.
    var word: String { part.word }

    /// Where a row stands, for a person.
    func name(_ line: Int) -> String { part.place(line) }

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
