import TillRecords

/// The words of a message as an observation keeps them.
enum MessageWords {
    /// Nil for no words; what is longer ends in `…`, never within a letter.
    static func shortened(_ bytes: ByteView, most: Int) -> String? {
        guard !bytes.isEmpty else { return nil }
        guard bytes.count > most else { return String(decoding: bytes, as: UTF8.self) }
        var end = most
        while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return String(decoding: bytes[..<end], as: UTF8.self) + "\u{2026}"
    }
}
