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
        guard let sent = record.string("sent") ?? record.string("timestamp"), ChatInstant.read(sent, into: message) else { return false }
        guard let text = record.string("text") else { return false }
        message.text.append(text: text)
        if let id = record.string("id") ?? record.integer("id").map(String.init) { message.ref.append(text: id) }
        message.setSender(record.string("sender"))
        message.isBot = record.flag("sender_is_bot") ?? false
        if let file = record.string("attachment") {
            message.kind = .media
            message.attachment.append(text: file)
        }
        if let reply = record.string("reply_to") { message.replyTo.append(text: reply) }
        message.hints = RecordHints(
            currency: record.currency("default_currency"), dateOrder: record.string("date_order").flatMap { DateOrder($0) },
            language: record.string("lang"), thread: record.string("thread"))
        return true
    }
}
