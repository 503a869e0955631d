import TillRecords
import TillStages

/// `Pigeon 1` and then `2025-03-05 08:02:10 | Ben | text`: a chat of an app that does not exist.
struct PipedFormat: ChatFormat {
    static let name: StaticString = "pigeon"

    func claim(_ head: ChatHead) -> ChatClaim { head.lines.first?.elementsEqual("Pigeon 1".utf8) ?? false ? .certain : .none }

    func read(_ source: ChatSource, into receiver: any ChatReceiver) throws(Fault) {
        let lines = try source.lines()
        receiver.placeWord = "line"
        let message = ChatMessage()
        while let text = try lines.next({ String(decoding: $0, as: UTF8.self) }) {
            guard lines.number > 1, !text.isEmpty else { continue }
            let parts = text.split(separator: "|", maxSplits: 2).map { String($0).trimmed }
            message.reset()
            message.place = lines.number
            guard parts.count == 3, ChatInstant.read(parts[0], into: message) else {
                try receiver.reject(
                    "chat.bad-entry", "it is not time, sender and text.", remedy: "Correct the line.", place: lines.number, content: text)
                continue
            }
            message.setSender(parts[1])
            message.text.append(text: parts[2])
            try receiver.take(message)
        }
    }
}
