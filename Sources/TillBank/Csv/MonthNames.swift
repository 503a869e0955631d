/// Names of months in the languages of the knowledge file, and what of them is enough to tell a month.
public struct MonthNames: Sendable {
    private let numbers: [BytesKey: Int]

    /// `rows` are number, language, word. A beginning of three letters or more tells a month when no other has it.
    init(rows: [[Substring]]) {
        var exact: [[UInt8]: Int] = [:]
        var beginnings: [[UInt8]: Int] = [:]
        for row in rows where row.count >= 3 {
            guard let number = Int(row[0]), (1...12).contains(number) else { continue }
            let word = WordFolding.folded(Array(row[2].utf8))
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
