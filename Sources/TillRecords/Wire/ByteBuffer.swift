import Glibc

/// A growing run of bytes that records are written into: no bounds checks per byte, no String on the way.
///
/// One owner at a time: not for sharing between threads.
@safe public final class ByteBuffer {
    @usableFromInline var base: UnsafeMutablePointer<UInt8>
    @usableFromInline var capacity: Int
    @usableFromInline var length: Int = 0

    public init(capacity: Int = 1 << 16) {
        self.capacity = max(capacity, 16)
        unsafe base = UnsafeMutablePointer<UInt8>.allocate(capacity: self.capacity)
    }

    /// Bytes written so far.
    @inlinable public var count: Int { length }

    deinit { unsafe base.deallocate() }

    /// The bytes written, valid inside the closure only.
    @inlinable
    public func withBytes<Result, Failure: Error>(_ body: (ByteView) throws(Failure) -> Result) throws(Failure) -> Result {
        unsafe try body(ByteView(start: base, count: count))
    }

    public var bytes: [UInt8] { unsafe Array(UnsafeBufferPointer(start: base, count: count)) }
    public var text: String { unsafe String(decoding: UnsafeBufferPointer(start: base, count: count), as: UTF8.self) }
    public var isEmpty: Bool { count == 0 }

    public func clear() { length = 0 }

    /// Forgets what was written from `length` on.
    public func truncate(to length: Int) { self.length = min(count, max(0, length)) }

    /// Makes room for `extra` more bytes; the unchecked appends below rely on it.
    @inlinable
    @inline(__always)
    public func reserve(_ extra: Int) {
        if capacity &- count < extra { grow(extra) }
    }

    @inline(never)
    @usableFromInline
    func grow(_ extra: Int) {
        let needed = max(capacity * 2, count + extra)
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: needed)
        unsafe memcpy(moved, base, count)
        unsafe base.deallocate()
        unsafe base = moved
        capacity = needed
    }

    @inlinable
    @inline(__always)
    public func append(_ byte: UInt8) {
        reserve(1)
        unsafe base[count] = byte
        length &+= 1
    }

    @inlinable
    @inline(__always)
    public func append(_ start: UnsafeRawPointer, _ length: Int) {
        reserve(length)
        unsafe memcpy(base + count, start, length)
        self.length &+= length
    }

    @inlinable
    @inline(__always)
    public func append(_ bytes: ByteView) {
        guard let start = unsafe bytes.baseAddress else { return }
        unsafe append(start, bytes.count)
    }

    @inlinable
    @inline(__always)
    public func append(_ literal: StaticString) {
        unsafe append(literal.utf8Start, literal.utf8CodeUnitCount)
    }

    public func append(_ bytes: [UInt8]) {
        bytes.withBytes { append($0) }
    }

    public func append(text: String) {
        var text = text
        text.withUTF8 { unsafe append(ByteView($0)) }
    }

    /// The name of a field, as it stands in code.
    @inlinable
    @inline(__always)
    public func append(name key: Key) {
        unsafe append(key.start.pointer, key.count)
    }

    /// Lets `body` write up to `most` bytes at the end; it returns how many it wrote.
    @inlinable
    @inline(__always)
    public func write(atMost most: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Int) {
        reserve(most)
        let written = unsafe body(base + count)
        precondition(written <= most)
        length &+= written
    }
}
