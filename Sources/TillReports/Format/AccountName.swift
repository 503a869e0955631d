import TillHousehold

/// An account as a page calls it: the kind of one that has no name of its own is a word of the language, `Checking •• 4417`.
enum AccountName {
    static func said(_ name: String) -> String {
        let first = name.unicodeScalars.firstIndex(of: "\u{2022}").map { name[..<$0] } ?? name[...]
        let word = first.last == " " ? first.dropLast() : first
        guard !word.isEmpty, let kind = PageLanguage.spoken.known(String(word)) else { return name }
        return kind + name[word.endIndex...]
    }
}
