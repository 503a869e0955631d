import TillRecords
import TillStages

/// Plain records of chat messages, one a line, as bots log them and as people write them by hand (`--format records`).
struct RecordLinesFormat: ChatFormat {
    static let name: StaticString = "records"

    /// Asked for by name: a line of JSON with a text could be anything.
    func claim(_ head: ChatHead) -> ChatClaim { .none }

    func read(_ source: ChatSource, into receiver: any ChatReceiver) throws(Fault) {
        let message = ChatMessage()
        try JsonExport(source: source, receiver: receiver).lines { record, line throws(Fault) in
            message.reset()
            message.place = line
            guard RecordLinesFormat.fill(message, record) else { return false }
            try receiver.take(message)
            return true
        }
    }

    private static func fill(_ message: ChatMessage, _ record: Record) -> Bool {
        guard let sent = record.string(Field.sent) ?? record.string(Field.timestamp), ChatInstant.read(sent, into: message) else {
            return false
        }
        guard let text = record.string(Field.text) else { return false }
        message.text.append(text: text)
        if let id = record.string(Field.id) ?? record.integer(Field.id).map(String.init) { message.ref.append(text: id) }
        message.setSender(record.string(Field.sender))
        message.isBot = record.flag(Field.senderIsBot) ?? false
        if let file = record.string(Field.attachment) {
            message.kind = .media
            message.attachment.append(text: file)
        }
        if let reply = record.string(Field.replyTo) { message.replyTo.append(text: reply) }
        message.hints = RecordHints(
            currency: record.currency(Field.defaultCurrency), dateOrder: record.string(Field.dateOrder).flatMap { DateOrder($0) },
            language: record.string(Field.lang), thread: record.string(Field.thread))
        return true
    }
}

/// What it calls its fields.
private enum Field {
    static var attachment: Key { Key(foreign: "attachment") }
    static var dateOrder: Key { Key(foreign: "date_order") }
    static var defaultCurrency: Key { Key(foreign: "default_currency") }
    static var id: Key { Key(foreign: "id") }
    static var lang: Key { Key(foreign: "lang") }
    static var replyTo: Key { Key(foreign: "reply_to") }
    static var sender: Key { Key(foreign: "sender") }
    static var senderIsBot: Key { Key(foreign: "sender_is_bot") }
    static var sent: Key { Key(foreign: "sent") }
    static var text: Key { Key(foreign: "text") }
    static var thread: Key { Key(foreign: "thread") }
    static var timestamp: Key { Key(foreign: "timestamp") }
}
