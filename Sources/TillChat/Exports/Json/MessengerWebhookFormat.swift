import TillRecords
import TillStages

/// A log of Messenger's webhooks, one payload a line. Deliveries, reads and postbacks are no messages; echoes are the bot's.
struct MessengerWebhookFormat: ChatFormat {
    static let name: StaticString = "messenger-webhook"

    func claim(_ head: ChatHead) -> ChatClaim {
        let object = head.firstRecord?.string("object")
        return object == "page" || object == "instagram" ? .certain : .none
    }

    func read(_ source: ChatSource, into receiver: any ChatReceiver) throws(Fault) {
        let message = ChatMessage()
        var seen: Set<String> = []
        try JsonExport(source: source, receiver: receiver).lines { record, line throws(Fault) in
            for event in record.objects("entry").flatMap({ $0.objects("messaging") }) {
                guard let payload = event.object("message") else { continue }
                message.reset()
                message.place = line
                guard MessengerWebhookFormat.fill(message, event, payload) else { return false }
                let id = payload.string("mid") ?? ""
                if id.isEmpty || seen.insert(id).inserted { try receiver.take(message) }
            }
            return true
        }
    }

    private static func fill(_ message: ChatMessage, _ event: Record, _ payload: Record) -> Bool {
        guard ChatInstant.readMillis(event, "timestamp", into: message) else { return false }
        if let id = payload.string("mid") { message.ref.append(text: id) }
        if let reply = payload.object("reply_to")?.string("mid") { message.replyTo.append(text: reply) }
        message.setSender(event.object("sender")?.string("id"))
        message.isBot = payload.flag("is_echo") ?? false
        message.text.append(text: payload.string("text") ?? "")
        ChatText.trim(message.text)
        if payload.flag("is_deleted") == true {
            message.kind = .deleted
            message.text.clear()
        } else if let file = payload.objects("attachments").first {
            message.kind = .media
            message.attachment.append(text: file.object("payload")?.string("url") ?? "")
        }
        return true
    }
}
