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
        guard let time = record.string("timestamp"), ChatInstant.read(time, into: message) else { return nil }
        if let id = record.string("id") { message.ref.append(text: id) }
        message.text.append(text: record.string("content") ?? "")
        ChatText.trim(message.text)
        guard
            ["Default", "Reply", "ChatInputCommand", "ContextMenuCommand", "ThreadStarterMessage"].contains(
                record.string("type") ?? "Default")
        else {
            message.kind = .system
            return true
        }
        let author = record.object("author")
        message.setSender(author?.string("nickname") ?? author?.string("name"))
        message.isBot = author?.flag("isBot") ?? false
        message.isEdited = record.has("timestampEdited")
        if let reply = record.object("reference")?.string("messageId") { message.replyTo.append(text: reply) }
        if let file = record.objects("attachments").first {
            message.kind = .media
            message.attachment.append(text: file.string("fileName") ?? file.string("url") ?? "")
        } else if message.text.isEmpty, !record.objects("stickers").isEmpty {
            message.kind = .media
        }
        return true
    }
}
