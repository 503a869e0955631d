/// Values of checked JSON, as bytes.
public enum JsonValue {
    @inlinable
    @inline(__always)
    static func isNull(_ raw: UnsafeRawBufferPointer) -> Bool {
        raw.count == 4 && raw[0] == UInt8(ascii: "n")
    }

    @inlinable
    static func isNull(_ raw: [UInt8]) -> Bool {
        raw.count == 4 && raw[0] == UInt8(ascii: "n")
    }

    /// The text of a JSON string, escapes resolved; nil for any other value.
    @inlinable
    @inline(__always)
    public static func withText<Result>(_ raw: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Result?) -> Result? {
        guard raw.count >= 2, raw[0] == UInt8(ascii: "\"") else { return nil }
        let content = UnsafeRawBufferPointer(rebasing: raw[1..<(raw.count - 1)])
        guard hasEscape(content) else { return body(content) }
        let plain = ByteBuffer(capacity: content.count)
        JsonText.unescape(content, into: plain)
        return plain.withBytes { body($0) }
    }

    /// As `withText`, for a body that finds nothing in a text with a backslash: escapes are looked for only where it found nothing.
    @inlinable
    @inline(__always)
    static func withPlain<Result>(_ raw: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Result?) -> Result? {
        guard raw.count >= 2, raw[0] == UInt8(ascii: "\"") else { return nil }
        return body(UnsafeRawBufferPointer(rebasing: raw[1..<(raw.count - 1)])) ?? withText(raw, body)
    }

    @usableFromInline
    static func hasEscape(_ content: UnsafeRawBufferPointer) -> Bool {
        guard let base = content.baseAddress, content.count > 0 else { return false }
        return memchrBackslash(base, content.count)
    }

    @inline(__always)
    private static func memchrBackslash(_ base: UnsafeRawPointer, _ count: Int) -> Bool {
        let pattern: UInt64 = 0x5C5C_5C5C_5C5C_5C5C
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs: UInt64 = 0x8080_8080_8080_8080
        var index = 0
        while index &+ 8 <= count {
            let word = base.loadUnaligned(fromByteOffset: index, as: UInt64.self) ^ pattern
            if (word &- ones) & ~word & highs != 0 { return true }
            index &+= 8
        }
        if index == count { return false }
        if count >= 8 {
            // The last eight bytes once more, rather than the rest one by one.
            let word = base.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self) ^ pattern
            return (word &- ones) & ~word & highs != 0
        }
        if count >= 4 {
            let first = UInt64(base.loadUnaligned(as: UInt32.self))
            let word = (first | UInt64(base.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self)) << 32) ^ pattern
            return (word &- ones) & ~word & highs != 0
        }
        // One to three: the first, the middle and the last are all.
        let backslash = UInt8(ascii: "\\")
        return base.load(as: UInt8.self) == backslash || base.load(fromByteOffset: count >> 1, as: UInt8.self) == backslash
            || base.load(fromByteOffset: count &- 1, as: UInt8.self) == backslash
    }

    /// The elements of a checked JSON array, each as its JSON; nil for any other value.
    public static func elements(_ raw: UnsafeRawBufferPointer) -> [[UInt8]]? {
        guard raw.count >= 2, raw[0] == UInt8(ascii: "[") else { return nil }
        var found: [[UInt8]] = []
        var depth = 0
        var start = 1
        var index = 1
        var inString = false
        func keep(_ end: Int) {
            let element = trimmed(raw, start, end)
            if !element.isEmpty { found.append(element) }
        }
        while index < raw.count {
            let byte = raw[index]
            if inString {
                if byte == UInt8(ascii: "\\") { index += 1 } else if byte == UInt8(ascii: "\"") { inString = false }
            } else {
                switch byte {
                case UInt8(ascii: "\""): inString = true
                case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
                case UInt8(ascii: "}"): depth -= 1
                case UInt8(ascii: "]"):
                    if depth == 0 { keep(index) }
                    depth -= 1
                case UInt8(ascii: ",") where depth == 0:
                    keep(index)
                    start = index + 1
                default: break
                }
            }
            index += 1
        }
        return found
    }

    private static func trimmed(_ raw: UnsafeRawBufferPointer, _ from: Int, _ to: Int) -> [UInt8] {
        var start = from
        var end = to
        while start < end, raw[start] <= 0x20 { start += 1 }
        while end > start, raw[end - 1] <= 0x20 { end -= 1 }
        return Array(raw[start..<end])
    }
}
