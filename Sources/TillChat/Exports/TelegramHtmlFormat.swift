import TillRecords
import TillStages

/// Telegram Desktop's export as pages. Messages that follow one of the same sender repeat no name.
struct TelegramHtmlFormat: ChatFormat {
    static let name: StaticString = "telegram-html"

    func claim(_ head: ChatHead) -> ChatClaim {
        guard head.firstByte == UInt8(ascii: "<") else { return .none }
        return head.has("class=\"message ") || head.has(all: ["page_wrap", "class=\"history\""]) ? .certain : .none
    }

    func read(_ source: ChatSource, into receiver: any ChatReceiver) throws(Fault) {
        let text = String(decoding: try source.bytes(), as: UTF8.self)
        receiver.placeWord = "line"
        let message = ChatMessage()
        var sender: String?
        var line = 1
        var pieces = text.components(of: "<div class=\"message ")
        line += pieces.isEmpty ? 0 : pieces.removeFirst().utf8.count { $0 == 0x0A }
        for piece in pieces {
            let place = line
            line += piece.utf8.count { $0 == 0x0A }
            guard !piece.hasPrefix("service") else { continue }
            message.reset()
            message.place = place
            guard TelegramHtmlFormat.fill(message, piece) else {
                try receiver.reject(
                    "chat.bad-entry", "the message has no time.", remedy: "Export the chat again.", place: place, content: nil)
                continue
            }
            if let name = TelegramHtmlFormat.inner(piece, "<div class=\"from_name\">") {
                sender = name.split(separator: "<span").first.map { HtmlText.plain($0) } ?? ""
            }
            message.setSender(sender)
            message.isBot = sender.map { ChatText.isBotName($0) } ?? false
            try receiver.take(message)
        }
    }

    private static func fill(_ message: ChatMessage, _ piece: Substring) -> Bool {
        guard let title = after(piece, "date details\" title=\"", until: "\""), sent(title, message) else { return false }
        if let id = after(piece, "id=\"message", until: "\"") { message.ref.append(text: String(id)) }
        if let reply = after(piece, "#go_to_message", until: "\"") { message.replyTo.append(text: String(reply)) }
        if let body = inner(piece, "<div class=\"text\">") { message.text.append(text: HtmlText.plain(body)) }
        ChatText.trim(message.text)
        if let media = after(piece, "<div class=\"media_wrap", until: "<div class=\"text\">")
            ?? after(piece, "<div class=\"media_wrap", until: nil)
        {
            message.kind = .media
            if let file = after(media, "href=\"", until: "\""), !file.hasPrefix("http") {
                message.attachment.append(text: HtmlText.unescaped(String(file)))
            }
        }
        return true
    }

    /// `05.03.2024 08:02:10 UTC+02:00`: the wall clock of who exported.
    private static func sent(_ title: Substring, _ message: ChatMessage) -> Bool {
        let numbers = title.prefix(19).split { !$0.isNumber }.compactMap { Int($0) }
        guard numbers.count == 6, let day = Day(year: numbers[2], month: numbers[1], day: numbers[0]) else { return false }
        message.day = day
        message.seconds = numbers[3] * 3600 + numbers[4] * 60 + numbers[5]
        return message.seconds < 86_400
    }

    /// What stands in the element that `open` starts, up to its `</div>`: these hold no further `<div>`.
    private static func inner(_ text: Substring, _ open: String) -> Substring? { after(text, open, until: "</div>") }

    private static func after(_ text: Substring, _ start: String, until end: String?) -> Substring? {
        guard let found = text.firstRange(of: start) else { return nil }
        let rest = text[found.upperBound...]
        guard let end else { return rest }
        return rest.firstRange(of: end).map { rest[..<$0.lowerBound] }
    }
}

extension String {
    /// The pieces between occurrences of a separator.
    fileprivate func components(of separator: String) -> [Substring] {
        var found: [Substring] = []
        var rest = self[...]
        while let range = rest.firstRange(of: separator) {
            found.append(rest[..<range.lowerBound])
            rest = rest[range.upperBound...]
        }
        found.append(rest)
        return found
    }
}
