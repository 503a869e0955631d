import TillRecords

/// How a description is folded for learning: small letters and digits, single blanks, nothing left out.
enum ExampleText {
    /// At most this many bytes of a description are learnt from.
    static let longest = 200

    /// Folds a description: a blank, its words with single blanks between, a blank.
    static func fold(_ text: ByteView, into out: inout [UInt8]) {
        out.removeAll(keepingCapacity: true)
        out.append(32)
        for byte in text.prefix(longest) {
            switch byte {
            case 97...122, 48...57, 128...: out.append(byte)
            case 65...90: out.append(byte + 32)
            case UInt8(ascii: "'"): break
            default: if out[out.count - 1] != 32 { out.append(32) }
            }
        }
        if out[out.count - 1] != 32 { out.append(32) }
    }

    /// Hashes of bytes that differ by the kind of feature they stand for (FNV-1a, mixed).
    @inline(__always)
    static func hash(_ bytes: some Sequence<UInt8>, kind: UInt64) -> UInt64 {
        var hash = DescriptionWords.seed ^ (kind &* 0x9E37_79B9_7F4A_7C15)
        for byte in bytes { hash = DescriptionWords.extended(hash, byte) }
        return DescriptionWords.joined(hash, kind)
    }
}
