import TillRecords
import TillStages

/// Telegram Desktop's export as JSON, of one chat or of all.
struct TelegramJsonFormat: ChatFormat {
    static let name: StaticString = "telegram"

    func claim(_ head: ChatHead) -> ChatClaim {
        guard head.firstByte == UInt8(ascii: "{"), head.has("\"messages\"") || head.has("\"chats\"") else { return .none }
        if head.has("\"sender_name\"") || head.has("\"guild\"") || head.has("\"author\"") { return .none }
        return head.has("\"date_unixtime\"") || head.has(all: ["\"date\"", "\"from\""]) ? .certain : .none
    }

    func read(_ source: ChatSource, into receiver: any ChatReceiver) throws(Fault) {
        receiver.placeWord = "entry"
        let export = JsonExport(source: source, receiver: receiver)
        try export.walk { slices, root throws(Fault) in
            var first = 1
            for chat in chats(slices, root) {
                guard let messages = slices.member(chat, "messages").map({ slices.elements($0) }) else { continue }
                let id = slices.member(chat, "id").map { String(decoding: slices.raw($0), as: UTF8.self) }
                receiver.conversation = id ?? slices.member(chat, "name").flatMap { slices.text($0) } ?? ""
                try export.messages(slices, messages, from: first) { record, message in TelegramJsonFormat.fill(message, record) }
                first += messages.count
            }
        }
    }

    private func chats(_ slices: JsonSlices, _ root: JsonSlices.Slice) -> [JsonSlices.Slice] {
        if slices.member(root, "messages") != nil { return [root] }
        guard let list = slices.member(root, "chats").flatMap({ slices.member($0, "list") }) else { return [] }
        return slices.elements(list)
    }

    private static func fill(_ message: ChatMessage, _ record: Record) -> Bool? {
        // The wall clock of who exported is what people mean by today; the instant stands in where it is missing.
        if !(record.string(Field.date).map { ChatInstant.read($0, into: message) } ?? false) {
            guard ChatInstant.readSeconds(record, Field.dateUnixtime, into: message) else { return nil }
        }
        if let id = record.raw(Field.id) { message.ref.append(id) }
        if let reply = record.raw(Field.replyToMessageId) { message.replyTo.append(reply) }
        message.text.append(text: text(record))
        ChatText.trim(message.text)
        if record.equals(Field.type, "service") {
            message.kind = .system
            return true
        }
        message.setSender(record.string(Field.from))
        message.isEdited = record.has(Field.edited)
        message.isBot = isBot(record)
        if let file = record.string(Field.photo) ?? record.string(Field.file) {
            message.kind = .media
            if !file.hasPrefix("(") { message.attachment.append(text: file) }
        } else if record.has(Field.mediaType) {
            message.kind = .media
        }
        return true
    }

    private static func isBot(_ record: Record) -> Bool {
        record.has(Field.viaBot) || (record.string(Field.from).map { ChatText.isBotName($0) } ?? false)
    }

    /// The text: a string, or pieces that follow each other without a blank.
    private static func text(_ record: Record) -> String {
        if let whole = record.string(Field.text) { return whole }
        var text = ""
        for piece in record.elements(Field.text) ?? [] {
            text +=
                piece.withBytes { raw in
                    JsonValue.withText(raw) { String(decoding: $0, as: UTF8.self) } ?? (try? Record(checking: raw))?.string(Field.text)
                } ?? ""
        }
        return text
    }
}

/// What it calls its fields.
private enum Field {
    static var date: Key { Key(foreign: "date") }
    static var dateUnixtime: Key { Key(foreign: "date_unixtime") }
    static var edited: Key { Key(foreign: "edited") }
    static var file: Key { Key(foreign: "file") }
    static var from: Key { Key(foreign: "from") }
    static var id: Key { Key(foreign: "id") }
    static var mediaType: Key { Key(foreign: "media_type") }
    static var photo: Key { Key(foreign: "photo") }
    static var replyToMessageId: Key { Key(foreign: "reply_to_message_id") }
    static var text: Key { Key(foreign: "text") }
    static var type: Key { Key(foreign: "type") }
    static var viaBot: Key { Key(foreign: "via_bot") }
}
