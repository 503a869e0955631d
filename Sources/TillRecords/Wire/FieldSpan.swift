/// Where a field of a record's outer object stands in its line: the key without quotes, the value with whatever it has.
@usableFromInline
struct FieldSpan: Sendable {
    @usableFromInline var keyStart: UInt32
    @usableFromInline var keyEnd: UInt32
    @usableFromInline var valueStart: UInt32
    @usableFromInline var valueEnd: UInt32
}
