import TillRecords

/// Records kept in memory as lines instead of being passed on, by the document they come from.
public final class RecordCapture: Downstream {
    private var kept: [String: ByteBuffer] = [:]

    /// Told when the first record of a document comes: how far a long reading is.
    public var heard: () -> Void = {}

    public init() {}

    /// A sink whose records are kept.
    public func sink(named name: String, household: String?, speech: Speech) -> Sink {
        Sink(stage: name, downstream: self, speech: speech, household: household)
    }

    /// The lines of a document's records, each with its newline; nil when there were none.
    public func lines(of document: String) -> [UInt8]? { kept[document]?.bytes }

    /// Lines of records that name no document.
    public var others: [UInt8] { kept[""]?.bytes ?? [] }

    func accept(_ record: consuming Record) throws(Fault) {
        let document = record.object("source")?.string("document") ?? record.string("document") ?? ""
        let buffer: ByteBuffer
        if let known = kept[document] {
            buffer = known
        } else {
            buffer = ByteBuffer(capacity: 4096)
            kept[document] = buffer
            heard()
        }
        record.write(into: buffer)
        buffer.append(0x0A)
    }

    func finish() throws(Fault) {}
}
