/// Elements made by hand: the one place outside the templates where markup comes into being, so the one that has to escape.
enum Markup {
    typealias Attributes = KeyValuePairs<StaticString, String?>

    /// One element; attributes that are nil are left out, all others escaped. `content` is markup.
    static func element(_ name: StaticString, _ attributes: Attributes = [:], _ more: Attributes = [:], content: String = "") -> String {
        let start = opening(name, attributes, more)
        return content.isEmpty ? start + "/>" : start + ">" + content + "</\(name)>"
    }

    /// The same for HTML, where an element without content still has an end: `text` is escaped.
    static func html(_ name: StaticString, _ attributes: Attributes = [:], text: String = "", markup: String = "") -> String {
        opening(name, attributes, [:]) + ">" + escaped(text) + markup + "</\(name)>"
    }

    /// Text for the content of an element or for a quoted attribute.
    static func escaped(_ text: String) -> String {
        let isClean = text.utf8.allSatisfy { $0 != 38 && $0 != 60 && $0 != 62 && $0 != 34 && $0 != 39 }
        if isClean { return text }
        var out: [UInt8] = []
        out.reserveCapacity(text.utf8.count + 16)
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
        return String(decoding: out, as: UTF8.self)
    }

    private static func opening(_ name: StaticString, _ attributes: Attributes, _ more: Attributes) -> String {
        var out = "<\(name)"
        for list in [attributes, more] {
            for (key, value) in list {
                if let value { out += " \(key)=\"\(escaped(value))\"" }
            }
        }
        return out
    }
}
