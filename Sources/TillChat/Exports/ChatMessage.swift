import TillRecords

/// One message of a conversation on its way from an export to the writer.
///
/// One object is filled anew for every message, so that a large chat allocates nothing per line.
final class ChatMessage {
    enum Kind: UInt8, Sendable {
        case message, system, media, deleted
    }

    /// Where it starts: the physical line or the entry, from 1.
    var place = 1
    /// The day as written; nil before it was read.
    var day: Day?
    /// Seconds since midnight.
    var seconds = 0
    /// Thousandths of a second, 0 when the source has none.
    var millis = 0
    /// The source states an instant (UTC), not a wall clock.
    var isInstant = false
    var kind = Kind.message
    var isEdited = false
    var isBot = false
    /// A system line and a deleted user have none.
    var hasSender = false
    let sender = ByteBuffer(capacity: 64)
    let text = ByteBuffer(capacity: 1024)
    let attachment = ByteBuffer(capacity: 64)
    /// The source's own id of the message.
    let ref = ByteBuffer(capacity: 64)
    /// The id of the message it answers.
    let replyTo = ByteBuffer(capacity: 64)
    /// What a quotation says of the message it answers, where no id does.
    let quote = ByteBuffer(capacity: 64)
    /// What plain records say besides; nil elsewhere.
    var hints: RecordHints?

    func reset() {
        place = 1
        day = nil
        seconds = 0
        millis = 0
        isInstant = false
        kind = .message
        isEdited = false
        isBot = false
        hasSender = false
        sender.clear()
        text.clear()
        attachment.clear()
        ref.clear()
        replyTo.clear()
        quote.clear()
        hints = nil
    }

    /// Sets the sender's name, without marks of direction, `~` and blanks around it.
    func setSender(_ name: ByteView) {
        sender.clear()
        ChatText.append(name, to: sender)
        ChatText.trim(sender)
        hasSender = !sender.isEmpty
    }

    func setSender(_ name: String?) {
        sender.clear()
        hasSender = false
        guard var name else { return }
        name.withUTF8 { unsafe setSender(ByteView($0)) }
    }

    /// Sets the day and time from seconds since 1970 in UTC; false outside the years 1 to 9999.
    func setInstant(seconds total: Int, millis: Int = 0) -> Bool {
        let days = total >= 0 ? total / 86_400 : (total - 86_399) / 86_400
        guard let day = Day(ordinal: days) else { return false }
        self.day = day
        seconds = total - days * 86_400
        self.millis = millis
        isInstant = true
        return true
    }
}

/// What a plain record says of its message besides sender, time and text.
struct RecordHints {
    var currency: Currency?
    var dateOrder: DateOrder?
    var language: String?
    /// Messages of one thread are one conversation; nil stands alone.
    var thread: String?
}
