import TillStages

/// Where the answers of a review come from.
protocol ReviewAnswers {
    /// The next key; nil when there is none any more.
    mutating func key() -> Character?
    /// What is typed after a prompt; nil when nothing is.
    mutating func line(_ prompt: String) -> String?
}

/// A person at the terminal.
struct TypedAnswers: ReviewAnswers {
    private let keyboard = Keyboard()

    func key() -> Character? { keyboard.key() }
    func line(_ prompt: String) -> String? { keyboard.line(prompt) }
}

/// Lines of a file: a key, and behind a blank what is typed after it. `c food.groceries`
struct WrittenAnswers: ReviewAnswers {
    private var lines: ArraySlice<Substring>
    private var rest = ""

    init(_ text: String) { lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") && !$0.allSatisfy(\.isWhitespace) }[...] }

    mutating func key() -> Character? {
        guard let line = lines.popFirst() else { return nil }
        rest = line.dropFirst().split(separator: " ").joined(separator: " ")
        return line.first
    }

    func line(_ prompt: String) -> String? { rest }
}
