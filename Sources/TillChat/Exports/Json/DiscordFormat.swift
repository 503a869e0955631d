import TillRecords
import TillStages

/// DiscordChatExporter's JSON.
struct DiscordFormat: ChatFormat {
    static let name: StaticString = "discord"

    func claim(_ head: ChatHead) -> ChatClaim {
        head.firstByte == UInt8(ascii: "{") && head.has(all: ["\"guild\"", "\"channel\"", "\"messages\""]) ? .certain : .none
    }

    func read(_ source: ChatSource, into receiver: any ChatReceiver) throws(Fault) {
        receiver.placeWord = "entry"
        let export = JsonExport(source: source, receiver: receiver)
        try export.walk { slices, root throws(Fault) in
            let messages = slices.member(root, "messages").map { slices.elements($0) } ?? []
            receiver.conversation = slices.member(root, "channel").flatMap { slices.member($0, "id") }.flatMap { slices.text($0) } ?? ""
            try export.messages(slices, messages) { record, message in DiscordFormat.fill(message, record) }
        }
    }

    private static func fill(_ message: ChatMessage, _ record: Record) -> Bool? {
        guard let time = record.string(Field.timestamp), ChatInstant.read(time, into: message) else { return nil }
        if let id = record.string(Field.id) { message.ref.append(text: id) }
        message.text.append(text: record.string(Field.content) ?? "")
        ChatText.trim(message.text)
        guard
            ["Default", "Reply", "ChatInputCommand", "ContextMenuCommand", "ThreadStarterMessage"].contains(
                record.string(Field.type) ?? "Default")
        else {
            message.kind = .system
            return true
        }
        let author = record.object(Field.author)
        message.setSender(author?.string(Field.nickname) ?? author?.string(Field.name))
        message.isBot = author?.flag(Field.isBot) ?? false
        message.isEdited = record.has(Field.timestampEdited)
        if let reply = record.object(Field.reference)?.string(Field.messageId) { message.replyTo.append(text: reply) }
        if let file = record.objects(Field.attachments).first {
            message.kind = .media
            message.attachment.append(text: file.string(Field.fileName) ?? file.string(Field.url) ?? "")
        } else if message.text.isEmpty, !record.objects(Field.stickers).isEmpty {
            message.kind = .media
        }
        return true
    }
}

/// What it calls its fields.
private enum Field {
    static var attachments: Key { Key(foreign: "attachments") }
    static var author: Key { Key(foreign: "author") }
    static var content: Key { Key(foreign: "content") }
    static var fileName: Key { Key(foreign: "fileName") }
    static var id: Key { Key(foreign: "id") }
    static var isBot: Key { Key(foreign: "isBot") }
    static var messageId: Key { Key(foreign: "messageId") }
    static var name: Key { Key(foreign: "name") }
    static var nickname: Key { Key(foreign: "nickname") }
    static var reference: Key { Key(foreign: "reference") }
    static var stickers: Key { Key(foreign: "stickers") }
    static var timestamp: Key { Key(foreign: "timestamp") }
    static var timestampEdited: Key { Key(foreign: "timestampEdited") }
    static var type: Key { Key(foreign: "type") }
    static var url: Key { Key(foreign: "url") }
}
