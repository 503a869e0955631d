/// Sentences in which one thing is told as several.
public enum Singulars {
    /// Words in s that are no plural, behind a number that counts nothing: "line 1 is".
    private static let others: Set<Substring> = ["is", "was", "has", "as", "its", "this"]

    /// "1 rows", with what stands around it; nothing where every noun has its number.
    public static func broken(_ text: String) -> [String] {
        text.matches(of: /(?:^|[\s(">])1\s(?:(?:earlier|older|complete)\s)?([a-z]+[^s\W]s)\b/).compactMap { match in
            guard !others.contains(match.1) else { return nil }
            let from = text.index(match.range.lowerBound, offsetBy: -30, limitedBy: text.startIndex) ?? text.startIndex
            let to = text.index(match.range.upperBound, offsetBy: 30, limitedBy: text.endIndex) ?? text.endIndex
            return String(text[from..<to])
        }
    }
}
