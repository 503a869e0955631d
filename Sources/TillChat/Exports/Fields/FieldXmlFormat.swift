import TillRecords
import TillStages

/// Messages as elements of XML with attributes: SMS Backup & Restore and what writes like it.
struct FieldXmlFormat: ChatFormat {
    static let name: StaticString = "sms-xml"
    let settings: ChatSettings

    private static let element = "<sms "

    func claim(_ head: ChatHead) -> ChatClaim {
        head.firstByte == UInt8(ascii: "<") && head.has("<sms ") && head.has("body=") ? .certain : .none
    }

    func read(_ source: ChatSource, into receiver: any ChatReceiver) throws(Fault) {
        let bytes = try source.bytes()
        var rest = String(decoding: WideText.utf8(bytes) ?? bytes, as: UTF8.self)[...]
        receiver.placeWord = "line"
        var rows: [FieldRow] = []
        var line = 1
        while let open = rest.firstRange(of: FieldXmlFormat.element) {
            line += rest[..<open.lowerBound].utf8.count { $0 == 0x0A }
            rest = rest[open.upperBound...]
            var values: [String: String] = [:]
            let start = line
            while let (name, value) = FieldXmlFormat.attribute(&rest) {
                line += value.utf8.count { $0 == 0x0A }
                values["sms." + name] = value == "null" ? "" : HtmlText.unescaped(String(value))
            }
            rows.append(FieldRow(place: start, values: values))
        }
        guard let messages = FieldMessages(rows, settings) else {
            throw Fault(
                "chat.not-an-export", "its messages have no address, day and body.", remedy: "Make the backup again.", file: source.name,
                place: "line 1")
        }
        try messages.give(rows, file: source.name, to: receiver)
    }

    /// The next `name="value"` of an element; nil behind the last.
    private static func attribute(_ rest: inout Substring) -> (Substring, Substring)? {
        rest = rest.drop { $0.isWhitespace }
        let name = rest.prefix { $0.isLetter || $0 == "_" || $0 == "-" }
        guard !name.isEmpty else { return nil }
        var behind = rest.dropFirst(name.count)
        guard behind.first == "=", let quote = behind.dropFirst().first, quote == "\"" || quote == "'" else { return nil }
        behind = behind.dropFirst(2)
        guard let end = behind.firstIndex(of: quote) else { return nil }
        rest = behind[behind.index(after: end)...]
        return (name, behind[..<end])
    }
}
