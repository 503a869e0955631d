import TillRecords
import TillStages

/// Messages of a log of lines: one is open until the next begins, and lines between go on with its text.
final class TextLog {
    private let receiver: any ChatReceiver
    let message = ChatMessage()
    private var isOpen = false
    private var text = ""

    init(_ receiver: any ChatReceiver) { self.receiver = receiver }

    /// Closes the open message and begins another.
    ///
    /// - Parameter sender: nil for a line of the app.
    func open(_ place: Int, _ time: WrittenTime.Reading, _ order: DateOrder, sender: String?, text first: String) throws(Fault) {
        try close()
        message.reset()
        message.place = place
        guard time.set(message, order) else {
            try receiver.reject(
                "chat.bad-entry", "its day or time does not exist.", remedy: "Correct the line and read the file again.", place: place,
                content: nil)
            return
        }
        if let sender { message.setSender(sender) } else { message.kind = .system }
        isOpen = true
        text = first
    }

    /// Refuses a message without a time that can be read.
    func rejectTimeless(_ place: Int) throws(Fault) { try receiver.rejectTimeless(place) }

    func go(on line: String) { if isOpen { text += "\n" + line } }

    func close() throws(Fault) {
        guard isOpen else { return }
        isOpen = false
        message.text.append(text: text)
        ChatText.trim(message.text)
        try receiver.take(message)
    }

    /// The text of the open message as far as it is known.
    var isTextEmpty: Bool { text.isEmpty }
    func take(file: String) {
        guard isOpen else { return }
        message.kind = .media
        if message.attachment.isEmpty { message.attachment.append(text: file) }
    }
}
