/// Why a line is not a record: what was expected, and the byte (from 0) where it was not found.
public struct JsonFault: Error, Equatable, Sendable {
    public enum Reason: String, Sendable {
        case notAnObject = "it does not start with {"
        case unfinished = "it ends in the middle of a value"
        case afterEnd = "something follows the closing }"
        case badString = "a string has a control character, a bad escape or no end"
        case badUtf8 = "the text is not UTF-8"
        case badNumber = "a number is not written as JSON writes numbers"
        case badValue = "a value is not JSON"
        case badPunctuation = "a comma, colon or closing bracket is missing"
        case duplicateKey = "a field stands there twice"
        case tooDeep = "it nests deeper than 64 levels"
        case tooLong = "it is longer than 16 MB"
        case noType = "it has no type that is text"
    }

    public let reason: Reason
    public let offset: Int

    public init(_ reason: Reason, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }
}
