import Glibc

/// A record's line and the index of its fields in one piece of memory: one reference to count, one piece to allocate.
///
/// Never changed once it is made, so it may be shared.
@usableFromInline
struct RecordBody: @unchecked Sendable {
    @usableFromInline let memory: ManagedBuffer<Size, FieldSpan>

    @usableFromInline
    struct Size {
        @usableFromInline var line: Int
        @usableFromInline var fields: Int

        init(line: Int, fields: Int) {
            self.line = line
            self.fields = fields
        }
    }

    /// Copies both: the spans first, the line behind them.
    init(line: UnsafeRawBufferPointer, fields: UnsafeBufferPointer<FieldSpan>) {
        let stride = MemoryLayout<FieldSpan>.stride
        let room = fields.count + (line.count + stride - 1) / stride
        memory = ManagedBuffer<Size, FieldSpan>.create(minimumCapacity: room) { _ in Size(line: line.count, fields: fields.count) }
        memory.withUnsafeMutablePointerToElements { elements in
            if let start = fields.baseAddress { elements.initialize(from: start, count: fields.count) }
            if let start = line.baseAddress { memcpy(UnsafeMutableRawPointer(elements + fields.count), start, line.count) }
        }
    }

    /// The line and the spans, valid inside the closure.
    @inlinable
    @inline(__always)
    func withParts<Result>(_ body: (UnsafeRawBufferPointer, UnsafeBufferPointer<FieldSpan>) -> Result) -> Result {
        memory.withUnsafeMutablePointers { size, elements in
            let count = size.pointee.fields
            return body(
                UnsafeRawBufferPointer(start: UnsafeRawPointer(elements + count), count: size.pointee.line),
                UnsafeBufferPointer(start: UnsafePointer(elements), count: count))
        }
    }
}
