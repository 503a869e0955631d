import Glibc

/// Names the distinct byte strings it is given 0, 1, 2 …: interning without a String.
///
/// Open addressing over 32 bits of a hash; the bytes themselves decide. One owner at a time.
@safe public final class BytesTable {
    /// Half a hash above, the number plus one below; 0 where the slot is free.
    private var slots: UnsafeMutablePointer<UInt64>
    private var mask: Int
    @usableFromInline var ends: [Int] = []
    @usableFromInline let store = ByteBuffer(capacity: 4096)

    /// - Parameter expecting: how many strings may come, so that it need not grow.
    public init(expecting: Int = 0) {
        var size = 64
        while size < expecting * 2 { size *= 2 }
        unsafe slots = UnsafeMutablePointer<UInt64>.allocate(capacity: size)
        unsafe slots.initialize(repeating: 0, count: size)
        mask = size - 1
        ends.reserveCapacity(expecting)
    }

    deinit { unsafe slots.deallocate() }

    public var count: Int { ends.count }

    /// The number of these bytes, and whether they are new.
    public func intern(_ bytes: ByteView) -> (index: Int, isNew: Bool) {
        if ends.count * 2 > mask { grow() }
        let tag = BytesTable.hash(bytes) >> 32
        var slot = Int(truncatingIfNeeded: tag) & mask
        while unsafe slots[slot] != 0 {
            if unsafe slots[slot] >> 32 == tag {
                let index = unsafe Int(slots[slot] & 0xFFFF_FFFF) - 1
                if equals(index, bytes) { return (index, false) }
            }
            slot = (slot &+ 1) & mask
        }
        store.append(bytes)
        ends.append(store.count)
        unsafe slots[slot] = tag << 32 | UInt64(ends.count)
        return (ends.count - 1, true)
    }

    /// The number of these bytes, or nil when they were never interned.
    public func find(_ bytes: ByteView) -> Int? {
        let tag = BytesTable.hash(bytes) >> 32
        var slot = Int(truncatingIfNeeded: tag) & mask
        while unsafe slots[slot] != 0 {
            if unsafe slots[slot] >> 32 == tag {
                let index = unsafe Int(slots[slot] & 0xFFFF_FFFF) - 1
                if equals(index, bytes) { return index }
            }
            slot = (slot &+ 1) & mask
        }
        return nil
    }

    public func find(_ text: String) -> Int? {
        var text = text
        return text.withUTF8 { unsafe find(ByteView($0)) }
    }

    @discardableResult
    public func intern(_ text: String) -> Int {
        var text = text
        return text.withUTF8 { unsafe intern(ByteView($0)).index }
    }

    /// The bytes of a number, valid inside the closure.
    @inlinable
    public func withBytes<Result>(at index: Int, _ body: (ByteView) -> Result) -> Result {
        store.withBytes { body(ByteView(rebasing: $0[start(index)..<ends[index]])) }
    }

    public func text(at index: Int) -> String {
        withBytes(at: index) { String(decoding: $0, as: UTF8.self) }
    }

    @inlinable
    func start(_ index: Int) -> Int { index == 0 ? 0 : ends[index - 1] }

    @inline(__always)
    private func equals(_ index: Int, _ bytes: ByteView) -> Bool {
        withBytes(at: index) { known in
            guard known.count == bytes.count else { return false }
            guard let a = unsafe known.baseAddress, let b = unsafe bytes.baseAddress else { return known.count == 0 }
            return unsafe memcmp(a, b, known.count) == 0
        }
    }

    private func grow() {
        let size = (mask + 1) * 2
        let larger = UnsafeMutablePointer<UInt64>.allocate(capacity: size)
        unsafe larger.initialize(repeating: 0, count: size)
        for old in 0...mask where unsafe slots[old] != 0 {
            var slot = unsafe Int(truncatingIfNeeded: slots[old] >> 32) & (size - 1)
            while unsafe larger[slot] != 0 { slot = (slot &+ 1) & (size - 1) }
            unsafe larger[slot] = slots[old]
        }
        unsafe slots.deallocate()
        unsafe slots = larger
        mask = size - 1
    }

    /// A fast hash of bytes for tables in memory: eight at a time, multiplied and folded. Not for adversaries' keys at scale:
    /// a household's own data fills a table, and a table lives for one run.
    @inline(__always)
    public static func hash(_ bytes: ByteView) -> UInt64 {
        var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: bytes.count)
        guard let base = unsafe bytes.baseAddress else { return hash }
        var index = 0
        while index &+ 8 <= bytes.count {
            hash = unsafe mix(hash ^ base.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            index &+= 8
        }
        var tail: UInt64 = 0
        while index < bytes.count {
            tail = unsafe tail << 8 | UInt64(base.load(fromByteOffset: index, as: UInt8.self))
            index &+= 1
        }
        return mix(hash ^ tail)
    }

    /// The hash of bytes that follow others of a known hash.
    @inline(__always)
    public static func joined(_ before: UInt64, _ bytes: ByteView) -> UInt64 {
        mix(before ^ hash(bytes) &+ 0x9E37_79B9_7F4A_7C15)
    }

    @inline(__always)
    private static func mix(_ value: UInt64) -> UInt64 {
        let (high, low) = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
        return high ^ low
    }
}
