import TillRecords
import TillStages

/// The download of Messenger and Instagram: newest first, UTF-8 bytes written as if each were a character.
struct MessengerJsonFormat: ChatFormat {
    static let name: StaticString = "messenger"

    func claim(_ head: ChatHead) -> ChatClaim {
        head.firstByte == UInt8(ascii: "{") && head.has(all: ["\"messages\"", "\"sender_name\"", "\"timestamp_ms\""]) ? .certain : .none
    }

    func read(_ source: ChatSource, into receiver: any ChatReceiver) throws(Fault) {
        receiver.placeWord = "entry"
        let export = JsonExport(source: source, receiver: receiver)
        try export.walk { slices, root throws(Fault) in
            let messages = slices.member(root, "messages").map { slices.elements($0) } ?? []
            receiver.conversation = slices.member(root, "thread_path").flatMap { slices.text($0) } ?? ""
            try export.messages(slices, messages, newestFirst: isNewestFirst(slices, messages)) { record, message in
                MessengerJsonFormat.fill(message, record)
            }
        }
    }

    private func isNewestFirst(_ slices: JsonSlices, _ messages: [JsonSlices.Slice]) -> Bool {
        guard let first = messages.first, let last = messages.last else { return false }
        func sent(_ slice: JsonSlices.Slice) -> Int { (try? Record(checking: slices.raw(slice)))?.integer(Field.timestampMs) ?? 0 }
        return sent(first) > sent(last)
    }

    private static func fill(_ message: ChatMessage, _ record: Record) -> Bool? {
        guard ChatInstant.readMillis(record, Field.timestampMs, into: message) else { return nil }
        message.setSender(record.string(Field.senderName).map(repaired))
        if record.flag(Field.isUnsent) == true {
            message.kind = .deleted
            return true
        }
        message.text.append(text: repaired(record.string(Field.content) ?? ""))
        ChatText.trim(message.text)
        let file =
            ([Field.photos, Field.videos, Field.audioFiles, Field.files, Field.gifs] as [Key]).lazy.compactMap {
                record.objects($0).first?.string(Field.uri)
            }
            .first
            ?? record.object(Field.sticker)?.string(Field.uri)
        if let file {
            message.kind = .media
            message.attachment.append(text: repaired(file))
        } else if record.has(Field.callDuration) || ["Subscribe", "Unsubscribe", "Call"].contains(record.string(Field.type) ?? "") {
            message.kind = .system
            message.setSender(nil)
        }
        return true
    }

    /// The text that was meant: each byte of UTF-8 was written as a character of its own. Text that was written well stays.
    static func repaired(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            guard scalar.value < 0x100 else { return text }
            bytes.append(UInt8(scalar.value))
        }
        return bytes.withBytes { Utf8.firstError(in: $0) == nil } ? String(decoding: bytes, as: UTF8.self) : text
    }
}

/// What it calls its fields.
private enum Field {
    static var audioFiles: Key { Key(foreign: "audio_files") }
    static var callDuration: Key { Key(foreign: "call_duration") }
    static var content: Key { Key(foreign: "content") }
    static var files: Key { Key(foreign: "files") }
    static var gifs: Key { Key(foreign: "gifs") }
    static var isUnsent: Key { Key(foreign: "is_unsent") }
    static var photos: Key { Key(foreign: "photos") }
    static var senderName: Key { Key(foreign: "sender_name") }
    static var sticker: Key { Key(foreign: "sticker") }
    static var timestampMs: Key { Key(foreign: "timestamp_ms") }
    static var type: Key { Key(foreign: "type") }
    static var uri: Key { Key(foreign: "uri") }
    static var videos: Key { Key(foreign: "videos") }
}
