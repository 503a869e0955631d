import TillHousehold

/// What the records of groups say in English, in the language of the page: `much on groceries and leisure; a lower income`.
enum CohortWords {
    static func label(_ label: String) -> String {
        guard !PageLanguage.spoken.isEnglish else { return label }
        // Of groups with the same words the later ones have a number behind them.
        let number = label.hasSuffix(")") ? label.lastIndex(of: "(").map { label[$0...] } ?? "" : ""
        let words = number.isEmpty ? label[...] : label.dropLast(number.count + 1)
        let parts = words.replacing("; ", with: "\u{1}").split(separator: "\u{1}").map { part(String($0)) }
        return parts.joined(separator: "; ") + (number.isEmpty ? "" : " " + number)
    }

    /// `much on groceries, leisure and travel`
    private static func part(_ words: String) -> String {
        for (start, key) in [("much on ", MessageKey.muchOn), ("little on ", .littleOn)] where words.hasPrefix(start) {
            let rest = String(words.dropFirst(start.count))
            let known = PageLanguage.spoken.known(rest).map { [$0] }
            let items =
                known
                ?? rest.replacing(" and ", with: ", ").replacing(", ", with: "\u{1}").split(separator: "\u{1}").map { item in
                    PageLanguage.spoken.retold(String(item))
                }
            return say(key, [.text: PageLanguage.spoken.list(items)])
        }
        return PageLanguage.spoken.retold(words)
    }

    /// How many a group has: `100 to 199`, `1000 or more`.
    static func size(_ band: String) -> String {
        let words = band.split(separator: " ")
        if words.count == 3, words[1] == "to" { return say(.sizeTo, [.low: String(words[0]), .high: String(words[2])]) }
        if words.count == 3, words[1] == "or" { return say(.sizeOrMore, [.low: String(words[0])]) }
        return band
    }
}
