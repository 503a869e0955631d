import TillRecords

/// What a document came with that lay in another one: the message of a chat that a photo was sent with.
public struct DocumentCarrier: Sendable, Hashable {
    /// SHA-256 of the document that it lay in, as 64 hexadecimal digits.
    public var document: String
    /// Which member sent it, when the household's file knows the sender.
    public var member: String?
    /// The words that were sent with it, as written.
    public var words: String?
    /// The day it was sent.
    public var day: Day?

    public init(document: String, member: String? = nil, words: String? = nil, day: Day? = nil) {
        self.document = document
        self.member = member
        self.words = words
        self.day = day
    }
}
