/// What came of an attempt.
public enum SendOutcome: Sendable, Equatable {
    case delivered(code: String)
    /// Another attempt may help.
    case again(code: String, after: Int? = nil)
    /// No other attempt helps before a person has changed something.
    case never(code: String)

    /// What an answer of a web server means. What is asked to come elsewhere is not followed: a signature is for one address.
    static func http(_ status: Int, after: Int? = nil) -> SendOutcome {
        let code = "http-\(status)"
        return switch status {
        case 200..<300: .delivered(code: code)
        // Too slow, busy with the same, too early, too many.
        case 408, 409, 425, 429, 500...: .again(code: code, after: after)
        default: .never(code: code)
        }
    }
}
