/// Who is paid or pays, without what changes from row to row.
struct PayeeNames: Sendable {
    /// Words that say how or when money moved and not to whom, in small letters.
    private let passing: Set<String>

    init(passing: Set<String>) { self.passing = passing }

    /// The name that groups rows: small letters, without words that have a digit, single letters, and words about the way of paying.
    /// What has nothing else keeps them.
    func key(_ name: String) -> String {
        let words = name.lowercased().split { $0.isWhitespace || $0 == "*" || $0 == "#" || $0 == "/" || $0 == ":" || $0 == "," }
        let steady = words.filter { word in !word.utf8.contains { $0 &- 48 < 10 } }
        let kept = steady.filter { isName($0) }
        return (kept.isEmpty ? (steady.isEmpty ? words : steady) : kept).joined(separator: " ")
    }

    /// The name a person reads: as written, without such words at its end.
    func shown(_ name: String) -> String {
        var words = name.split { $0.isWhitespace }
        while words.count > 1, let last = words.last {
            let hasDigit = last.utf8.contains { $0 &- 48 < 10 }
            guard hasDigit || !isName(Substring(last.lowercased())) else { break }
            words.removeLast()
        }
        return words.joined(separator: " ")
    }

    private func isName(_ word: Substring) -> Bool {
        word.utf8.count > 1 && !passing.contains(String(word)) && word.contains { $0.isLetter }
    }
}
