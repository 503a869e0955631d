import TillRecords
import TillStages

/// Writes the rows of one document into the stream: ids, keys, source and fields in one fixed order, bytes only.
final class ObservationWriter {
    let document: Document
    let sink: Sink
    let request: BankRequest
    /// Where decisions are told, when a person asked for them.
    var facts: BankFacts?
    /// Which part of the document the rows are from; CSV and sheets write their rows by it.
    var part: BankPart
    private var identity: RowIdentity
    /// What stands for the account of documents that name none; lives as long as the writer.
    let fallback: UnsafeRawBufferPointer
    /// Ready-made parts of every line.
    private let afterIds: [UInt8]
    private let afterBalanceId: [UInt8]
    /// Observations written.
    private(set) var rows = 0
    private(set) var rejected = 0

    /// - Parameter expecting: how many rows are likely, when that is known; only memory and time depend on it.
    init(document: Document, format: StaticString, request: BankRequest, sink: Sink, expecting rows: Int = 0) {
        self.document = document
        self.sink = sink
        self.request = request
        part = BankPart(format: format)
        identity = RowIdentity(document: document.digest, expecting: rows)
        fallback = ObservationWriter.kept(Array((request.account ?? "").utf8))
        let source = ByteBuffer(capacity: 256)
        if let household = request.household {
            source.append(",\"household\":")
            source.append(jsonString: household)
        }
        ObservationWriter.appendSource(of: document, part, source)
        afterBalanceId = source.bytes
        afterIds = Array("\"".utf8) + afterBalanceId
    }

    /// The source of every record, up to the number of its place.
    static func appendSource(of document: Document, _ part: BankPart, _ out: ByteBuffer) {
        out.append(",\"source\":{\"kind\":\"bank\",\"format\":\"")
        out.append(part.format)
        out.append("\",\"document\":\"")
        out.append(text: document.id)
        out.append("\",\"file\":")
        out.append(jsonString: document.name)
        if let outer = document.carrier?.document {
            out.append(",\"within\":")
            out.append(jsonString: outer)
        }
        out.append(",\"place\":")
        out.append(jsonString: part.head)
        // The number goes on inside the quotes.
        out.truncate(to: out.count - 1)
    }

    /// Writes one observation.
    func write(_ row: ObservationRow) throws(Fault) {
        let account = row.account.isEmpty ? fallback : row.account
        let out = sink.line
        sink.beginLine()
        out.reserve(1024)
        out.append("{\"type\":\"observation\",\"id\":\"")
        identity.id(line: row.line, number: row.number).withBytes { out.append(hex: UnsafeRawBufferPointer(rebasing: $0[..<16])) }
        out.append("\",\"key\":\"")
        identity.key(row, account: account).withBytes { out.append(hex: UnsafeRawBufferPointer(rebasing: $0[..<16])) }
        afterIds.withUnsafeBytes { out.append($0) }
        appendSource(row.line, row.ref, out)
        if !account.isEmpty { ObservationWriter.append(",\"account\":", account, out) }
        appendDays(row, out)
        out.append(",\"amount\":\"")
        out.append(row.amount)
        out.append("\"")
        if let currency = row.currency { ObservationWriter.append(currency, out) }
        appendRest(row, out)
        out.append("}")
        rows &+= 1
        try sink.endLine(.observation, amount: row.amount, currency: row.currency)
    }

    /// Writes one balance: what the document says the account held.
    func write(_ balance: BalanceRow) throws(Fault) {
        let account = balance.account.isEmpty ? fallback : balance.account
        let out = sink.line
        sink.beginLine()
        out.append("{\"type\":\"balance\"")
        appendHead(balance.line, balance.number, out)
        if !account.isEmpty { ObservationWriter.append(",\"account\":", account, out) }
        out.append(",\"kind\":\"")
        out.append(balance.kind.word)
        out.append("\"")
        if let date = balance.date { ObservationWriter.append(",\"date\":\"", date, out) }
        out.append(",\"amount\":\"")
        out.append(balance.amount)
        out.append("\"")
        if let currency = balance.currency { ObservationWriter.append(currency, out) }
        out.append("}")
        try sink.endLine(.balance)
    }

    /// Refuses a row: a reject with its line, and the next row is read.
    func reject(_ code: String, _ sentence: String, remedy: String, line: Int, content: UnsafeRawBufferPointer? = nil) throws(Fault) {
        rejected += 1
        let shown = content.map { String(decoding: UnsafeRawBufferPointer(rebasing: $0.prefix(200)), as: UTF8.self) }
        try sink.reject(
            Fault(code, sentence, remedy: remedy, file: document.name, place: part.place(line)), document: document.id,
            within: document.carrier?.document,
            content: shown)
    }

    /// Says something about the document that a person may want to know.
    func note(_ code: StaticString, _ message: String, remedy: String? = nil, line: Int? = nil) throws(Fault) {
        try sink.note(code, message, remedy: remedy, file: document.name, place: line.map { part.place($0) })
    }

    /// Id and source, for records that have no key. Ids of observations of the same line have another number space.
    func appendHead(_ line: Int, _ number: Int, _ out: ByteBuffer, ref: UnsafeRawBufferPointer = ObservationRow.nothing) {
        out.append(",\"id\":\"")
        identity.id(line: line, number: ~number).withBytes { out.append(hex: UnsafeRawBufferPointer(rebasing: $0[..<16])) }
        out.append("\"")
        afterBalanceId.withUnsafeBytes { out.append($0) }
        appendSource(line, ref, out)
    }

    private static func kept(_ bytes: [UInt8]) -> UnsafeRawBufferPointer {
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
        room.copyBytes(from: bytes)
        return UnsafeRawBufferPointer(room)
    }

    deinit { fallback.deallocate() }
}
