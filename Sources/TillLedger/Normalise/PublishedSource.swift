import Glibc
import TillHousehold
import TillRecords

/// The field `source` as it is published: without names of people and numbers of accounts in the name of the file, and with the
/// published names of the document and of what it lay in.
///
/// Exports of chats are named for people and groups, whom no household file knows: theirs becomes format and document.
final class PublishedSource {
    /// Beginnings of sources up to the place in the document, and what is published in their stead: the rows of a document begin alike.
    private var known = FewRecent<[UInt8]?>()

    /// Another household or stream begins: its names are others.
    func forget() { known.forget() }

    /// The source to publish, as JSON; nil when it stays as it is.
    ///
    /// - Parameter publishing: gives documents their published names; nil where they have them.
    func hidden(_ raw: ByteView, _ names: MemberNames, _ publishing: IdentityPublishing?) -> [UInt8]? {
        if let (published, count) = known.found(raw), !PublishedSource.isMore(raw, from: count) {
            return published.map { $0 + raw[count...] }
        }
        guard let place = raw.offset(of: PublishedSource.place),
            !PublishedSource.isMore(raw, from: place + PublishedSource.place.count)
        else { return PublishedSource.published(Array(raw), names, publishing) }
        // The fields before the place are an object of their own when they are closed.
        let published = PublishedSource.published(Array(raw[..<place]) + [UInt8(ascii: "}")], names, publishing)
            .map { $0.dropLast() + PublishedSource.place }
        let end = place + PublishedSource.place.count
        known.keep(published, for: ByteView(rebasing: raw[..<end]))
        return published.map { $0 + raw[end...] }
    }

    // Within a text there would be backslashes before the quotation marks.
    private static let place = Array(",\"place\":\"".utf8)
    private static let more = ["\"document\":", "\"file\":", "\"within\":"].map { Array($0.utf8) }

    /// Whether something to be published stands behind that byte, as strangers may write it.
    private static func isMore(_ raw: ByteView, from start: Int) -> Bool {
        more.contains { raw.offset(of: $0, from: start) != nil }
    }

    private static func published(_ source: [UInt8], _ names: MemberNames, _ publishing: IdentityPublishing?) -> [UInt8]? {
        guard var record = source.withBytes({ try? Record(checking: $0) }) else { return nil }
        let before = record.text
        publishing?.publish(.ofSource, in: &record)
        if let file = record.string(.file) {
            let hidden =
                record.equals(.kind, "chat")
                ? FileName.ofChat(record.string(.format), document: record.string(.document)) : FileName.hidden(file, names)
            if hidden != file { record.set(.file, string: hidden) }
        }
        let text = record.text
        return text == before ? nil : Array(text.utf8)
    }
}

/// Names of files as they are published.
enum FileName {
    /// `whatsapp 0f3c9a51d2e7`: the format, and the beginning of the document's published name.
    static func ofChat(_ format: String?, document: String?) -> String {
        [format ?? "chat", document.map { String($0.prefix(12)) } ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// Without members' names, addresses, and numbers but their last four digits; days stay.
    static func hidden(_ name: String, _ names: MemberNames) -> String {
        String(decoding: Masking.fileName(names.hidden(in: Array(name.utf8))), as: UTF8.self)
    }

    /// A pattern of files that still fits the files: a star for what is hidden.
    static func pattern(_ text: String, _ names: MemberNames) -> String {
        var out = ""
        var rest = text[...]
        while let quote = rest.firstIndex(of: "\"") {
            let inner = rest[rest.index(after: quote)...]
            guard let end = inner.firstIndex(of: "\"") else { break }
            out += plain(rest[..<quote], names) + "\""
            let hidden = names.hidden(in: Array(String(inner[..<end]).utf8), instead: Array("*".utf8))
            // A number's last digits are its own: they stay, and tell files apart.
            let masked = String(decoding: Masking.fileName(hidden), as: UTF8.self).map { $0 == "\u{2026}" ? "*" : $0 }
            for character in masked where !(character == "*" && out.last == "*") { out.append(character) }
            out += "\""
            rest = inner[inner.index(after: end)...]
        }
        return out + plain(rest, names)
    }

    private static func plain(_ text: Substring, _ names: MemberNames) -> String {
        let bytes = Array(text.utf8)
        return String(decoding: names.hidden(in: bytes.withBytes { Masking.text($0) }), as: UTF8.self)
    }
}
