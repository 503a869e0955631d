import TillRecords

/// Records kept in memory as lines instead of being passed on, by the document they come from.
public final class RecordCapture: Downstream {
    private var kept: [Name: ByteBuffer] = [:]

    /// A document, and the one it lay in: a photo may lie in a chat's export and beside it.
    private struct Name: Hashable {
        var document = ""
        var within: String?
    }

    /// Told when the first record of a document comes: how far a long reading is.
    public var heard: () -> Void = {}

    public init() {}

    /// A sink whose records are kept.
    public func sink(named name: String, household: String?, speech: Speech) -> Sink {
        Sink(stage: name, downstream: self, speech: speech, household: household)
    }

    /// The lines of a document's records, each with its newline; nil when there were none.
    ///
    /// - Parameter within: the document it lay in; nil for a document of its own.
    public func lines(of document: String, within: String? = nil) -> [UInt8]? { kept[Name(document: document, within: within)]?.bytes }

    /// Lines of records that name no document.
    public var others: [UInt8] { kept[Name()]?.bytes ?? [] }

    func accept(_ record: consuming Record) throws(Fault) {
        let source = record.object(.source)
        let name = Name(
            document: source?.string(.document) ?? record.string(.document) ?? "",
            within: source?.string(.within) ?? record.string(.within))
        let buffer: ByteBuffer
        if let known = kept[name] {
            buffer = known
        } else {
            buffer = ByteBuffer(capacity: 4096)
            kept[name] = buffer
            heard()
        }
        record.write(into: buffer)
        buffer.append(0x0A)
    }

    func finish() throws(Fault) {}
}
