import TillRecords

/// How a phone exports a chat: Android in Germany and in the United States, an iPhone in Britain.
struct ChatStyle {
    let tongue: Tongue

    /// Marks that iPhones put before what is not typed.
    private static let mark = "\u{200E}"

    /// Base name of the export of a group.
    func fileName(_ group: String) -> String {
        switch tongue {
        case .german: "WhatsApp Chat mit \(group).txt"
        case .american: "WhatsApp Chat with \(group).txt"
        case .british: "_chat.txt"
        }
    }

    /// The line, or the lines, of a message.
    func text(_ message: ChatMessage, group: String) -> String {
        let sender = message.sender.map { "\($0): " }
        switch tongue {
        case .german, .american:
            return "\(stamp(message)) - \(sender ?? "")\(body(message))"
        case .british:
            let isMarked = message.sender == nil || message.attachment != nil || message.isDeleted
            return "\(isMarked ? ChatStyle.mark : "")\(stamp(message)) \(sender ?? group + ": ")\(body(message))"
        }
    }

    private func stamp(_ message: ChatMessage) -> String {
        let (hour, minute, second) = (message.second / 3600, message.second / 60 % 60, message.second % 60)
        let clock = "\(Digits.padded(hour, 2)):\(Digits.padded(minute, 2))"
        switch tongue {
        case .german:
            let day = message.day
            return "\(Digits.padded(day.day, 2)).\(Digits.padded(day.month, 2)).\(Digits.padded(day.year % 100, 2)), \(clock)"
        case .american:
            let half = hour % 12 == 0 ? 12 : hour % 12
            let day = message.day
            return "\(day.month)/\(day.day)/\(Digits.padded(day.year % 100, 2)), \(half):\(Digits.padded(minute, 2))\u{202F}"
                + (hour < 12 ? "AM" : "PM")
        case .british: return "[\(Digits.dayFirst(message.day, "/")), \(clock):\(Digits.padded(second, 2))]"
        }
    }

    private func body(_ message: ChatMessage) -> String {
        if message.isDeleted {
            switch tongue {
            case .german: return "Diese Nachricht wurde gelöscht."
            case .american: return "This message was deleted"
            case .british: return "\(ChatStyle.mark)This message was deleted."
            }
        }
        if message.sender == nil, tongue == .british { return ChatStyle.mark + message.text }
        guard let file = message.attachment else { return message.text }
        let caption = message.text
        switch tongue {
        case .german: return "\(ChatStyle.mark)\(file) (Datei angehängt)" + (caption.isEmpty ? "" : "\n" + caption)
        case .american: return "\(ChatStyle.mark)\(file) (file attached)" + (caption.isEmpty ? "" : "\n" + caption)
        case .british: return (caption.isEmpty ? "" : caption + " ") + "\(ChatStyle.mark)<attached: \(file)>"
        }
    }
}
