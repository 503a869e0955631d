/// Text in lines that fit a screen.
public enum WrappedText {
    /// What the help of every program fits into, on whatever screen.
    public static let columns = 80

    /// The words of a text in lines of at most `columns` characters; a word that is longer by itself has a line of its own.
    ///
    /// - Parameters:
    ///   - first: what the first line begins with.
    ///   - rest: what the others begin with.
    public static func lines(_ text: String, first: String = "", rest: String = "", columns: Int = columns) -> [String] {
        var lines: [String] = []
        var line = first
        var isEmpty = true
        for word in text.split(separator: " ") {
            if !isEmpty, line.count + 1 + word.count > columns {
                lines.append(line)
                (line, isEmpty) = (rest, true)
            }
            line += isEmpty ? String(word) : " \(word)"
            isEmpty = false
        }
        lines.append(line)
        return lines
    }
}
