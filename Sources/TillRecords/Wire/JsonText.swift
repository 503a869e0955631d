/// JSON strings at the level of bytes (RFC 8259).
public enum JsonText {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    /// A word whose high bits mark the bytes that are not plain: quotes, backslashes, controls, non-ASCII. Only the lowest mark is exact.
    @inline(__always)
    static func marks(_ word: UInt64) -> UInt64 {
        let quote = word ^ (ones &* 0x22)
        let backslash = word ^ (ones &* 0x5C)
        let quotes = (quote &- ones) & ~quote
        let backslashes = (backslash &- ones) & ~backslash
        let controls = (word &- ones &* 0x20) & ~word
        return (quotes | backslashes | controls | word) & highs
    }

    /// How many bytes from `start` are plain: printable ASCII other than the quote and the backslash.
    @inline(__always)
    static func plainPrefix(_ start: UnsafeRawPointer, _ count: Int) -> Int {
        var index = 0
        while index &+ 8 <= count {
            let found = unsafe marks(UInt64(littleEndian: start.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
            if found != 0 { return index &+ found.trailingZeroBitCount >> 3 }
            index &+= 8
        }
        while index < count {
            let byte = unsafe start.load(fromByteOffset: index, as: UInt8.self)
            if byte < 0x20 || byte >= 0x80 || byte == 0x22 || byte == 0x5C { return index }
            index &+= 1
        }
        return count
    }

    /// The text between the quotes of a checked JSON string, escapes resolved, as UTF-8. Lone surrogates become U+FFFD.
    public static func unescape(_ content: ByteView, into out: ByteBuffer) {
        guard let base = unsafe content.baseAddress else { return }
        var index = 0
        while index < content.count {
            let byte = content[index]
            guard byte == UInt8(ascii: "\\"), index + 1 < content.count else {
                out.append(byte)
                index += 1
                continue
            }
            index += 2
            switch content[index - 1] {
            case UInt8(ascii: "n"): out.append(0x0A)
            case UInt8(ascii: "t"): out.append(0x09)
            case UInt8(ascii: "r"): out.append(0x0D)
            case UInt8(ascii: "b"): out.append(0x08)
            case UInt8(ascii: "f"): out.append(0x0C)
            case UInt8(ascii: "u"): unsafe index += appendUnicode(base + index, content.count - index, out)
            case let other: out.append(other)
            }
        }
    }

    /// Writes the character of `XXXX` (or `XXXX\uYYYY`) at `start`; returns the bytes it took.
    private static func appendUnicode(_ start: UnsafeRawPointer, _ left: Int, _ out: ByteBuffer) -> Int {
        guard let first = unsafe hexWord(start, left) else { return 0 }
        var scalar = first
        var taken = 4
        if first & 0xFC00 == 0xD800, left >= 10,
            unsafe start.load(fromByteOffset: 4, as: UInt8.self) == UInt8(ascii: "\\"),
            unsafe start.load(fromByteOffset: 5, as: UInt8.self) == UInt8(ascii: "u"),
            let second = unsafe hexWord(start + 6, left - 6), second & 0xFC00 == 0xDC00
        {
            scalar = 0x10000 + (first & 0x3FF) << 10 + (second & 0x3FF)
            taken = 10
        }
        let character = Unicode.Scalar(scalar) ?? "\u{FFFD}"
        for byte in String(Character(character)).utf8 { out.append(byte) }
        return taken
    }

    private static func hexWord(_ start: UnsafeRawPointer, _ left: Int) -> UInt32? {
        guard left >= 4 else { return nil }
        var value: UInt32 = 0
        for offset in 0..<4 {
            guard let digit = unsafe hexDigit(start.load(fromByteOffset: offset, as: UInt8.self)) else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return value
    }

    @inline(__always)
    static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }
}
