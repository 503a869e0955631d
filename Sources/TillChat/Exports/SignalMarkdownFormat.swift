import TillRecords
import TillStages

/// signal-export's `chat.md`: `[2024-03-05 08:02:10] Ben: text`, with two blanks where a body ends.
struct SignalMarkdownFormat: ChatFormat {
    static let name: StaticString = "signal-markdown"

    func claim(_ head: ChatHead) -> ChatClaim {
        let lines = head.lines.prefix(41)
        guard let first = lines.first.map({ String(decoding: $0, as: UTF8.self) }), SignalMarkdownFormat.header(first) != nil else {
            return .none
        }
        let endings = lines.dropLast().count { $0.suffix(2).elementsEqual([0x20, 0x20]) }
        return endings > 0 ? .certain : .none
    }

    func read(_ source: ChatSource, into receiver: any ChatReceiver) throws(Fault) {
        let lines = try source.lines()
        receiver.placeWord = "line"
        let message = ChatMessage()
        var body: [String]?
        func close() throws(Fault) {
            guard let open = body else { return }
            body = nil
            SignalMarkdownFormat.fill(message, open)
            try receiver.take(message)
        }
        while let text = try lines.next({ String(decoding: $0, as: UTF8.self) }) {
            guard let (time, rest) = SignalMarkdownFormat.header(text) else {
                body?.append(text)
                if body == nil {
                    try receiver.reject(
                        "chat.stray-line", "it stands before the first message.", remedy: "Export the chat again.", place: lines.number,
                        content: text)
                }
                continue
            }
            try close()
            message.reset()
            message.place = lines.number
            guard ChatInstant.read(time, into: message) else {
                try receiver.reject(
                    "chat.bad-entry", "its day or time does not exist.", remedy: "Correct the line.", place: lines.number, content: text)
                continue
            }
            let parts = rest.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            message.setSender(String(parts[0]))
            body = [parts.count > 1 ? String(parts[1]) : ""]
        }
        try close()
    }

    /// The time and what follows the bracket.
    private static func header(_ line: String) -> (time: String, rest: Substring)? {
        guard line.hasPrefix("["), let close = line.firstIndex(of: "]") else { return nil }
        let time = line[line.index(after: line.startIndex)..<close]
        guard time.utf8.count >= 16, time.utf8.count <= 26, time.utf8.first.map({ $0 &- 0x30 < 10 }) ?? false, time.contains("-"),
            time.contains(" ")
        else { return nil }
        return (String(time), line[line.index(after: close)...].drop { $0 == " " })
    }

    private static func fill(_ message: ChatMessage, _ body: [String]) {
        var kept: [String] = []
        var quote: [String] = []
        for line in body {
            let plain = line.trimmed
            if plain.hasPrefix(">") {
                quote.append(String(plain.drop { $0 == ">" || $0 == " " }))
            } else if !(plain.hasPrefix("(- ") && plain.hasSuffix(" -)")) {
                kept.append(plain)
            }
        }
        var text = kept.joined(separator: "\n").trimmed
        message.quote.append(text: quote.filter { !$0.isEmpty }.joined(separator: "\n"))
        if text == "(This message was deleted)" {
            message.kind = .deleted
            return
        }
        if text.hasSuffix("(attachment not exported)") {
            message.kind = .media
            text = String(text.dropLast(25)).trimmed
        }
        if let link = attachment(text) {
            message.kind = .media
            message.attachment.append(text: link.path)
            text = link.rest.trimmed
        }
        if [
            "Missed voice call", "Missed video call", "Incoming voice call", "Outgoing voice call", "Incoming video call",
            "Outgoing video call",
        ]
        .contains(text) {
            message.kind = .system
            message.setSender(nil)
        }
        message.text.append(text: text)
    }

    /// `![name](./media/name)` or `[name](./media/name)`: its path, and the text without it.
    private static func attachment(_ text: String) -> (path: String, rest: String)? {
        guard let middle = text.firstRange(of: "](") else { return nil }
        let (start, end) = (middle.lowerBound, middle.upperBound)
        guard let close = text[end...].firstIndex(of: ")"), let open = text[..<start].lastIndex(of: "[") else { return nil }
        let path = String(text[end..<close])
        guard path.contains("media/") || path.hasPrefix("./") else { return nil }
        var before = text[..<open]
        if before.last == "!" { before = before.dropLast() }
        return (path, String(before) + String(text[text.index(after: close)...]))
    }
}

extension String {
    /// Without blanks and line ends at both ends.
    var trimmed: String {
        var rest = drop { $0.isWhitespace }
        while rest.last?.isWhitespace ?? false { rest = rest.dropLast() }
        return String(rest)
    }
}
