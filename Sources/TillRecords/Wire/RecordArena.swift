/// Memory that many records lie in, one behind the other: for a stage that writes record after record.
///
/// A piece goes when the last of its records goes, and is written anew when none is left in it. So a stage that passes records on
/// writes each into the same few kilobytes, and one that holds a household asks for memory once in a dozen records. A stage that holds
/// one record in many for ever would hold their neighbours with it: records that are read from a stream have a piece each.
public final class RecordArena {
    private var chunk = RecordChunk(bytes: RecordArena.chunkBytes)

    /// Bytes of a piece: some sixteen records of a bank's rows.
    static let chunkBytes = 16_384

    public init() {}

    /// Room for a record of this many bytes, aligned as a word.
    @inline(__always)
    func place(_ bytes: Int) -> (chunk: RecordChunk, start: UnsafeMutableRawPointer) {
        guard let start = unsafe chunk.take(bytes) else { return unsafe placeAnew(bytes) }
        return unsafe (chunk, start)
    }

    @inline(never)
    private func placeAnew(_ bytes: Int) -> (chunk: RecordChunk, start: UnsafeMutableRawPointer) {
        // A record that would fill much of a piece has one of its own, and the piece at hand stays.
        guard bytes * 4 <= RecordArena.chunkBytes else { return unsafe RecordChunk.alone(bytes) }
        if chunk.isOurs { chunk.empty() } else { chunk = RecordChunk(bytes: RecordArena.chunkBytes) }
        return unsafe chunk.take(bytes).map { unsafe (chunk, $0) } ?? RecordChunk.alone(bytes)
    }
}

/// A piece of memory with one record or many, counted as one: the count, what is used and the records in one allocation.
@usableFromInline
struct RecordChunk {
    private var memory: ManagedBuffer<Room, UInt64>

    private struct Room {
        var capacity: Int
        var used = 0
    }

    @inline(__always)
    init(bytes: Int) {
        memory = ManagedBuffer<Room, UInt64>.create(minimumCapacity: (bytes + 7) >> 3) { _ in Room(capacity: bytes) }
    }

    /// A piece for one record.
    @inline(__always)
    static func alone(_ bytes: Int) -> (chunk: RecordChunk, start: UnsafeMutableRawPointer) {
        let chunk = RecordChunk(bytes: bytes)
        return unsafe (chunk, chunk.base)
    }

    /// The elements stay where they are as long as the piece is held.
    @inline(__always)
    private var base: UnsafeMutableRawPointer { unsafe memory.withUnsafeMutablePointerToElements { UnsafeMutableRawPointer($0) } }

    /// The next so many bytes; nil when they are not left.
    @inline(__always)
    func take(_ bytes: Int) -> UnsafeMutableRawPointer? {
        unsafe memory.withUnsafeMutablePointers { room, elements in
            let start = unsafe room.pointee.used
            guard unsafe room.pointee.capacity &- start >= bytes else { return nil }
            unsafe room.pointee.used = start &+ (bytes &+ 7) & ~7
            return unsafe UnsafeMutableRawPointer(elements) + start
        }
    }

    /// Whether nobody else holds it.
    var isOurs: Bool { mutating get { isKnownUniquelyReferenced(&memory) } }

    /// Forgets what lies in it; nobody may hold a record of it.
    func empty() { unsafe memory.withUnsafeMutablePointerToHeader { unsafe $0.pointee.used = 0 } }
}
