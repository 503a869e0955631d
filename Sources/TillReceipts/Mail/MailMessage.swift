import TillRecords

/// A mail as a program saved it (RFC 5322 with MIME): who sent it, when, what it says and what was attached.
struct MailMessage {
    /// The name that the sender goes by, else where it writes from.
    private(set) var sender: String?
    private(set) var subject = ""
    /// The day it was sent, as written there.
    private(set) var day: Day?
    /// What it says: as plain text, and as a page with its marks taken off.
    private(set) var texts: [String] = []
    /// Files that came with it, in their order.
    private(set) var attachments: [[UInt8]] = []

    private static let deepest = 8
    private static let mostParts = 200

    init(_ bytes: [UInt8]) { take(MailPart(bytes[...]), depth: 0) }

    /// Whether bytes begin as a mail does: lines of fields, among them from whom, and one that only mails have.
    static func isOne(_ bytes: [UInt8]) -> Bool {
        let fields = MailPart.fields(bytes.prefix(65_536)[...]).fields
        func has(_ name: String) -> Bool { fields.contains { $0.name == name } }
        return has("from") && (has("date") || has("subject"))
            && ["mime-version", "message-id", "received", "content-type", "return-path", "delivered-to"].contains(where: has)
    }

    private mutating func take(_ part: MailPart, depth: Int) {
        guard depth < MailMessage.deepest, attachments.count + texts.count < MailMessage.mostParts else { return }
        if depth == 0 { takeHead(part) }
        switch part.kind {
        case _ where part.kind.hasPrefix("multipart/"): for inner in part.parts { take(inner, depth: depth + 1) }
        // Forwarded as a whole: what was forwarded is what it is about.
        case "message/rfc822":
            let inner = MailPart(part.content[...])
            takeHead(inner)
            take(inner, depth: depth + 1)
        case "text/html": texts.append(MailPage.text(of: part.text))
        case _ where part.kind.hasPrefix("text/") && !part.kind.hasSuffix("/xml"): texts.append(part.text)
        default: if !part.content.isEmpty { attachments.append(part.content) }
        }
    }

    private mutating func takeHead(_ part: MailPart) {
        if let from = part.field("from") { sender = MailMessage.name(of: MailWords.decoded(from)) }
        if let title = part.field("subject") { subject = MailWords.decoded(title) }
        if let sent = part.field("date").flatMap(MailMessage.day) { day = sent }
    }

    /// `"Shop" <orders@shop.example>` is Shop; without a name it is the address.
    private static func name(of from: String) -> String? {
        let parts = from.split(separator: "<", maxSplits: 1)
        let name =
            parts.first.map { $0.filter { $0 != "\"" && $0 != ">" }.split(whereSeparator: \.isWhitespace).joined(separator: " ") } ?? ""
        let plain = name.isEmpty ? parts.last.map { $0.filter { $0 != ">" } } ?? "" : name
        return plain.isEmpty ? nil : plain.contains("@") ? plain.split(separator: "@").last.map(String.init) : plain
    }

    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    /// The day of `Fri, 05 Sep 2025 20:14:09 +0900`.
    static func day(_ text: String) -> Day? {
        let words = text.split { $0 == " " || $0 == "," || $0 == "-" || $0 == "\t" }
        for at in words.indices.dropFirst() where at + 1 < words.endIndex {
            guard let month = months.firstIndex(of: words[at].lowercased()), let day = Int(words[at - 1]), let year = Int(words[at + 1])
            else { continue }
            return Day(year: year < 100 ? year + 2000 : year, month: month + 1, day: day)
        }
        return nil
    }
}

/// A part of a mail: fields, a blank line, and what follows.
struct MailPart {
    private let all: [(name: String, value: String)]
    private let body: ArraySlice<UInt8>
    /// `text/html`, in small letters.
    let kind: String

    init(_ bytes: ArraySlice<UInt8>) {
        (all, body) = MailPart.fields(bytes)
        let stated = all.first { $0.name == "content-type" }?.value ?? "text/plain"
        kind = stated.prefix { $0 != ";" }.filter { !$0.isWhitespace }.lowercased()
    }

    func field(_ name: String) -> String? { all.first { $0.name == name }?.value }

    /// `charset=utf-8` of a field.
    private func parameter(_ name: String, of field: String) -> String? {
        for piece in (self.field(field) ?? "").split(separator: ";").dropFirst() {
            let sides = piece.split(separator: "=", maxSplits: 1)
            guard sides.count == 2, sides[0].filter({ !$0.isWhitespace }).lowercased() == name else { continue }
            return sides[1].filter { $0 != "\"" && !$0.isWhitespace }
        }
        return nil
    }

    /// What it holds, as it was before it was sent.
    var content: [UInt8] {
        switch field("content-transfer-encoding")?.filter({ !$0.isWhitespace }).lowercased() {
        case "base64": MailWords.base64(body) ?? []
        case "quoted-printable": MailWords.quotedPrintable(body)
        default: Array(body)
        }
    }

    var text: String { MailWords.text(content, in: parameter("charset", of: "content-type") ?? "utf-8") }

    /// The parts between its boundaries.
    var parts: [MailPart] {
        guard let boundary = parameter("boundary", of: "content-type"), !boundary.isEmpty else { return [] }
        let mark = Array("--\(boundary)".utf8)
        var found: [MailPart] = []
        var start: Int?
        var at = body.startIndex
        while at < body.endIndex {
            let end = body[at...].firstIndex(of: 0x0A) ?? body.endIndex
            if body[at..<end].starts(with: mark) {
                if let start, start <= at { found.append(MailPart(body[start..<at])) }
                if body[at..<end].dropFirst(mark.count).starts(with: [0x2D, 0x2D]) { return found }
                start = min(end + 1, body.endIndex)
            }
            at = end + 1
        }
        if let start { found.append(MailPart(body[start...])) }
        return found
    }

    /// The fields that bytes begin with, continued lines joined, and what follows them.
    static func fields(_ bytes: ArraySlice<UInt8>) -> (fields: [(name: String, value: String)], rest: ArraySlice<UInt8>) {
        var fields: [(name: String, value: String)] = []
        var at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.startIndex + 3 : bytes.startIndex
        while at < bytes.endIndex {
            let end = bytes[at...].firstIndex(of: 0x0A) ?? bytes.endIndex
            var line = bytes[at..<end]
            if line.last == 0x0D { line.removeLast() }
            let next = min(end + 1, bytes.endIndex)
            if line.isEmpty {
                if !fields.isEmpty { return (fields, bytes[next...]) }
            } else if let first = line.first, first == 0x20 || first == 0x09, !fields.isEmpty {
                fields[fields.count - 1].value += " " + text(line.drop { $0 == 0x20 || $0 == 0x09 })
            } else if let colon = line.firstIndex(of: 0x3A), line[..<colon].allSatisfy(isOfName), colon > line.startIndex {
                fields.append((text(line[..<colon]).lowercased(), text(line[(colon + 1)...].drop { $0 == 0x20 })))
            } else if !(fields.isEmpty && line.starts(with: Array("From ".utf8))) {
                return (fields, bytes[at...])
            }
            at = next
        }
        return (fields, bytes[bytes.endIndex...])
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
    private static func isOfName(_ byte: UInt8) -> Bool { byte == 0x2D || byte &- 48 < 10 || (byte | 0x20) &- 97 < 26 }
}
