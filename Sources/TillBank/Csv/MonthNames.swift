import TillStages

/// Names of months in the languages of the knowledge file, and what of them is enough to tell a month.
public struct MonthNames: Sendable {
    private let numbers: [BytesKey: Int]

    static let table = KnowledgeTable(
        "bank/months.tsv", key: ["number", "language", "name"], .integer("number", 1...12), .word("language", CsvKnowledge.languages),
        .text("name"))

    init(_ rows: TableRows) { self.init(rows.map { ($0.integer(0), $0.text(2)) }) }

    /// A beginning of three letters or more tells a month when no other has it.
    init(_ names: [(number: Int, name: String)]) {
        var exact: [[UInt8]: Int] = [:]
        var beginnings: [[UInt8]: Int] = [:]
        for (number, name) in names {
            let word = WordFolding.folded(Array(name.utf8))
            MonthNames.claim(word, number, in: &exact)
            for length in stride(from: 3, to: word.count, by: 1) { MonthNames.claim(Array(word.prefix(length)), number, in: &beginnings) }
        }
        numbers = Dictionary(
            exact.merging(beginnings) { whole, _ in whole }.map { (BytesKey(bytes: $0.key), $0.value) }, uniquingKeysWith: { a, _ in a })
    }

    /// Two months of one name leave it without meaning.
    private static func claim(_ word: [UInt8], _ number: Int, in table: inout [[UInt8]: Int]) {
        if let other = table[word], other != number { table[word] = 0 } else { table[word] = number }
    }

    /// 1 to 12 for a folded name, or nil.
    func number(_ folded: [UInt8]) -> Int? {
        guard folded.count >= 3, let found = numbers[BytesKey(bytes: folded)], found > 0 else { return nil }
        return found
    }
}
