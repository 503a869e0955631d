import TillHousehold

/// A category's name as people read it: `food.eating_out` is "Eating out" of the group "Food".
struct CategoryName: Sendable, Hashable {
    let group: String
    let leaf: String
    /// What the page calls them: those that come with Till by the words of its language.
    let groupTitle: String
    let title: String

    init(_ name: String) {
        let (group, leaf) = CategoryName.parts(name)
        self.group = group
        self.leaf = leaf
        let told = CategoryName.told(name)
        groupTitle = told?.group ?? PageLanguage.spoken.known(group) ?? (name.isEmpty ? say(.uncategorised) : group)
        title = told?.leaf ?? PageLanguage.spoken.known(leaf) ?? (name.isEmpty ? say(.uncategorised) : leaf)
    }

    /// A category or a group of them as the page calls it, by its id, its label or what `shown` made of it.
    static func said(_ name: String) -> String {
        guard !name.isEmpty else { return "" }
        return told(name)?.leaf ?? PageLanguage.spoken.known(shown(name)) ?? shown(name)
    }

    /// What the language calls a category that comes with Till, by its id or label.
    private static func told(_ name: String) -> (group: String, leaf: String)? {
        guard let text = PageLanguage.spoken.known(name) ?? PageLanguage.spoken.known("category." + name) else { return nil }
        guard let cut = firstCut(in: text, at: " / ") else { return (text, text) }
        return cut
    }

    /// A category's name without its group, as records have it.
    static func leaf(of name: String) -> String { parts(name).leaf }

    private static func parts(_ name: String) -> (group: String, leaf: String) {
        guard !name.isEmpty else { return ("Uncategorised", "Uncategorised") }
        for separator in [" > ", " / ", ">", ":", "/", "."] {
            guard let cut = CategoryName.firstCut(in: name, at: separator) else { continue }
            return (CategoryName.readable(cut.0), CategoryName.readable(cut.1))
        }
        let leaf = CategoryName.readable(name)
        return (leaf, leaf)
    }

    /// A category or a group of them in one name; empty for none.
    static func shown(_ name: String) -> String {
        guard !name.isEmpty else { return "" }
        let parts = CategoryName(name)
        return parts.leaf.isEmpty ? parts.group : parts.leaf
    }

    private static func firstCut(in name: String, at separator: String) -> (String, String)? {
        let bytes = Array(name.utf8)
        let mark = Array(separator.utf8)
        guard bytes.count > mark.count + 1 else { return nil }
        for start in 1..<(bytes.count - mark.count) where bytes[start..<(start + mark.count)].elementsEqual(mark) {
            return (String(decoding: bytes[..<start], as: UTF8.self), String(decoding: bytes[(start + mark.count)...], as: UTF8.self))
        }
        return nil
    }

    /// `FOOD_AND_DRINK` and `food_and_drink` as `Food and drink`; anything with blanks or mixed case stays as written.
    private static func readable(_ name: String) -> String {
        let written = Plain.clean(name, limit: 48)
        let shouted = !written.utf8.contains { $0 &- 97 < 26 }
        guard written.utf8.contains(95) || shouted || written.utf8.first.map({ $0 &- 97 < 26 }) == true else { return written }
        let words = String(decoding: written.utf8.map { $0 == 95 ? 32 : $0 }, as: UTF8.self)
        let lower = shouted ? words.lowercased() : words
        return lower.prefix(1).uppercased() + lower.dropFirst()
    }
}
