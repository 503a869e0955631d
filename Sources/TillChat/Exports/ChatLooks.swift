/// Says of a document that no format knows what it looks like, and which format is nearest.
enum ChatLooks {
    /// A part of a sentence: `it is JSON with from, body; nearest is one list of messages with sender, time and text`.
    static func sentence(_ head: ChatHead) -> String {
        guard let first = head.firstByte else { return "it is empty" }
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
            let keys = FieldJsonFormat.keys(head.bytes).sorted().prefix(8).joined(separator: ", ")
            return "it is JSON with \(keys.isEmpty ? "no names" : keys); nearest is a list of messages with sender, time and text"
        }
        if first == UInt8(ascii: "<") { return "it is a page or XML; nearest are the pages of Telegram and Messenger, and sms elements" }
        if let titles = FieldTableFormat.rows(head.bytes)?.first?.values.keys.sorted(), titles.count > 1 {
            return "it is a table with \(titles.prefix(8).joined(separator: ", ")); nearest is one with sender, time and text"
        }
        return "it is text whose lines begin with no day and time; nearest is WhatsApp's export as text"
    }
}
