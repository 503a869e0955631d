/// Texts of a row that lie nowhere in one piece, kept until the row is written.
///
/// What was kept stays where it is until `clear()`; memory is used again for the next row.
public final class RowTexts {
    private var block: UnsafeMutablePointer<UInt8>
    private var size: Int
    private var used = 0
    /// Blocks that were full, with texts that are still wanted.
    private var full: [UnsafeMutablePointer<UInt8>] = []

    /// A text of more bytes does not leave its memory behind for the next rows.
    private static let usual = 1 << 16

    public init(room: Int = 4096) {
        size = max(room, 64)
        block = .allocate(capacity: size)
    }

    deinit {
        clear()
        block.deallocate()
    }

    /// Forgets all texts.
    public func clear() {
        used = 0
        guard !full.isEmpty else { return }
        for block in full { block.deallocate() }
        full = []
        guard size > RowTexts.usual else { return }
        block.deallocate()
        size = RowTexts.usual
        block = .allocate(capacity: size)
    }

    /// Keeps what `body` writes, up to `most` bytes; it returns how many it wrote.
    @inline(__always)
    public func write(atMost most: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Int) -> ByteView {
        if size &- used < most { turn(most) }
        let start = block + used
        let count = body(start)
        precondition(count <= most)
        used &+= count
        return ByteView(start: start, count: count)
    }

    @inline(never)
    private func turn(_ most: Int) {
        full.append(block)
        size = max(size, most)
        block = .allocate(capacity: size)
        used = 0
    }

    /// Keeps a copy of the bytes.
    public func keep(_ bytes: ByteView) -> ByteView {
        write(atMost: bytes.count) { to in
            UnsafeMutableRawBufferPointer(start: to, count: bytes.count).copyMemory(from: bytes)
            return bytes.count
        }
    }

    /// Keeps a copy of the text.
    public func keep(_ text: String) -> ByteView {
        var copy = text
        return copy.withUTF8 { keep(ByteView($0)) }
    }
}
