import TillHousehold
import TillRecords

/// The field `source` as it is published: without names of people and numbers of accounts in the name of the file.
///
/// Exports of chats are named for people and groups, whom no household file knows: theirs becomes format and document.
final class PublishedSource {
    /// Beginnings of sources up to the file's name, and what is published in their place: the rows of a document begin alike.
    private var known = FewRecent<[UInt8]?>()

    /// Another household begins: its names are others.
    func forget() { known.forget() }

    /// The source to publish, as JSON; nil when it stays as it is.
    func hidden(_ raw: UnsafeRawBufferPointer, _ names: MemberNames) -> [UInt8]? {
        if let (published, count) = known.found(raw) { return published.map { $0 + raw[count...] } }
        guard let end = PublishedSource.fileEnd(raw) else { return nil }
        let published = PublishedSource.beginning(raw, end, names)
        known.keep(published, for: UnsafeRawBufferPointer(rebasing: raw[..<end]))
        return published.map { $0 + raw[end...] }
    }

    /// Where the name of the file ends, with its quotation mark; nil without a file.
    private static func fileEnd(_ raw: UnsafeRawBufferPointer) -> Int? {
        let count = mark.count
        guard raw.count > count, var at = (0..<(raw.count - count)).first(where: { raw[$0] == mark[0] && isMark(raw, $0) }) else {
            return nil
        }
        at += count
        while at < raw.count, raw[at] != UInt8(ascii: "\"") { at += raw[at] == UInt8(ascii: "\\") ? 2 : 1 }
        return at < raw.count ? at + 1 : nil
    }

    private static let mark = Array("\"file\":\"".utf8)

    private static func isMark(_ raw: UnsafeRawBufferPointer, _ at: Int) -> Bool {
        mark.indices.allSatisfy { raw[at + $0] == mark[$0] }
    }

    private static func beginning(_ raw: UnsafeRawBufferPointer, _ end: Int, _ names: MemberNames) -> [UInt8]? {
        // The fields up to the file are an object of their own when they are closed.
        let head = Array(raw[..<end]) + [UInt8(ascii: "}")]
        guard var record = head.withUnsafeBytes({ try? Record(checking: $0) }), let file = record.string("file") else { return nil }
        let hidden =
            record.equals("kind", "chat")
            ? FileName.ofChat(record.string("format"), document: record.string("document")) : FileName.hidden(file, names)
        guard hidden != file else { return nil }
        record.set("file", string: hidden)
        return Array(record.text.utf8.dropLast())
    }
}

/// Names of files as they are published.
enum FileName {
    /// `whatsapp 0f3c9a51d2e7`: the format, and the beginning of the document's hash.
    static func ofChat(_ format: String?, document: String?) -> String {
        [format ?? "chat", document.map { String($0.prefix(12)) } ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// Without members' names; long numbers but days keep their last four digits.
    static func hidden(_ name: String, _ names: MemberNames) -> String {
        let bytes = names.hidden(in: Array(name.utf8))
        var out: [UInt8] = []
        var index = 0
        while index < bytes.count {
            var end = index
            while end < bytes.count, bytes[end] &- 48 < 10 { end += 1 }
            guard end > index else {
                out.append(bytes[index])
                index += 1
                continue
            }
            let digits = bytes[index..<end]
            if digits.count >= 9 && !isMoment(digits) || digits.count == 8 && !isDay(digits) && !isCounter(digits) {
                while let last = out.last, last &- 65 < 26, out.count > 0 { out.removeLast() }
                out += Array("…".utf8) + digits.suffix(4)
            } else {
                out += digits
            }
            index = end
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// `20250314` or `14032025`
    private static func isDay(_ digits: ArraySlice<UInt8>) -> Bool {
        let numbers = digits.map { Int($0 &- 48) }
        func value(_ range: Range<Int>) -> Int { numbers[range].reduce(0) { $0 * 10 + $1 } }
        func fits(_ year: Int, _ a: Int, _ b: Int) -> Bool {
            YearWindow.digits.contains(year) && (1...31).contains(a) && (1...31).contains(b) && min(a, b) <= 12
        }
        return fits(value(0..<4), value(4..<6), value(6..<8)) || fits(value(4..<8), value(0..<2), value(2..<4))
    }

    /// `00000102`, as phones number their photos.
    private static func isCounter(_ digits: ArraySlice<UInt8>) -> Bool { digits.prefix(3).allSatisfy { $0 == UInt8(ascii: "0") } }

    /// `20250314180500`, with or without thousandths.
    private static func isMoment(_ digits: ArraySlice<UInt8>) -> Bool {
        [12, 14, 17].contains(digits.count) && isDay(digits.prefix(8))
    }
}
