import Glibc

/// Names the distinct byte strings it is given 0, 1, 2 …: interning without a String.
///
/// Open addressing over 64-bit hashes; the bytes themselves decide. One owner at a time.
public final class BytesTable {
    private var slots: [UInt32]
    private var hashes: [UInt64] = []
    @usableFromInline var ends: [Int] = []
    @usableFromInline let store = ByteBuffer(capacity: 4096)

    public init() {
        slots = [UInt32](repeating: 0, count: 64)
    }

    public var count: Int { hashes.count }

    /// The number of these bytes, and whether they are new.
    public func intern(_ bytes: UnsafeRawBufferPointer) -> (index: Int, isNew: Bool) {
        if hashes.count * 2 >= slots.count { grow() }
        let hash = BytesTable.hash(bytes)
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != 0 {
            let index = Int(slots[slot]) - 1
            if hashes[index] == hash, equals(index, bytes) { return (index, false) }
            slot = (slot + 1) & (slots.count - 1)
        }
        hashes.append(hash)
        store.append(bytes)
        ends.append(store.count)
        slots[slot] = UInt32(hashes.count)
        return (hashes.count - 1, true)
    }

    /// The number of these bytes, or nil when they were never interned.
    public func find(_ bytes: UnsafeRawBufferPointer) -> Int? {
        let hash = BytesTable.hash(bytes)
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != 0 {
            let index = Int(slots[slot]) - 1
            if hashes[index] == hash, equals(index, bytes) { return index }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    public func find(_ text: String) -> Int? {
        var text = text
        return text.withUTF8 { find(UnsafeRawBufferPointer($0)) }
    }

    @discardableResult
    public func intern(_ text: String) -> Int {
        var text = text
        return text.withUTF8 { intern(UnsafeRawBufferPointer($0)).index }
    }

    /// The bytes of a number, valid inside the closure.
    @inlinable
    public func withBytes<Result>(at index: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        store.withBytes { body(UnsafeRawBufferPointer(rebasing: $0[start(index)..<ends[index]])) }
    }

    public func text(at index: Int) -> String {
        withBytes(at: index) { String(decoding: $0, as: UTF8.self) }
    }

    @inlinable
    func start(_ index: Int) -> Int { index == 0 ? 0 : ends[index - 1] }

    @inline(__always)
    private func equals(_ index: Int, _ bytes: UnsafeRawBufferPointer) -> Bool {
        withBytes(at: index) { known in
            guard known.count == bytes.count else { return false }
            guard let a = known.baseAddress, let b = bytes.baseAddress else { return known.count == 0 }
            return memcmp(a, b, known.count) == 0
        }
    }

    private func grow() {
        var larger = [UInt32](repeating: 0, count: slots.count * 2)
        for (index, hash) in hashes.enumerated() {
            var slot = Int(truncatingIfNeeded: hash) & (larger.count - 1)
            while larger[slot] != 0 { slot = (slot + 1) & (larger.count - 1) }
            larger[slot] = UInt32(index + 1)
        }
        slots = larger
    }

    /// A fast hash of bytes for tables in memory: eight at a time, multiplied and folded. Not for adversaries' keys at scale:
    /// a household's own data fills a table, and a table lives for one run.
    @inline(__always)
    public static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: bytes.count)
        guard let base = bytes.baseAddress else { return hash }
        var index = 0
        while index &+ 8 <= bytes.count {
            hash = mix(hash ^ base.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            index &+= 8
        }
        var tail: UInt64 = 0
        while index < bytes.count {
            tail = tail << 8 | UInt64(base.load(fromByteOffset: index, as: UInt8.self))
            index &+= 1
        }
        return mix(hash ^ tail)
    }

    @inline(__always)
    private static func mix(_ value: UInt64) -> UInt64 {
        let (high, low) = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
        return high ^ low
    }
}
