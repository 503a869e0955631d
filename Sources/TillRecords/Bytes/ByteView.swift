import Glibc

/// A view of bytes that something else holds. What is read lies inside it: that is checked in every build, release included.
///
/// Whoever hands one out keeps the bytes alive until the receiver returns, as `withUnsafeBytes` does; so a view is kept no longer than
/// what it looks at, which only the owner of the bytes may do.
@frozen
@safe public struct ByteView: RandomAccessCollection {
    /// Where the bytes begin, or `nowhere`.
    @usableFromInline let start: UnsafeRawPointer
    public let count: Int

    /// What is no address of bytes, for a view without any.
    @inlinable
    static var nowhere: UnsafeRawPointer {
        @inline(__always) get { unsafe UnsafeRawPointer(bitPattern: 1).unsafelyUnwrapped }
    }

    /// Where the bytes begin, for functions of C; nil where nothing was looked at.
    @inlinable
    public var baseAddress: UnsafeRawPointer? {
        @inline(__always) get { unsafe start == ByteView.nowhere ? nil : start }
    }

    /// - Parameters:
    ///   - start: `count` bytes can be read from here on.
    ///   - count: 0 where there is no start.
    @inlinable
    @inline(__always)
    public init(start: UnsafeRawPointer?, count: Int) {
        unsafe precondition(count >= 0 && (start != nil || count == 0))
        unsafe self.start = start ?? ByteView.nowhere
        self.count = count
    }

    @inlinable
    @inline(__always)
    public init(_ bytes: UnsafeRawBufferPointer) {
        unsafe start = bytes.baseAddress ?? ByteView.nowhere
        count = bytes.count
    }

    @inlinable
    @inline(__always)
    public init(_ bytes: UnsafeBufferPointer<UInt8>) {
        unsafe start = UnsafeRawPointer(bytes.baseAddress) ?? ByteView.nowhere
        count = bytes.count
    }

    /// Part of a view as a view of its own, which counts from 0.
    @inlinable
    @inline(__always)
    public init(rebasing slice: Slice<ByteView>) {
        unsafe start = slice.base.start + slice.startIndex
        count = slice.endIndex &- slice.startIndex
    }

    /// The text of a literal, which is there as long as the program.
    @inlinable
    @inline(__always)
    public init(_ literal: StaticString) {
        unsafe self.init(start: literal.utf8Start, count: literal.utf8CodeUnitCount)
    }

    @inlinable
    @inline(__always)
    public var startIndex: Int { 0 }

    @inlinable
    @inline(__always)
    public var endIndex: Int { count }

    @inlinable
    @inline(__always)
    public var isEmpty: Bool { count == 0 }

    @inlinable
    public subscript(index: Int) -> UInt8 {
        @inline(__always) get {
            precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "beyond the end of bytes")
            return unsafe start.load(fromByteOffset: index, as: UInt8.self)
        }
    }

    /// A value of plain bytes that begins at an offset, wherever in memory that is.
    ///
    /// - Parameter type: of plain bytes, such as an integer: `BitwiseCopyable`.
    @inlinable
    @inline(__always)
    public func load<Value: BitwiseCopyable>(fromByteOffset offset: Int = 0, as type: Value.Type) -> Value {
        // The size of no value is beyond the count of a view that holds one, so the difference does not overflow.
        let last = count &- MemoryLayout<Value>.size
        precondition(offset >= 0 && offset <= last, "beyond the end of bytes")
        return unsafe start.loadUnaligned(fromByteOffset: offset, as: type)
    }

    /// Where a byte stands first; nil where it does not.
    @inlinable
    @inline(__always)
    public func firstIndex(of byte: UInt8) -> Int? { firstIndex(of: byte, from: 0) }

    /// Where a byte stands first from an index on; nil where it does not.
    @inlinable
    @inline(__always)
    public func firstIndex(of byte: UInt8, from index: Int) -> Int? {
        guard index < count else { return nil }
        precondition(index >= 0)
        guard let found = unsafe memchr(start + index, Int32(byte), count &- index) else { return nil }
        return unsafe start.distance(to: UnsafeRawPointer(found))
    }

    /// Where other bytes stand first from an index on; nil where they do not. No bytes stand everywhere.
    public func offset(of part: ByteView, from index: Int = 0) -> Int? {
        guard let first = part.first else { return index <= count ? index : nil }
        var at = index
        while let found = firstIndex(of: first, from: at), found &+ part.count <= count {
            if matches(part, at: found) { return found }
            at = found &+ 1
        }
        return nil
    }

    public func offset(of part: [UInt8], from index: Int = 0) -> Int? { part.withBytes { offset(of: $0, from: index) } }

    public func contains(_ part: ByteView) -> Bool { offset(of: part) != nil }

    /// Whether other bytes stand at an index.
    @inlinable
    @inline(__always)
    public func matches(_ part: ByteView, at index: Int) -> Bool {
        unsafe index >= 0 && index <= count &- part.count && memcmp(start + index, part.start, part.count) == 0
    }

    @inlinable
    @inline(__always)
    public func matches(_ part: [UInt8], at index: Int) -> Bool { part.withBytes { matches($0, at: index) } }

    @inlinable
    @inline(__always)
    public func begins(with part: [UInt8]) -> Bool { matches(part, at: 0) }

    /// Whether these are the same bytes.
    @inlinable
    @inline(__always)
    public func equals(_ other: ByteView) -> Bool {
        count == other.count && matches(other, at: 0)
    }

    /// What C's functions take.
    @inlinable
    @inline(__always)
    public var raw: UnsafeRawBufferPointer { unsafe UnsafeRawBufferPointer(start: baseAddress, count: count) }
}

