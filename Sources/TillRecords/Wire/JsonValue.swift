import Glibc

/// Values of checked JSON, as bytes.
public enum JsonValue {
    @inlinable
    @inline(__always)
    static func isNull(_ raw: ByteView) -> Bool {
        raw.count == 4 && raw[0] == UInt8(ascii: "n")
    }

    @inlinable
    static func isNull(_ raw: [UInt8]) -> Bool {
        raw.count == 4 && raw[0] == UInt8(ascii: "n")
    }

    /// The text of a JSON string, escapes resolved; nil for any other value.
    @inlinable
    @inline(__always)
    public static func withText<Result>(_ raw: ByteView, _ body: (ByteView) -> Result?) -> Result? {
        guard raw.count >= 2, raw[0] == UInt8(ascii: "\"") else { return nil }
        let content = ByteView(rebasing: raw[1..<(raw.count - 1)])
        guard hasEscape(content) else { return body(content) }
        let plain = ByteBuffer(capacity: content.count)
        JsonText.unescape(content, into: plain)
        return plain.withBytes { body($0) }
    }

    /// As `withText`, for a body that finds nothing in a text with a backslash: escapes are looked for only where it found nothing.
    @inlinable
    @inline(__always)
    static func withPlain<Result>(_ raw: ByteView, _ body: (ByteView) -> Result?) -> Result? {
        guard raw.count >= 2, raw[0] == UInt8(ascii: "\"") else { return nil }
        return body(ByteView(rebasing: raw[1..<(raw.count - 1)])) ?? withText(raw, body)
    }

    @usableFromInline
    static func hasEscape(_ content: ByteView) -> Bool {
        guard let base = unsafe content.baseAddress, content.count > 0 else { return false }
        return unsafe memchr(base, Int32(UInt8(ascii: "\\")), content.count) != nil
    }

    /// The elements of a checked JSON array, each as its JSON; nil for any other value.
    public static func elements(_ raw: ByteView) -> [[UInt8]]? {
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

    private static func trimmed(_ raw: ByteView, _ from: Int, _ to: Int) -> [UInt8] {
        var start = from
        var end = to
        while start < end, raw[start] <= 0x20 { start += 1 }
        while end > start, raw[end - 1] <= 0x20 { end -= 1 }
        return Array(raw[start..<end])
    }
}
