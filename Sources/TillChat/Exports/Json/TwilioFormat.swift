import TillRecords
import TillStages

/// A log of Twilio's message webhooks, one payload a line.
struct TwilioFormat: ChatFormat {
    static let name: StaticString = "twilio"

    func claim(_ head: ChatHead) -> ChatClaim {
        guard let record = head.firstRecord else { return .none }
        return record.has(Field.body) && record.has(Field.from) && (record.has(Field.smsMessageSid) || record.has(Field.messageSid))
            ? .certain : .none
    }

    func read(_ source: ChatSource, into receiver: any ChatReceiver) throws(Fault) {
        let message = ChatMessage()
        var seen: Set<String> = []
        try JsonExport(source: source, receiver: receiver).lines { record, line throws(Fault) in
            message.reset()
            message.place = line
            let id = record.string(Field.messageSid) ?? record.string(Field.smsMessageSid) ?? ""
            guard TwilioFormat.fill(message, record, id) else { return false }
            // A webhook that was delivered twice is one message.
            if id.isEmpty || seen.insert(id).inserted { try receiver.take(message) }
            return true
        }
    }

    private static func fill(_ message: ChatMessage, _ record: Record, _ id: String) -> Bool {
        let times: [Key] = [Field.receivedAt, Field.dateSent, Field.dateCreated, Field.timestamp]
        guard let time = times.lazy.compactMap({ record.string($0) }).first, ChatInstant.read(time, into: message) else { return false }
        message.ref.append(text: id)
        message.text.append(text: record.string(Field.body) ?? "")
        ChatText.trim(message.text)
        let from = record.string(Field.from) ?? ""
        message.setSender(from.hasPrefix("whatsapp:") ? String(from.dropFirst(9)) : from)
        message.isBot = record.string(Field.direction)?.hasPrefix("outbound") ?? false
        let media = Int(record.string(Field.numMedia) ?? "") ?? record.integer(Field.numMedia) ?? 0
        if media > 0 || record.has(Field.mediaUrl0) {
            message.kind = .media
            message.attachment.append(text: record.string(Field.mediaUrl0) ?? "")
        }
        return true
    }
}

/// What it calls its fields.
private enum Field {
    static var body: Key { Key(foreign: "Body") }
    static var dateCreated: Key { Key(foreign: "DateCreated") }
    static var dateSent: Key { Key(foreign: "DateSent") }
    static var direction: Key { Key(foreign: "Direction") }
    static var from: Key { Key(foreign: "From") }
    static var mediaUrl0: Key { Key(foreign: "MediaUrl0") }
    static var messageSid: Key { Key(foreign: "MessageSid") }
    static var numMedia: Key { Key(foreign: "NumMedia") }
    static var receivedAt: Key { Key(foreign: "received_at") }
    static var smsMessageSid: Key { Key(foreign: "SmsMessageSid") }
    static var timestamp: Key { Key(foreign: "timestamp") }
}