extension ByteView: Sequence {
    @frozen
    @safe public struct Iterator: IteratorProtocol {
        @usableFromInline var at: UnsafeRawPointer
        @usableFromInline let end: UnsafeRawPointer

        @inlinable
        @inline(__always)
        init(_ view: ByteView) {
            unsafe at = view.start
            unsafe end = view.start + view.count
        }

        @inlinable
        @inline(__always)
        public mutating func next() -> UInt8? {
            guard unsafe at < end else { return nil }
            defer { unsafe at += 1 }
            return unsafe at.load(as: UInt8.self)
        }
    }

    @inlinable
    @inline(__always)
    public func makeIterator() -> Iterator { Iterator(self) }

    @inlinable
    public func withContiguousStorageIfAvailable<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result? {
        unsafe try raw.withMemoryRebound(to: UInt8.self, body)
    }
}

extension Array where Element == UInt8 {
    /// The bytes, valid inside the closure only.
    @inlinable
    @inline(__always)
    public func withBytes<Result, Failure: Error>(_ body: (ByteView) throws(Failure) -> Result) throws(Failure) -> Result {
        unsafe try withUnsafeBufferPointer { (bytes) throws(Failure) in unsafe try body(ByteView(bytes)) }
    }
}

extension Array where Element == UInt8 {
    /// Whether other bytes stand somewhere in these.
    public func holds(_ part: [UInt8]) -> Bool { withBytes { all in part.withBytes { all.contains($0) } } }
}

extension ArraySlice where Element == UInt8 {
    /// The bytes, valid inside the closure only.
    @inlinable
    @inline(__always)
    public func withBytes<Result, Failure: Error>(_ body: (ByteView) throws(Failure) -> Result) throws(Failure) -> Result {
        unsafe try withUnsafeBufferPointer { (bytes) throws(Failure) in unsafe try body(ByteView(bytes)) }
    }
}

extension UnsafeMutableRawBufferPointer {
    /// What was written, to be read.
    @inlinable
    @inline(__always)
    public var view: ByteView { unsafe ByteView(start: baseAddress.map { UnsafeRawPointer($0) }, count: count) }

    /// Copies the bytes to the beginning; there must be room for them.
    @inlinable
    @inline(__always)
    public func copyMemory(from bytes: ByteView) {
        precondition(bytes.count <= count)
        unsafe copyMemory(from: bytes.raw)
    }
}

extension Hasher {
    @inlinable
    @inline(__always)
    public mutating func combine(bytes: ByteView) { unsafe combine(bytes: bytes.raw) }
}

/// The bytes of a plain value, valid inside the closure only.
@inlinable
@inline(__always)
public func withBytes<Value: BitwiseCopyable, Result>(of value: Value, _ body: (ByteView) throws -> Result) rethrows -> Result {
    unsafe try withUnsafeBytes(of: value) { unsafe try body(ByteView($0)) }
}
