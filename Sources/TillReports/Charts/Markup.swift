/// Elements made by hand: the one place outside the templates where markup comes into being, so the one that has to escape.
enum Markup {
    typealias Attributes = KeyValuePairs<StaticString, String?>

    /// One element; attributes that are nil are left out, all others escaped. `content` is markup.
    static func element(_ name: StaticString, _ attributes: Attributes = [:], _ more: Attributes = [:], content: String = "") -> String {
        var out: [UInt8] = []
        out.reserveCapacity(content.utf8.count + room)
        open(name, attributes, to: &out)
        append(more, to: &out)
        if content.isEmpty {
            out.append(contentsOf: "/>".utf8)
        } else {
            out.append(UInt8(ascii: ">"))
            out.append(contentsOf: content.utf8)
            close(name, &out)
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// The same for HTML, where an element without content still has an end: `text` is escaped.
    static func html(_ name: StaticString, _ attributes: Attributes = [:], text: String = "", markup: String = "") -> String {
        var out: [UInt8] = []
        out.reserveCapacity(text.utf8.count + markup.utf8.count + room)
        open(name, attributes, to: &out)
        out.append(UInt8(ascii: ">"))
        append(escaped: text, to: &out)
        out.append(contentsOf: markup.utf8)
        close(name, &out)
        return String(decoding: out, as: UTF8.self)
    }

    /// Text for the content of an element or for a quoted attribute.
    static func escaped(_ text: String) -> String {
        if isClean(text) { return text }
        var out: [UInt8] = []
        append(escaped: text, to: &out)
        return String(decoding: out, as: UTF8.self)
    }

    /// The same as bytes, behind others.
    static func append(escaped text: String, to out: inout [UInt8]) {
        if isClean(text) { return out.append(contentsOf: text.utf8) }
        out.reserveCapacity(out.count + text.utf8.count + 16)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): out.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): out.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): out.append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "\""): out.append(contentsOf: "&quot;".utf8)
            case UInt8(ascii: "'"): out.append(contentsOf: "&#39;".utf8)
            default: out.append(byte)
            }
        }
    }

    private static func isClean(_ text: String) -> Bool { !text.utf8.contains(where: isSpecial) }

    /// One of `"&'<>`: all below 64, so that one bit each tells.
    private static func isSpecial(_ byte: UInt8) -> Bool { byte < 64 && (specials >> UInt64(byte)) & 1 == 1 }
    private static let specials: UInt64 = 1 << 34 | 1 << 38 | 1 << 39 | 1 << 60 | 1 << 62

    /// So many bytes an element's tags take at most, as a rule.
    private static let room = 96

    private static func open(_ name: StaticString, _ attributes: Attributes, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "<"))
        append(name, to: &out)
        append(attributes, to: &out)
    }

    private static func close(_ name: StaticString, _ out: inout [UInt8]) {
        out.append(contentsOf: "</".utf8)
        append(name, to: &out)
        out.append(UInt8(ascii: ">"))
    }

    private static func append(_ attributes: Attributes, to out: inout [UInt8]) {
        for (key, value) in attributes {
            guard let value else { continue }
            out.append(UInt8(ascii: " "))
            append(key, to: &out)
            out.append(contentsOf: "=\"".utf8)
            append(escaped: value, to: &out)
            out.append(UInt8(ascii: "\""))
        }
    }

    static func append(_ text: StaticString, to out: inout [UInt8]) { text.withUTF8Buffer { unsafe out.append(contentsOf: $0) } }
}
