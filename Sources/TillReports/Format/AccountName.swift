import TillHousehold

/// An account as a page calls it: the kind of one that has no name of its own is a word of the language, `Checking •• 4417`.
enum AccountName {
    static func said(_ name: String) -> String {
        let words = name.split(separator: " \u{2022}", maxSplits: 1)
        guard let first = words.first, let kind = PageLanguage.spoken.known(String(first)) else { return name }
        return kind + name.dropFirst(first.count)
    }
}
