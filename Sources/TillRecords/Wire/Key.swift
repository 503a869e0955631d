/// A field's name in code, whose bytes need no copy: `record.string(.merchant)`.
///
/// A name is said once, where its record type is declared (`Key(field:)` in an extension of this type); what nobody declares does not
/// compile. Names are computed and inlined, so that their length is known where a record is asked.
public struct Key: Sendable, Hashable, CustomStringConvertible {
    @usableFromInline let start: UnsafePointerBox
    @usableFromInline let count: Int

    /// A pointer into constant data of the program: valid for ever, so it may cross threads.
    @usableFromInline
    @safe struct UnsafePointerBox: @unchecked Sendable {
        @usableFromInline let pointer: UnsafePointer<UInt8>

        @inlinable init(pointer: UnsafePointer<UInt8>) { unsafe self.pointer = pointer }
    }

    /// The name of a field of Till's own: of a record type, or of a document that a room writes and reads back.
    @inlinable
    @inline(__always)
    public init(field name: StaticString) {
        start = unsafe UnsafePointerBox(pointer: name.utf8Start)
        count = name.utf8CodeUnitCount
    }

    /// The name of a field in JSON that others write, such as a messenger's export.
    @inlinable
    @inline(__always)
    public init(foreign name: StaticString) { self.init(field: name) }

    /// Bytes of the name.
    @inlinable public var length: Int { count }

    public var description: String {
        unsafe String(decoding: UnsafeBufferPointer(start: start.pointer, count: count), as: UTF8.self)
    }

    @inlinable
    @inline(__always)
    func matches(_ other: UnsafeRawPointer, _ length: Int) -> Bool {
        guard length == count else { return false }
        // Most names are literals, so that their length is known where this is inlined and one of the branches remains.
        let own = unsafe UnsafeRawPointer(start.pointer)
        if length >= 8 {
            var index = 0
            while index &+ 8 <= length {
                if unsafe Key.word(own, index) != Key.word(other, index) { return false }
                index &+= 8
            }
            return unsafe Key.word(own, length &- 8) == Key.word(other, length &- 8)
        }
        if length >= 4 {
            return unsafe Key.half(own, 0) == Key.half(other, 0) && Key.half(own, length &- 4) == Key.half(other, length &- 4)
        }
        for index in 0..<length where unsafe other.load(fromByteOffset: index, as: UInt8.self) != start.pointer[index] { return false }
        return true
    }

    @inlinable
    @inline(__always)
    static func word(_ bytes: UnsafeRawPointer, _ offset: Int) -> UInt64 {
        unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }

    @inlinable
    @inline(__always)
    static func half(_ bytes: UnsafeRawPointer, _ offset: Int) -> UInt32 {
        unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
    }

    @inlinable
    public static func == (a: Key, b: Key) -> Bool { unsafe a.matches(b.start.pointer, b.count) }

    public func hash(into hasher: inout Hasher) {
        unsafe hasher.combine(bytes: ByteView(start: start.pointer, count: count))
    }
}
