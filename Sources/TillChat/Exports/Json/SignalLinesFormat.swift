import TillRecords
import TillStages

/// signal-export's `data.json`: one JSON object a line.
struct SignalLinesFormat: ChatFormat {
    static let name: StaticString = "signal"

    func claim(_ head: ChatHead) -> ChatClaim {
        guard let record = head.firstRecord else { return .none }
        return record.has(Field.date) && record.has(Field.body) && record.has(Field.sender) ? .certain : .none
    }

    func read(_ source: ChatSource, into receiver: any ChatReceiver) throws(Fault) {
        let message = ChatMessage()
        try JsonExport(source: source, receiver: receiver).lines { record, line throws(Fault) in
            message.reset()
            message.place = line
            guard SignalLinesFormat.fill(message, record) else { return false }
            try receiver.take(message)
            return true
        }
    }

    private static func fill(_ message: ChatMessage, _ record: Record) -> Bool {
        guard let date = record.string(Field.date), ChatInstant.read(date, into: message) else { return false }
        message.text.append(text: record.string(Field.body) ?? "")
        ChatText.trim(message.text)
        if record.flag(Field.call) == true {
            message.kind = .system
            return true
        }
        message.setSender(record.string(Field.sender))
        if record.flag(Field.deleted) == true {
            message.kind = .deleted
            message.text.clear()
            return true
        }
        message.quote.append(text: quoted(record.string(Field.quote) ?? ""))
        if let file = record.objects(Field.attachments).first {
            message.kind = .media
            message.attachment.append(text: file.string(Field.path) ?? file.string(Field.name) ?? "")
        }
        return true
    }

    /// The text of a quotation written with `>` before its lines.
    static func quoted(_ text: String) -> String {
        text.split(separator: "\n").map { $0.drop { $0 == ">" || $0 == " " } }.filter { !$0.isEmpty }.joined(separator: "\n")
    }
}

/// What it calls its fields.
private enum Field {
    static var attachments: Key { Key(foreign: "attachments") }
    static var body: Key { Key(foreign: "body") }
    static var call: Key { Key(foreign: "call") }
    static var date: Key { Key(foreign: "date") }
    static var deleted: Key { Key(foreign: "deleted") }
    static var name: Key { Key(foreign: "name") }
    static var path: Key { Key(foreign: "path") }
    static var quote: Key { Key(foreign: "quote") }
    static var sender: Key { Key(foreign: "sender") }
}
