import TillRecords
import TillStages

/// What says that something was paid in cash: `chat/cash.tsv`.
struct CashWords: Sendable {
    private enum Meaning: String, CaseIterable {
        case cash
        /// Has such a word, and says something else.
        case other
    }

    static let table = KnowledgeTable(
        "chat/cash.tsv", key: ["meaning", "language", "phrase"], .choice("meaning", Meaning.self), .word("language", .languages()),
        .text("phrase"))

    private var cash: [[UInt8]] = []
    private var other: [[UInt8]] = []
    /// The words of such phrases that mean cash: the last of each. Short ones mean other things too (`bar`).
    private var names: Set<[UInt8]> = []
    private static let shortestName = 4

    init(_ knowledge: Knowledge) throws(Fault) {
        for row in try CashWords.table.rows(knowledge) {
            let phrase = CashWords.phrase(row.text(2))
            guard row.choice(0, Meaning.self) == .cash else {
                other.append(phrase)
                continue
            }
            cash.append(phrase)
            if let name = phrase.split(separator: 0x20).last, name.count >= CashWords.shortestName { names.insert(Array(name)) }
        }
    }

    /// What was bought, without how it was paid; the whole where nothing else is said.
    func without(_ description: String) -> String {
        let words = description.split(separator: " ")
        let rest = words.filter { !names.contains(WordFolding.folded($0)) }
        return rest.isEmpty || rest.count == words.count ? description : rest.joined(separator: " ")
    }

    /// Whether the words of a message say so.
    func areIn(_ text: ByteView) -> Bool {
        var words = CashWords.words(WordFolding.folded(text))
        guard cash.contains(where: { CashWords.place(of: $0, in: words) != nil }) else { return false }
        for phrase in other {
            while let place = CashWords.place(of: phrase, in: words) { words.replaceSubrange(place..<(place + phrase.count), with: [0x20]) }
        }
        return cash.contains { CashWords.place(of: $0, in: words) != nil }
    }

    /// Words with single blanks between, before and after them: what is no letter or digit of ASCII divides.
    private static func words(_ folded: [UInt8]) -> [UInt8] {
        var out: [UInt8] = [0x20]
        for byte in folded {
            let isLetter = byte >= 0x80 || byte &- 97 < 26 || byte &- 48 < 10
            if isLetter { out.append(byte) } else if out.last != 0x20 { out.append(0x20) }
        }
        if out.last != 0x20 { out.append(0x20) }
        return out
    }

    /// A phrase as it is looked for: with its blanks, and without where its script has none.
    private static func phrase(_ text: String) -> [UInt8] {
        let words = words(WordFolding.folded(text))
        return text.unicodeScalars.contains { $0.value >= 0x0E00 } ? Array(words.dropFirst().dropLast()) : words
    }

    private static func place(of phrase: [UInt8], in words: [UInt8]) -> Int? {
        guard !phrase.isEmpty, words.count >= phrase.count else { return nil }
        return (0...(words.count - phrase.count)).first { words[$0] == phrase[0] && words[$0..<$0 + phrase.count].elementsEqual(phrase) }
    }
}
