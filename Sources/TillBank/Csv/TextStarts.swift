import TillRecords

/// The first five bytes of some words: tells in one look-up that a text begins with none of them.
@safe struct TextStarts {
    private let bits: UnsafeMutablePointer<UInt64>
    private static let length = 5

    /// `words` are folded; shorter ones are left out.
    init(_ words: [[UInt8]]) {
        unsafe bits = UnsafeMutablePointer<UInt64>.allocate(capacity: 1024)
        unsafe bits.update(repeating: 0, count: 1024)
        for word in words where word.count >= TextStarts.length {
            let hash = word.withBytes { TextStarts.hash($0) }
            unsafe bits[hash >> 6] |= 1 << UInt64(hash & 63)
        }
    }

    func release() { unsafe bits.deallocate() }

    /// Sixteen bits of the first five bytes, in either case.
    @inline(__always)
    private static func hash(_ text: ByteView) -> Int {
        let head = UInt64(text.load(fromByteOffset: 0, as: UInt32.self)) | UInt64(text[4]) << 32
        return Int(truncatingIfNeeded: ((head | 0x20_2020_2020) &* 0x9E37_79B9_7F4A_7C15) >> 48)
    }

    @inline(__always)
    func mayBegin(_ text: ByteView) -> Bool {
        guard text.count >= TextStarts.length else { return false }
        let head = UInt64(text.load(fromByteOffset: 0, as: UInt32.self)) | UInt64(text[4]) << 32
        if head & 0x80_8080_8080 != 0 { return mayBeginFolded(text) }
        return has(TextStarts.hash(text))
    }

    @inline(__always)
    private func has(_ hash: Int) -> Bool { unsafe bits[hash >> 6] >> UInt64(hash & 63) & 1 == 1 }

    /// Letters beyond ASCII are those of words once they are folded.
    @inline(never)
    private func mayBeginFolded(_ text: ByteView) -> Bool {
        let folded = WordFolding.folded(ByteView(rebasing: text.prefix(TextStarts.looked)))
        guard folded.count >= TextStarts.length else { return true }
        return has(folded.withBytes { TextStarts.hash($0) })
    }

    /// Bytes that have five left when they are folded.
    private static let looked = 24
}
