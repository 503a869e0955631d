/// Repeated keys of an object with many fields, or with keys written with escapes: found by a table, in time that grows
/// with the number of fields, so that no line can be made to cost more than its length.
enum KeyRepeats {
    /// The offset of the first key that stood there before, escapes resolved; nil when all differ.
    static func offset(in fields: UnsafeBufferPointer<FieldSpan>, _ base: UnsafeRawPointer) -> Int? {
        var names: Set<Name> = []
        names.reserveCapacity(fields.count)
        for span in fields {
            let raw = UnsafeRawBufferPointer(start: base + Int(span.keyStart), count: Int(span.keyEnd &- span.keyStart))
            guard names.insert(plain(raw)).inserted else { return Int(span.keyStart) }
        }
        return nil
    }

    private static func plain(_ raw: UnsafeRawBufferPointer) -> Name {
        guard raw.contains(UInt8(ascii: "\\")) else { return Name(start: raw, held: nil) }
        let buffer = ByteBuffer(capacity: raw.count)
        JsonText.unescape(raw, into: buffer)
        return Name(start: raw, held: buffer)
    }

    /// A name as bytes: those of the line, or its own where escapes were resolved.
    private struct Name: Hashable {
        let start: UnsafeRawBufferPointer
        let held: ByteBuffer?

        private func with<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
            held.map { $0.withBytes(body) } ?? body(start)
        }

        static func == (a: Name, b: Name) -> Bool { a.with { left in b.with { left.elementsEqual($0) } } }
        func hash(into hasher: inout Hasher) { with { hasher.combine(bytes: $0) } }
    }
}
