/// Where the fields of a line stand, noted while the line is written, so that nobody need look for them again.
///
/// A value over memory of its owner's, who frees it with `release()`. Offsets count from the start of the line. Every field of the
/// outer object must be noted, in order, or none.
@safe public struct FieldMarks {
    @usableFromInline let spans: UnsafeMutablePointer<FieldSpan>?
    @usableFromInline var count = 0

    /// More fields than any of our records has; a line with more is looked through after all.
    @usableFromInline static let most = 64

    /// Marks that note nothing, for lines that nobody will ask for their fields.
    public static var none: FieldMarks { unsafe FieldMarks(spans: nil) }

    init(spans: UnsafeMutablePointer<FieldSpan>?) { unsafe self.spans = spans }

    /// Marks with memory of their own.
    public static func allocate() -> FieldMarks { unsafe FieldMarks(spans: .allocate(capacity: most)) }

    public func release() { unsafe spans?.deallocate() }

    /// Whether the fields of a line were noted.
    @inlinable public var isEmpty: Bool { count == 0 }

    public mutating func clear() { count = 0 }

    /// A field begins at this offset with a comma or the line's brace; `head` is what stands before its value, `,"date":`, or before
    /// the text in it, `,"date":"`.
    @inlinable
    @inline(__always)
    public mutating func note(_ head: StaticString, at offset: Int) {
        let length = head.utf8CodeUnitCount
        unsafe note(nameLength: head.utf8Start[length &- 1] == UInt8(ascii: "\"") ? length &- 5 : length &- 4, at: offset)
    }

    /// The same where the field lies ready made and its name has this many bytes.
    @inlinable
    @inline(__always)
    public mutating func note(nameLength: Int, at offset: Int) {
        guard let spans = unsafe spans, count < FieldMarks.most else { return }
        if count > 0 { unsafe spans[count &- 1].valueEnd = UInt32(truncatingIfNeeded: offset) }
        let start = UInt32(truncatingIfNeeded: offset &+ 2)
        let end = start &+ UInt32(truncatingIfNeeded: nameLength)
        unsafe spans[count] = FieldSpan(keyStart: start, keyEnd: end, valueStart: end &+ 2, valueEnd: end &+ 2)
        count &+= 1
    }

    /// The fields of a line of this length that ends with its brace; nil when they were not all noted.
    @inline(__always)
    func fields(ofLine length: Int) -> UnsafeBufferPointer<FieldSpan>? {
        guard let spans = unsafe spans, count > 0, count < FieldMarks.most else { return nil }
        unsafe spans[count &- 1].valueEnd = UInt32(truncatingIfNeeded: length &- 1)
        return unsafe UnsafeBufferPointer(start: spans, count: count)
    }
}
