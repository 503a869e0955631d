/// Text out of HTML, for the pages that apps export.
enum HtmlText {
    /// Entities as their characters.
    static func unescaped(_ text: String) -> String {
        guard text.contains("&") else { return text }
        var out = ""
        var rest = text[...]
        while let start = rest.firstIndex(of: "&") {
            out += rest[..<start]
            rest = rest[start...]
            guard let end = rest.prefix(12).firstIndex(of: ";"), let character = character(rest[rest.index(after: start)..<end]) else {
                out += "&"
                rest = rest.dropFirst()
                continue
            }
            out += character
            rest = rest[rest.index(after: end)...]
        }
        return out + rest
    }

    private static func character(_ name: Substring) -> String? {
        switch name {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        case "nbsp": return " "
        default: break
        }
        guard name.first == "#" else { return nil }
        let digits = name.dropFirst()
        let value = digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return value.flatMap { Unicode.Scalar($0) }.map { String(Character($0)) }
    }

    /// The text between tags: `<br>` is a line end, other tags are left out, blanks at the ends too.
    static func plain(_ html: Substring) -> String {
        var out = ""
        var rest = html
        while let open = rest.firstIndex(of: "<") {
            out += rest[..<open]
            guard let close = rest[open...].firstIndex(of: ">") else { return unescaped(out) }
            if rest[open...].lowercased().hasPrefix("<br") { out += "\n" }
            rest = rest[rest.index(after: close)...]
        }
        out += rest
        let lines = unescaped(out).split(separator: "\n", omittingEmptySubsequences: false)
        return lines.map { line in
            var line = line
            while line.last?.isWhitespace ?? false { line = line.dropLast() }
            return String(line.drop { $0.isWhitespace })
        }.joined(separator: "\n")
    }
}
