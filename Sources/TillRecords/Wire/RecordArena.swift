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
        guard let start = chunk.take(bytes) else { return placeAnew(bytes) }
        return (chunk, start)
    }

    @inline(never)
    private func placeAnew(_ bytes: Int) -> (chunk: RecordChunk, start: UnsafeMutableRawPointer) {
        // A record that would fill much of a piece has one of its own, and the piece at hand stays.
        guard bytes * 4 <= RecordArena.chunkBytes else { return RecordChunk.alone(bytes) }
        if isKnownUniquelyReferenced(&chunk) { chunk.empty() } else { chunk = RecordChunk(bytes: RecordArena.chunkBytes) }
        return chunk.take(bytes).map { (chunk, $0) } ?? RecordChunk.alone(bytes)
    }
}

/// A piece of memory with one record or many, counted as one.
@usableFromInline
final class RecordChunk {
    private let base: UnsafeMutableRawPointer
    private let capacity: Int
    private var used = 0

    init(bytes: Int) {
        base = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: MemoryLayout<UInt64>.alignment)
        capacity = bytes
    }

    deinit { base.deallocate() }

    /// A piece for one record.
    static func alone(_ bytes: Int) -> (chunk: RecordChunk, start: UnsafeMutableRawPointer) {
        let chunk = RecordChunk(bytes: bytes)
        return (chunk, chunk.base)
    }

    /// The next so many bytes; nil when they are not left.
    @inline(__always)
    func take(_ bytes: Int) -> UnsafeMutableRawPointer? {
        let start = used
        guard capacity &- start >= bytes else { return nil }
        used = start &+ (bytes &+ 7) & ~7
        return base + start
    }

    /// Forgets what lies in it; nobody may hold a record of it.
    func empty() { used = 0 }
}
