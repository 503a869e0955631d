import TillRecords
import TillStages

/// A log of Twilio's message webhooks, one payload a line.
struct TwilioFormat: ChatFormat {
    static let name: StaticString = "twilio"

    func claim(_ head: ChatHead) -> ChatClaim {
        guard let record = head.firstRecord else { return .none }
        return record.has("Body") && record.has("From") && (record.has("SmsMessageSid") || record.has("MessageSid")) ? .certain : .none
    }

    func read(_ source: ChatSource, into receiver: any ChatReceiver) throws(Fault) {
        let message = ChatMessage()
        var seen: Set<String> = []
        try JsonExport(source: source, receiver: receiver).lines { record, line throws(Fault) in
            message.reset()
            message.place = line
            let id = record.string("MessageSid") ?? record.string("SmsMessageSid") ?? ""
            guard TwilioFormat.fill(message, record, id) else { return false }
            // A webhook that was delivered twice is one message.
            if id.isEmpty || seen.insert(id).inserted { try receiver.take(message) }
            return true
        }
    }

    private static func fill(_ message: ChatMessage, _ record: Record, _ id: String) -> Bool {
        let times: [Key] = ["received_at", "DateSent", "DateCreated", "timestamp"]
        guard let time = times.lazy.compactMap({ record.string($0) }).first, ChatInstant.read(time, into: message) else { return false }
        message.ref.append(text: id)
        message.text.append(text: record.string("Body") ?? "")
        ChatText.trim(message.text)
        let from = record.string("From") ?? ""
        message.setSender(from.hasPrefix("whatsapp:") ? String(from.dropFirst(9)) : from)
        message.isBot = record.string("Direction")?.hasPrefix("outbound") ?? false
        let media = Int(record.string("NumMedia") ?? "") ?? record.integer("NumMedia") ?? 0
        if media > 0 || record.has("MediaUrl0") {
            message.kind = .media
            message.attachment.append(text: record.string("MediaUrl0") ?? "")
        }
        return true
    }
}
