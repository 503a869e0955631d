import Glibc

/// A record's fields without a reference counted for each look: for code that asks one record many things.
///
/// What it gives out is valid inside the closure of `Record.withView` only.
@safe public struct RecordView {
    @usableFromInline let base: UnsafeRawPointer
    @usableFromInline let fields: UnsafeBufferPointer<FieldSpan>
    @usableFromInline let edits: UnsafeBufferPointer<Record.Edit>
    /// What else is known of the line; nil where it is no record.
    @usableFromInline let head: UnsafePointer<RecordBody.Head>?

    @inlinable
    init(
        base: UnsafeRawPointer, fields: UnsafeBufferPointer<FieldSpan>, edits: UnsafeBufferPointer<Record.Edit>,
        head: UnsafePointer<RecordBody.Head>?
    ) {
        unsafe self.base = base
        unsafe self.fields = fields
        unsafe self.edits = edits
        unsafe self.head = head
    }

    /// The JSON of a field's value; nil when absent or null.
    @inlinable
    @inline(__always)
    public func raw(_ key: Key) -> ByteView? {
        for index in unsafe 0..<edits.count where unsafe edits[index].key == key {
            guard let value = unsafe edits[index].value, !JsonValue.isNull(value) else { return nil }
            // The record is borrowed for the length of the closure, so the array's bytes stay where they are.
            return value.withBytes { unsafe ByteView(start: $0.baseAddress, count: $0.count) }
        }
        for index in unsafe 0..<fields.count {
            let span = unsafe fields[index]
            guard unsafe key.matches(base + Int(span.keyStart), Int(span.keyEnd &- span.keyStart)) else { continue }
            let value = unsafe ByteView(start: base + Int(span.valueStart), count: Int(span.valueEnd &- span.valueStart))
            return JsonValue.isNull(value) ? nil : value
        }
        return nil
    }

    /// The text of a string field as UTF-8, escapes resolved, valid inside the inner closure; nil when it is not a string.
    @inlinable
    @inline(__always)
    public func withBytes<Result>(_ key: Key, _ body: (ByteView) -> Result?) -> Result? {
        guard let raw = raw(key) else { return nil }
        return JsonValue.withText(raw, body)
    }

    @inlinable
    public func has(_ key: Key) -> Bool { raw(key) != nil }

    /// True when it has at least one of these fields.
    public func has(anyOf keys: KeySet) -> Bool {
        if unsafe edits.contains(where: { keys.all.contains($0.key) && raw($0.key) != nil }) { return true }
        for place in unsafe fields.indices {
            let span = unsafe fields[place]
            let (name, length) = unsafe (base + Int(span.keyStart), Int(span.keyEnd &- span.keyStart))
            guard unsafe keys.mayHold(name, length) else { continue }
            for key in keys.all where unsafe key.matches(name, length) && raw(key) != nil { return true }
        }
        return false
    }

    /// True when the string field is exactly this word, which needs no escapes.
    @inlinable
    @inline(__always)
    public func equals(_ key: Key, _ word: FieldWord) -> Bool {
        guard let raw = raw(key), raw.count == word.count &+ 2, let start = unsafe raw.baseAddress else { return false }
        return unsafe raw[0] == 0x22 && word.matches(start + 1, word.count)
    }

    /// True when the string field has exactly these bytes; false as well when it is absent.
    @inlinable
    public func has(_ key: Key, equalTo bytes: [UInt8]) -> Bool {
        withBytes(key) { unsafe $0.count == bytes.count && memcmp($0.baseAddress ?? base, bytes, bytes.count) == 0 } ?? false
    }

    /// The field `amount`: as it was told when the line was written, else read.
    @inlinable public var amount: Amount? {
        @inline(__always) get {
            if let told = unsafe head?.pointee.amount, !isEdited(.amount) { return told }
            return decimal(.amount)
        }
    }

    /// The field `currency`: as it was told when the line was written, else read.
    @inlinable public var currency: Currency? {
        @inline(__always) get {
            if let told = unsafe head?.pointee.currency, !isEdited(.currency) { return told }
            return currency(.currency)
        }
    }

    @inlinable
    @inline(__always)
    func isEdited(_ key: Key) -> Bool {
        for index in unsafe 0..<edits.count where unsafe edits[index].key == key { return true }
        return false
    }

    /// A decimal string (or JSON number without exponent) as an amount.
    @inlinable
    public func decimal(_ key: Key) -> Amount? {
        guard let raw = raw(key) else { return nil }
        return JsonValue.withPlain(raw) { Amount(bytes: $0) } ?? Amount(bytes: raw)
    }

    @inlinable
    public func date(_ key: Key) -> Day? { raw(key).flatMap { JsonValue.withPlain($0) { Day(bytes: $0) } } }

    @inlinable
    public func currency(_ key: Key) -> Currency? { raw(key).flatMap { JsonValue.withPlain($0) { Currency(bytes: $0) } } }
}

extension Record {
    /// Looks at many fields at once.
    @inlinable
    @inline(__always)
    public func withView<Result>(_ look: (RecordView) -> Result) -> Result {
        unsafe body.withParts { bytes, fields in
            unsafe edits.withUnsafeBufferPointer { edits in
                unsafe look(
                    RecordView(
                        base: bytes.baseAddress ?? UnsafeRawPointer(bitPattern: 1).unsafelyUnwrapped, fields: fields, edits: edits,
                        head: body.start.assumingMemoryBound(to: RecordBody.Head.self)))
            }
        }
    }
}

extension RecordView {
    /// Looks at a line that this program wrote where it lies, and makes no record of it: for code that reads a stream and keeps nothing.
    ///
    /// What the view gives out is valid as long as the line's bytes are.
    /// - Returns: nil, the body not called, for a line that is not written as ours are; then a `Record` tells what it says.
    @inline(__always)
    public static func look<Result>(at line: ByteView, _ body: (RecordView) throws -> Result) rethrows -> Result? {
        unsafe try withUnsafeTemporaryAllocation(of: FieldSpan.self, capacity: OwnLineIndex.mostFields) { spans in
            guard let base = unsafe line.baseAddress, let count = unsafe OwnLineIndex.fields(of: line, into: spans) else { return nil }
            return unsafe try body(
                RecordView(
                    base: base, fields: UnsafeBufferPointer(rebasing: spans[..<count]), edits: UnsafeBufferPointer(start: nil, count: 0),
                    head: nil))
        }
    }
}
