import Glibc

/// A record's line and the index of its fields, side by side in memory that may hold other records too.
///
/// Never changed once it is made, so it may be shared.
@usableFromInline
@safe struct RecordBody: @unchecked Sendable {
    /// What keeps the memory.
    @usableFromInline let chunk: RecordChunk
    /// A `Head`, the spans, the line.
    @usableFromInline let start: UnsafeRawPointer

    /// What is known of the line besides where its fields stand.
    @usableFromInline
    struct Head {
        @usableFromInline var line: UInt32
        @usableFromInline var fields: UInt32
        /// The fields `amount` and `currency`, where whoever wrote the line told them.
        @usableFromInline var amount: Amount?
        @usableFromInline var currency: Currency?
        /// Nothing stands between the fields but a comma, nothing around them but the braces.
        @usableFromInline var isCompact: Bool

        init(line: Int, fields: Int, isCompact: Bool, amount: Amount?, currency: Currency?) {
            self.line = UInt32(truncatingIfNeeded: line)
            self.fields = UInt32(truncatingIfNeeded: fields)
            self.isCompact = isCompact
            self.amount = amount
            self.currency = currency
        }
    }

    /// Copies both, into the arena where there is one.
    ///
    /// - Parameters:
    ///   - amount: what the field `amount` says, for lines that were written from it.
    ///   - currency: the same of the field `currency`.
    init(
        line: ByteView, fields: UnsafeBufferPointer<FieldSpan>, isCompact: Bool, in arena: RecordArena? = nil,
        amount: Amount? = nil, currency: Currency? = nil
    ) {
        let (head, spans) = (MemoryLayout<Head>.stride, fields.count &* MemoryLayout<FieldSpan>.stride)
        let bytes = head &+ spans &+ line.count
        let place = unsafe arena.map { unsafe $0.place(bytes) } ?? RecordChunk.alone(bytes)
        chunk = unsafe place.chunk
        unsafe start = UnsafeRawPointer(place.start)
        unsafe place.start.storeBytes(
            of: Head(line: line.count, fields: fields.count, isCompact: isCompact, amount: amount, currency: currency), as: Head.self)
        if let from = fields.baseAddress { unsafe memcpy(place.start + head, from, spans) }
        if let from = unsafe line.baseAddress { unsafe memcpy(place.start + head + spans, from, line.count) }
    }

    @inlinable var head: Head {
        @inline(__always) get { withExtendedLifetime(chunk) { unsafe start.load(as: Head.self) } }
    }

    /// The line and the spans, valid inside the closure.
    @inlinable
    @inline(__always)
    func withParts<Result>(_ body: (ByteView, UnsafeBufferPointer<FieldSpan>) -> Result) -> Result {
        withExtendedLifetime(chunk) {
            let head = unsafe start.assumingMemoryBound(to: Head.self)
            let (line, count) = unsafe (Int(head.pointee.line), Int(head.pointee.fields))
            let fields = unsafe (start + MemoryLayout<Head>.stride).assumingMemoryBound(to: FieldSpan.self)
            return unsafe body(
                ByteView(start: fields + count, count: line), UnsafeBufferPointer(start: fields, count: count))
        }
    }

    /// Whether a line's fields stand side by side.
    static func isCompact(_ line: ByteView, _ fields: UnsafeBufferPointer<FieldSpan>) -> Bool {
        var end: UInt32 = 0
        for place in fields.indices {
            let span = unsafe fields[place]
            guard span.keyStart == end &+ 2, span.valueStart == span.keyEnd &+ 2 else { return false }
            end = span.valueEnd
        }
        return fields.count > 0 && Int(end) &+ 1 == line.count
    }
}
