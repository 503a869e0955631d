/// A category's name as people read it: `food.eating_out` is "Eating out" of the group "Food".
struct CategoryName: Sendable, Hashable {
    let group: String
    let leaf: String

    init(_ name: String) {
        guard !name.isEmpty else {
            group = "Uncategorised"
            leaf = "Uncategorised"
            return
        }
        for separator in [" > ", " / ", ">", ":", "/", "."] {
            guard let cut = CategoryName.firstCut(in: name, at: separator) else { continue }
            group = CategoryName.readable(cut.0)
            leaf = CategoryName.readable(cut.1)
            return
        }
        leaf = CategoryName.readable(name)
        group = leaf
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
