import Glibc

/// Counts how often a movement was seen in a document, by a 64-bit fingerprint of what names it.
///
/// Fingerprints lie in one open-addressing table (8 bytes a slot, at most two thirds full, on large pages: it is reached at
/// random); the few that come again have their number beside it.
final class EqualsCounter {
    private var slots: UnsafeMutablePointer<UInt64>
    private var size: Int
    private var used = 0
    private var again: [UInt64: Int] = [:]

    private static let hugePage = 1 << 21

    init(expecting rows: Int = 0) {
        size = 1024
        while size * 2 < min(rows, 1 << 22) * 3 { size *= 2 }
        slots = EqualsCounter.allocate(size)
    }

    deinit { free(slots) }

    /// Zeroed slots.
    private static func allocate(_ size: Int) -> UnsafeMutablePointer<UInt64> {
        let bytes = size * 8
        var memory: UnsafeMutableRawPointer?
        if bytes < hugePage || posix_memalign(&memory, hugePage, bytes) != 0 { memory = malloc(bytes) }
        guard let memory else { return UnsafeMutablePointer<UInt64>.allocate(capacity: size) }
        if bytes >= hugePage { madvise(memory, bytes, Int32(MADV_HUGEPAGE)) }
        memset(memory, 0, bytes)
        return memory.bindMemory(to: UInt64.self, capacity: size)
    }

    /// How many equals came before: 0 for the first.
    @inline(__always)
    func next(_ fingerprint: UInt64) -> Int {
        let mark = fingerprint == 0 ? 1 : fingerprint
        if used &* 3 > size &* 2 { grow() }
        let mask = size &- 1
        var at = Int(truncatingIfNeeded: mark) & mask
        while slots[at] != 0 {
            if slots[at] == mark { return count(mark) }
            at = (at &+ 1) & mask
        }
        slots[at] = mark
        used &+= 1
        return 0
    }

    private func count(_ mark: UInt64) -> Int {
        let number = again[mark, default: 0] + 1
        again[mark] = number
        return number
    }

    private func grow() {
        let (old, oldSize) = (slots, size)
        size *= 2
        slots = EqualsCounter.allocate(size)
        for index in 0..<oldSize where old[index] != 0 {
            var at = Int(truncatingIfNeeded: old[index]) & (size - 1)
            while slots[at] != 0 { at = (at + 1) & (size - 1) }
            slots[at] = old[index]
        }
        free(old)
    }
}
