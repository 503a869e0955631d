/// Texts of a row that lie nowhere in one piece, kept until the row is written.
///
/// What was kept stays where it is until `clear()`; memory is used again for the next row.
@safe public final class RowTexts {
    private var block: UnsafeMutablePointer<UInt8>
    private var size: Int
    private var used = 0
    /// Blocks that were full, with texts that are still wanted.
    private var full: [UnsafeMutablePointer<UInt8>] = unsafe []

    /// A text of more bytes does not leave its memory behind for the next rows.
    private static let usual = 1 << 16

    public init(room: Int = 4096) {
        size = max(room, 64)
        unsafe block = .allocate(capacity: size)
    }

    deinit {
        clear()
        unsafe block.deallocate()
    }

    /// Forgets all texts.
    public func clear() {
        used = 0
        guard unsafe !full.isEmpty else { return }
        for place in unsafe full.indices { unsafe full[place].deallocate() }
        unsafe full = []
        guard size > RowTexts.usual else { return }
        unsafe block.deallocate()
        size = RowTexts.usual
        unsafe block = .allocate(capacity: size)
    }

    /// Keeps what `body` writes, up to `most` bytes; it returns how many it wrote.
    @inline(__always)
    public func write(atMost most: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Int) -> ByteView {
        if size &- used < most { turn(most) }
        let start = unsafe block + used
        let count = unsafe body(start)
        precondition(count <= most)
        used &+= count
        return unsafe ByteView(start: start, count: count)
    }

    @inline(never)
    private func turn(_ most: Int) {
        unsafe full.append(block)
        size = max(size, most)
        unsafe block = .allocate(capacity: size)
        used = 0
    }

    /// Keeps a copy of the bytes.
    public func keep(_ bytes: ByteView) -> ByteView {
        unsafe write(atMost: bytes.count) { to in
            unsafe UnsafeMutableRawBufferPointer(start: to, count: bytes.count).copyMemory(from: bytes)
            return bytes.count
        }
    }

    /// Keeps a copy of the text.
    public func keep(_ text: String) -> ByteView {
        var copy = text
        return copy.withUTF8 { unsafe keep(ByteView($0)) }
    }
}
