import TillRecords
import TillStages

/// A log of Messenger's webhooks, one payload a line. Deliveries, reads and postbacks are no messages; echoes are the bot's.
struct MessengerWebhookFormat: ChatFormat {
    static let name: StaticString = "messenger-webhook"

    func claim(_ head: ChatHead) -> ChatClaim {
        let object = head.firstRecord?.string(Field.object)
        return object == "page" || object == "instagram" ? .certain : .none
    }

    func read(_ source: ChatSource, into receiver: any ChatReceiver) throws(Fault) {
        let message = ChatMessage()
        var seen: Set<String> = []
        try JsonExport(source: source, receiver: receiver).lines { record, line throws(Fault) in
            for event in record.objects(Field.entry).flatMap({ $0.objects(Field.messaging) }) {
                guard let payload = event.object(Field.message) else { continue }
                message.reset()
                message.place = line
                guard MessengerWebhookFormat.fill(message, event, payload) else { return false }
                let id = payload.string(Field.mid) ?? ""
                if id.isEmpty || seen.insert(id).inserted { try receiver.take(message) }
            }
            return true
        }
    }

    private static func fill(_ message: ChatMessage, _ event: Record, _ payload: Record) -> Bool {
        guard ChatInstant.readMillis(event, Field.timestamp, into: message) else { return false }
        if let id = payload.string(Field.mid) { message.ref.append(text: id) }
        if let reply = payload.object(Field.replyTo)?.string(Field.mid) { message.replyTo.append(text: reply) }
        message.setSender(event.object(Field.sender)?.string(Field.id))
        message.isBot = payload.flag(Field.isEcho) ?? false
        message.text.append(text: payload.string(Field.text) ?? "")
        ChatText.trim(message.text)
        if payload.flag(Field.isDeleted) == true {
            message.kind = .deleted
            message.text.clear()
        } else if let file = payload.objects(Field.attachments).first {
            message.kind = .media
            message.attachment.append(text: file.object(Field.payload)?.string(Field.url) ?? "")
        }
        return true
    }
}

/// What it calls its fields.
private enum Field {
    static var attachments: Key { Key(foreign: "attachments") }
    static var entry: Key { Key(foreign: "entry") }
    static var id: Key { Key(foreign: "id") }
    static var isDeleted: Key { Key(foreign: "is_deleted") }
    static var isEcho: Key { Key(foreign: "is_echo") }
    static var message: Key { Key(foreign: "message") }
    static var messaging: Key { Key(foreign: "messaging") }
    static var mid: Key { Key(foreign: "mid") }
    static var object: Key { Key(foreign: "object") }
    static var payload: Key { Key(foreign: "payload") }
    static var replyTo: Key { Key(foreign: "reply_to") }
    static var sender: Key { Key(foreign: "sender") }
    static var text: Key { Key(foreign: "text") }
    static var timestamp: Key { Key(foreign: "timestamp") }
    static var url: Key { Key(foreign: "url") }
}
