import TillRecords
import TillStages

/// A log of the WhatsApp Cloud API's webhooks, one payload a line.
struct WhatsAppCloudFormat: ChatFormat {
    static let name: StaticString = "whatsapp-cloud"

    func claim(_ head: ChatHead) -> ChatClaim {
        head.firstRecord?.string(Field.object) == "whatsapp_business_account" ? .certain : .none
    }

    func read(_ source: ChatSource, into receiver: any ChatReceiver) throws(Fault) {
        let message = ChatMessage()
        var seen: Set<String> = []
        try JsonExport(source: source, receiver: receiver).lines { record, line throws(Fault) in
            for value in record.objects(Field.entry).flatMap({ $0.objects(Field.changes) }).compactMap({ $0.object(Field.value) }) {
                var names: [String: String] = [:]
                for contact in value.objects(Field.contacts) {
                    if let id = contact.string(Field.waId) { names[id] = contact.object(Field.profile)?.string(Field.name) }
                }
                for payload in value.objects(Field.messages) {
                    message.reset()
                    message.place = line
                    guard WhatsAppCloudFormat.fill(message, payload, names) else { return false }
                    let id = payload.string(Field.id) ?? ""
                    if id.isEmpty || seen.insert(id).inserted { try receiver.take(message) }
                }
            }
            return true
        }
    }

    private static func fill(_ message: ChatMessage, _ payload: Record, _ names: [String: String]) -> Bool {
        guard ChatInstant.readSeconds(payload, Field.timestamp, into: message) else { return false }
        if let id = payload.string(Field.id) { message.ref.append(text: id) }
        if let reply = payload.object(Field.context)?.string(Field.id) { message.replyTo.append(text: reply) }
        let from = payload.string(Field.from)
        message.setSender(from.flatMap { names[$0] } ?? from)
        let type = payload.string(Field.type) ?? "text"
        let body = payload.object(Field.text)?.string(Field.body) ?? payload.object(Field.button)?.string(Field.text)
        message.text.append(text: body ?? "")
        for (name, key) in [
            ("image", Field.image), ("document", Field.document), ("video", Field.video), ("audio", Field.audio),
            ("sticker", Field.sticker),
            ("voice", Field.voice),
        ] as [(String, Key)] where type == name {
            message.kind = .media
            let media = payload.object(key)
            message.text.append(text: media?.string(Field.caption) ?? "")
            message.attachment.append(text: media?.string(Field.filename) ?? media?.string(Field.id) ?? "")
        }
        if type == "system" {
            message.kind = .system
            message.setSender(nil)
            message.text.append(text: payload.object(Field.system)?.string(Field.body) ?? "")
        }
        ChatText.trim(message.text)
        return true
    }
}

/// What it calls its fields.
private enum Field {
    static var audio: Key { Key(foreign: "audio") }
    static var body: Key { Key(foreign: "body") }
    static var button: Key { Key(foreign: "button") }
    static var caption: Key { Key(foreign: "caption") }
    static var changes: Key { Key(foreign: "changes") }
    static var contacts: Key { Key(foreign: "contacts") }
    static var context: Key { Key(foreign: "context") }
    static var document: Key { Key(foreign: "document") }
    static var entry: Key { Key(foreign: "entry") }
    static var filename: Key { Key(foreign: "filename") }
    static var from: Key { Key(foreign: "from") }
    static var id: Key { Key(foreign: "id") }
    static var image: Key { Key(foreign: "image") }
    static var messages: Key { Key(foreign: "messages") }
    static var name: Key { Key(foreign: "name") }
    static var object: Key { Key(foreign: "object") }
    static var profile: Key { Key(foreign: "profile") }
    static var sticker: Key { Key(foreign: "sticker") }
    static var system: Key { Key(foreign: "system") }
    static var text: Key { Key(foreign: "text") }
    static var timestamp: Key { Key(foreign: "timestamp") }
    static var type: Key { Key(foreign: "type") }
    static var value: Key { Key(foreign: "value") }
    static var video: Key { Key(foreign: "video") }
    static var voice: Key { Key(foreign: "voice") }
    static var waId: Key { Key(foreign: "wa_id") }
}
