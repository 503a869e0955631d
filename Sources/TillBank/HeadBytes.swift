import TillRecords

/// The first 4 KB of a document, for recognising what it is. Comparisons ignore ASCII case.
struct HeadBytes: Sendable {
    /// As they lie in the document.
    let raw: ArraySlice<UInt8>
    /// In small letters, without NULs (so that UTF-16 reads like ASCII), byte order mark and leading blanks.
    private let text: [UInt8]

    init(_ bytes: [UInt8], length: Int = 4096) {
        raw = bytes.prefix(length)
        text = raw.drop { $0 == 0 || HeadBytes.isLeading($0) }.filter { $0 != 0 }.map(HeadBytes.small)
    }

    @inline(__always)
    private static func small(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    /// Blanks and the bytes of a byte order mark.
    private static func isLeading(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == 0xEF || byte == 0xBB || byte == 0xBF || byte == 0xFE || byte == 0xFF
    }

    /// Whether the low byte of each character of UTF-16 comes first; nil where it is no UTF-16.
    private var isLittleEndian: Bool? {
        if starts([0xFF, 0xFE], at: 0) { return true }
        if starts([0xFE, 0xFF], at: 0) { return false }
        return raw.withBytes { CsvEncoding.wideName($0) }.map { $0 == "UTF-16LE" }
    }

    /// Bytes that no text has, zeros left out; of UTF-16, characters that no text has.
    var controls: Int {
        guard let isLittle = isLittleEndian else { return raw.count { HeadBytes.isControl($0) && $0 != 0 } }
        return stride(from: raw.startIndex, to: raw.endIndex - 1, by: 2).count { at in
            let (low, high) = isLittle ? (raw[at], raw[at + 1]) : (raw[at + 1], raw[at])
            return high == 0 && HeadBytes.isControl(low) || (0xD8...0xDF).contains(high)
        }
    }

    private static func isControl(_ byte: UInt8) -> Bool { byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D }

    func starts(_ magic: [UInt8], at offset: Int) -> Bool {
        raw.count >= offset + magic.count && raw.dropFirst(offset).starts(with: magic)
    }

    /// Whether the text starts so; `word` in small letters.
    func startsText(_ word: StaticString) -> Bool {
        word.withUTF8Buffer { unsafe text.starts(with: $0) }
    }

    /// Whether the text has it; `word` in small letters.
    func contains(_ word: StaticString) -> Bool { offset(of: word) != nil }

    /// Where the text has it first.
    func offset(of word: StaticString) -> Int? {
        word.utf8CodeUnitCount == 0 ? nil : text.withBytes { $0.offset(of: ByteView(word)) }
    }

    /// The word that follows another, without quotes: `1252` after `charset:`.
    func word(after word: StaticString) -> String? {
        guard let found = offset(of: word) else { return nil }
        let rest = text[(found + word.utf8CodeUnitCount)...].drop { $0 == 0x20 || $0 == 0x22 || $0 == 0x27 }
        let value = rest.prefix(32).prefix { $0 &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x2D || $0 == 0x5F }
        return value.isEmpty ? nil : String(decoding: value, as: UTF8.self)
    }

    /// Whether the text starts with `<name` and a `>` follows soon.
    var isTag: Bool {
        guard text.count > 2, text[0] == 0x3C, text[1] &- 0x61 < 26 else { return false }
        return text.prefix(200).contains(0x3E)
    }
}
