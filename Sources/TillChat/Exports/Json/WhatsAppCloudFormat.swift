import TillRecords
import TillStages

/// A log of the WhatsApp Cloud API's webhooks, one payload a line.
struct WhatsAppCloudFormat: ChatFormat {
    static let name: StaticString = "whatsapp-cloud"

    func claim(_ head: ChatHead) -> ChatClaim {
        head.firstRecord?.string("object") == "whatsapp_business_account" ? .certain : .none
    }

    func read(_ source: ChatSource, into receiver: any ChatReceiver) throws(Fault) {
        let message = ChatMessage()
        var seen: Set<String> = []
        try JsonExport(source: source, receiver: receiver).lines { record, line throws(Fault) in
            for value in record.objects("entry").flatMap({ $0.objects("changes") }).compactMap({ $0.object("value") }) {
                var names: [String: String] = [:]
                for contact in value.objects("contacts") {
                    if let id = contact.string("wa_id") { names[id] = contact.object("profile")?.string("name") }
                }
                for payload in value.objects("messages") {
                    message.reset()
                    message.place = line
                    guard WhatsAppCloudFormat.fill(message, payload, names) else { return false }
                    let id = payload.string("id") ?? ""
                    if id.isEmpty || seen.insert(id).inserted { try receiver.take(message) }
                }
            }
            return true
        }
    }

    private static func fill(_ message: ChatMessage, _ payload: Record, _ names: [String: String]) -> Bool {
        guard ChatInstant.readSeconds(payload, "timestamp", into: message) else { return false }
        if let id = payload.string("id") { message.ref.append(text: id) }
        if let reply = payload.object("context")?.string("id") { message.replyTo.append(text: reply) }
        let from = payload.string("from")
        message.setSender(from.flatMap { names[$0] } ?? from)
        let type = payload.string("type") ?? "text"
        let body = payload.object("text")?.string("body") ?? payload.object("button")?.string("text")
        message.text.append(text: body ?? "")
        for (name, key) in [
            ("image", "image"), ("document", "document"), ("video", "video"), ("audio", "audio"), ("sticker", "sticker"),
            ("voice", "voice"),
        ] as [(String, Key)] where type == name {
            message.kind = .media
            let media = payload.object(key)
            message.text.append(text: media?.string("caption") ?? "")
            message.attachment.append(text: media?.string("filename") ?? media?.string("id") ?? "")
        }
        if type == "system" {
            message.kind = .system
            message.setSender(nil)
            message.text.append(text: payload.object("system")?.string("body") ?? "")
        }
        ChatText.trim(message.text)
        return true
    }
}
