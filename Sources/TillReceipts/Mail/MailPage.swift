/// The text of a mail that is an HTML page: a row of a table is a line, if each of its cells is one.
struct MailPage {
    /// Cells of the row so far, each as lines.
    private var cells: [[String]] = [[""]]
    private var lines: [String] = []

    static func text(of page: String) -> String {
        var reading = MailPage()
        let bytes = Array(page.utf8)
        var at = 0
        while let open = bytes[at...].firstIndex(of: UInt8(ascii: "<")) {
            reading.add(bytes[at..<open])
            guard let close = bytes[open...].firstIndex(of: UInt8(ascii: ">")) else {
                at = bytes.endIndex
                break
            }
            let name = String(decoding: bytes[(open + 1)..<close].prefix { $0 > 0x20 }, as: UTF8.self).lowercased()
            at = close + 1
            // What no reader sees.
            if hidden.contains(name) { at = behind("</\(name)", bytes, at) }
            if name.hasPrefix("!--") { at = behind("--", bytes, max(open + 4, close - 2)) }
            reading.take(name)
        }
        reading.add(bytes[at...])
        reading.flush()
        return reading.lines.joined(separator: "\n")
    }

    private static let hidden: Set<String> = ["style", "script", "head", "title"]

    /// Where what stands behind a mark begins, which begins so in small letters or capitals.
    private static func behind(_ start: String, _ bytes: [UInt8], _ from: Int) -> Int {
        let mark = Array(start.utf8)
        var at = from
        while let found = bytes[min(at, bytes.count)...].firstIndex(of: mark[0]) {
            if bytes[found...].prefix(mark.count).lazy.map({ (65...90).contains($0) ? $0 | 0x20 : $0 }).elementsEqual(mark) {
                return bytes[found...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.count
            }
            at = found + 1
        }
        return bytes.count
    }

    private static let blocks: Set<String> = [
        "p", "/p", "div", "/div", "br", "br/", "li", "/li", "h1", "/h1", "h2", "/h2", "h3", "/h3", "h4", "/h4", "ul", "/ul", "hr", "hr/",
        "blockquote", "/blockquote", "section", "/section", "dt", "dd",
    ]

    private mutating func take(_ name: String) {
        switch name {
        case "tr", "/tr", "table", "/table": flush()
        case "td", "th": if cells.last != [""] { cells.append([""]) }
        case _ where MailPage.blocks.contains(name): if cells[cells.count - 1].last != "" { cells[cells.count - 1].append("") }
        default: break
        }
    }

    private mutating func add(_ bytes: ArraySlice<UInt8>) {
        guard !bytes.isEmpty else { return }
        let text = MailPage.plain(String(decoding: bytes, as: UTF8.self)[...])
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let last = cells.count - 1
        let line = cells[last].count - 1
        if words.isEmpty {
            if !text.isEmpty, !cells[last][line].isEmpty { cells[last][line] += " " }
        } else {
            cells[last][line] += (text.first?.isWhitespace == true && !cells[last][line].isEmpty ? " " : "") + words
            if text.last?.isWhitespace == true { cells[last][line] += " " }
        }
    }

    private mutating func flush() {
        let rows = cells.map { $0.map { $0.split(separator: " ").joined(separator: " ") }.filter { !$0.isEmpty } }.filter { !$0.isEmpty }
        if rows.allSatisfy({ $0.count == 1 }) {
            if !rows.isEmpty { lines.append(rows.map { $0[0] }.joined(separator: "  ")) }
        } else {
            lines += rows.flatMap { $0 }
        }
        cells = [[""]]
    }

    private static let names: [Substring: String] = [
        "nbsp": " ", "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "euro": "€", "pound": "£", "yen": "¥", "cent": "¢",
        "copy": "©", "reg": "®", "ndash": "–", "mdash": "—", "zwnj": "", "shy": "", "eacute": "é", "egrave": "è", "agrave": "à",
        "ccedil": "ç", "auml": "ä", "ouml": "ö", "uuml": "ü", "szlig": "ß", "ntilde": "ñ", "oacute": "ó", "aacute": "á", "iacute": "í",
        "uacute": "ú", "atilde": "ã", "otilde": "õ",
    ]

    /// `&euro;`, `&#8364;` and `&#x20AC;` as letters.
    private static func plain(_ text: Substring) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return String(text) }
        var out = ""
        var rest = text
        while let mark = rest.firstIndex(of: "&") {
            out += rest[..<mark]
            let behind = rest[rest.index(after: mark)...]
            guard let end = behind.prefix(12).firstIndex(of: ";"), let letter = letter(behind[..<end]) else {
                out += "&"
                rest = behind
                continue
            }
            out += letter
            rest = behind[behind.index(after: end)...]
        }
        return out + rest
    }

    private static func letter(_ name: Substring) -> String? {
        guard name.first == "#" else { return names[name] }
        let digits = name.dropFirst()
        let number = digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return number.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
    }
}
