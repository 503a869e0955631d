import TillRecords
import TillStages

/// A kind of chat export: what it looks like, and how its entries become messages.
///
/// A new format is one file that conforms, and one line in `ChatFormats`.
protocol ChatFormat: Sendable {
    /// The word in `source.format`: `whatsapp`.
    static var name: StaticString { get }

    /// How sure it is that the export is its own, by its first bytes, never by its name.
    func claim(_ head: ChatHead) -> ChatClaim

    /// Gives the messages in the order of time. A bad entry is rejected and the next one read; a thrown fault refuses the
    /// export as a whole.
    func read(_ source: ChatSource, into receiver: any ChatReceiver) throws(Fault)
}

/// How sure a format is that an export is its own.
enum ChatClaim: Int, Comparable, Sendable {
    case none, possible, certain

    static func < (a: ChatClaim, b: ChatClaim) -> Bool { a.rawValue < b.rawValue }
}

/// What takes the messages of an export.
protocol ChatReceiver: AnyObject {
    /// `line` or `entry`: what the place of the messages counts.
    var placeWord: StaticString { get set }
    /// What tells this conversation from others in the same format, when the export says: its own id, else its name.
    var conversation: String { get set }
    func take(_ message: ChatMessage) throws(Fault)
    /// Tells something about one entry that was read all the same; `place` counts like the messages' places.
    func note(_ code: StaticString, _ sentence: String, remedy: String, place: Int) throws(Fault)
    /// Refuses one entry.
    func reject(_ code: String, _ sentence: String, remedy: String, place: Int, content: String?) throws(Fault)
}

extension ChatReceiver {
    /// Refuses an entry whose time cannot be read.
    func rejectTimeless(_ place: Int) throws(Fault) {
        try reject(
            "chat.bad-entry", "the entry has no time that can be read.", remedy: "Export the chat again.", place: place, content: nil)
    }
}
