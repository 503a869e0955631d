/// A name of a month in a language.
public struct MonthName: Sendable {
    /// 1 to 12.
    public let number: Int
    public let language: String
    public let text: String

    public init(number: Int, language: String, text: String) {
        self.number = number
        self.language = language
        self.text = text
    }
}

/// Names of months in many languages, and what of them is enough to tell a month.
public struct MonthNames: Sendable {
    private let numbers: [[UInt8]: Int]

    /// A beginning of three letters or more tells a month when no other has it.
    public init(_ names: [MonthName]) {
        var exact: [[UInt8]: Int] = [:]
        var beginnings: [[UInt8]: Int] = [:]
        for name in names where (1...12).contains(name.number) {
            let (word, number) = (WordFolding.folded(name.text), name.number)
            MonthNames.claim(word, number, in: &exact)
            for length in stride(from: 3, to: word.count, by: 1) { MonthNames.claim(Array(word.prefix(length)), number, in: &beginnings) }
        }
        numbers = exact.merging(beginnings) { whole, _ in whole }
    }

    /// Two months of one name leave it without meaning.
    private static func claim(_ word: [UInt8], _ number: Int, in table: inout [[UInt8]: Int]) {
        if let other = table[word], other != number { table[word] = 0 } else { table[word] = number }
    }

    /// 1 to 12 for a folded name (`WordFolding`), or nil.
    public func number(_ folded: [UInt8]) -> Int? {
        guard folded.count >= 3, let found = numbers[folded], found > 0 else { return nil }
        return found
    }
}
