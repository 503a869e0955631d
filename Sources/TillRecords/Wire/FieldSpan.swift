/// Where a field of a record's outer object stands in its line: the key without quotes, the value with whatever it has.
@usableFromInline
struct FieldSpan: Sendable, Equatable {
    @usableFromInline var keyStart: UInt32
    @usableFromInline var keyEnd: UInt32
    @usableFromInline var valueStart: UInt32
    @usableFromInline var valueEnd: UInt32

    @inlinable
    @inline(__always)
    init(keyStart: UInt32, keyEnd: UInt32, valueStart: UInt32, valueEnd: UInt32) {
        self.keyStart = keyStart
        self.keyEnd = keyEnd
        self.valueStart = valueStart
        self.valueEnd = valueEnd
    }
}
