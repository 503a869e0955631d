/// One record of the stream: its line's bytes, an index of its fields, and the fields that were changed since.
///
/// Lazy: a field is decoded when it is asked for; what nobody touches is written out as it came in.
/// Checked once, where it enters the process (`init(checking:)`); records made here are trusted (`init(trusted:)`).
public struct Record: Sendable {
    @usableFromInline var body: RecordBody
    @usableFromInline var edits: [Edit] = []

    /// A field set or removed since the line was read. `value` is JSON; nil means removed.
    @usableFromInline
    struct Edit: Sendable {
        @usableFromInline var key: Key
        @usableFromInline var value: [UInt8]?

        init(key: Key, value: [UInt8]?) {
            self.key = key
            self.value = value
        }
    }

    /// The longest line that is read as a record: 16 MB.
    public static let longestLine = 16 << 20

    /// Reads a line, without its newline. Throws `JsonFault` with the byte where the line stops being a record.
    public init(checking bytes: ByteView) throws(JsonFault) {
        try self.init(checking: bytes, RecordScratch())
    }

    /// The same, for code that reads many lines: the scratch is kept from one to the next.
    public init(checking bytes: ByteView, _ scratch: RecordScratch) throws(JsonFault) {
        guard bytes.count <= Record.longestLine else { throw JsonFault(.tooLong, at: Record.longestLine) }
        scratch.truncate(to: 0)
        var scanner = JsonScanner(bytes)
        guard scanner.scan(into: scratch) else { throw scanner.fault ?? JsonFault(.badValue, at: 0) }
        let fields = unsafe scratch.spans()
        body = unsafe RecordBody(line: bytes, fields: fields, isCompact: RecordBody.isCompact(bytes, fields))
        if scanner.hasEscapedKeys { try plainKeys() }
    }

    public init(checking text: String) throws(JsonFault) {
        var copy = text
        let result: Result<Record, JsonFault> = copy.withUTF8 { bytes in
            Result { () throws(JsonFault) in unsafe try Record(checking: ByteView(bytes)) }
        }
        self = try result.get()
    }

    /// A record made by this process, known to be well formed: its fields are found, not checked again. A line that is not
    /// written as ours are is checked after all, and one that fails becomes a note, which a test would show.
    public init(trusted bytes: ByteView) {
        if let own = OwnLineIndex.body(of: bytes) {
            body = own
        } else if let record = try? Record(checking: bytes) {
            self = record
        } else {
            self = Record(type: .note)
            set(.code, string: "till.malformed-record")
        }
    }

    /// The same for a line whose fields were noted while it was written; the record lies in the arena.
    ///
    /// - Parameters:
    ///   - amount: what the line's field `amount` says, so that nobody need read it again; nil when it is not known here.
    ///   - currency: the same of the field `currency`.
    @inline(__always)
    public init(
        trusted bytes: ByteView, _ marks: FieldMarks, in arena: RecordArena, amount: Amount? = nil, currency: Currency? = nil
    ) {
        guard let fields = unsafe marks.fields(ofLine: bytes.count) else {
            self = Record(trusted: bytes)
            return
        }
        unsafe assert(OwnLineIndex.agrees(bytes, fields), "the fields of a line are not where they were noted")
        self = unsafe Record(
            body: RecordBody(line: bytes, fields: fields, isCompact: true, in: arena, amount: amount, currency: currency))
        assert(amount == nil || decimal(.amount) == amount, "the amount of a line is not what was told")
        assert(currency == nil || self.currency(.currency) == currency, "the currency of a line is not what was told")
    }

    private init(body: RecordBody) { self.body = body }

    /// A record of nothing but its type, to be filled with `set`.
    public init(type: FieldWord) {
        let buffer = ByteBuffer(capacity: 64)
        buffer.append("{\"type\":\"")
        buffer.append(name: type.spelling)
        buffer.append("\"}")
        self = buffer.withBytes { Record(trusted: $0) }
    }

    /// Whether both are the very same line in memory with the same changes: passed on, not written anew.
    public func isSame(as other: Record) -> Bool {
        unsafe body.start == other.body.start && edits.count == other.edits.count
            && zip(edits, other.edits).allSatisfy { $0.key == $1.key && $0.value == $1.value }
    }

    /// Where the line itself has the field, before changes.
    @inlinable
    @inline(__always)
    func span(of key: Key) -> FieldSpan? {
        unsafe body.withParts { bytes, fields in
            guard let base = unsafe bytes.baseAddress else { return nil }
            let place = unsafe Record.place(of: key, base, fields)
            return unsafe place < fields.count ? fields[place] : nil
        }
    }

    /// Rewrites keys that were written with escapes, so that one name has one spelling. Finds repeats that the escapes hid.
    private mutating func plainKeys() throws(JsonFault) {
        let out = ByteBuffer()
        unsafe body.withParts { bytes, fields in
            out.append(UInt8(ascii: "{"))
            for position in fields.indices {
                let span = unsafe fields[position]
                if position > 0 { out.append(UInt8(ascii: ",")) }
                let name = ByteBuffer(capacity: 64)
                JsonText.unescape(ByteView(rebasing: bytes[Int(span.keyStart)..<Int(span.keyEnd)]), into: name)
                name.withBytes { out.append(jsonString: $0) }
                out.append(UInt8(ascii: ":"))
                out.append(ByteView(rebasing: bytes[Int(span.valueStart)..<Int(span.valueEnd)]))
            }
            out.append(UInt8(ascii: "}"))
        }
        let spans = RecordScratch()
        let fault: JsonFault? = out.withBytes { bytes in
            var scanner = JsonScanner(bytes)
            return scanner.scan(into: spans) ? nil : scanner.fault
        }
        if let fault { throw fault }
        body = out.withBytes { unsafe RecordBody(line: $0, fields: spans.spans(), isCompact: true) }
    }
}
