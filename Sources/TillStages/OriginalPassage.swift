/// What stands at a place of a document, read back for a person who asks what a record stands on.
public struct OriginalPassage: Sendable, Equatable {
    /// A line of the document.
    public struct Line: Sendable, Equatable {
        /// Its number in the document, from 1; nil where the document has no lines of text.
        public let number: Int?
        /// As it is written there, without its end.
        public let text: String

        public init(number: Int?, text: String) {
            self.number = number
            self.text = text
        }
    }

    public let lines: [Line]
    /// The passage is longer than what is given.
    public let isCut: Bool

    public init(_ lines: [Line], isCut: Bool = false) {
        self.lines = lines
        self.isCut = isCut
    }
}
