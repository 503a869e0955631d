import TillRecords
import TillStages

/// How languages write what others write otherwise: `chat/writing.tsv`.
struct LanguageWriting: Sendable {
    enum Trait: String, Sendable, CaseIterable {
        /// Groups of three digits may be set apart by blanks.
        case blankGroups = "blank-groups"
        /// Letters that are written together with the word behind them.
        case prefix
        /// Letters that a number gets behind a hyphen, an apostrophe or a colon where it stands in a case: `5000-et`, `250'si`.
        case numberEnding = "number-ending"
        /// Letters that are written together with the word before them.
        case suffix
    }

    static let table = KnowledgeTable(
        "chat/writing.tsv", key: ["trait", "language", "letters"], .choice("trait", Trait.self),
        .word("language", .languages()), .text("letters", mayBeEmpty: true))

    private(set) var blankGroups: Lexicon.Languages = 0
    /// The languages that have prefixes.
    private(set) var prefixed: Lexicon.Languages = 0
    private var prefixes: [(languages: Lexicon.Languages, letters: [UInt8])] = []
    /// Whether a prefix starts with a byte.
    private var firsts = [Bool](repeating: false, count: 256)
    /// The languages that have endings of numbers, and those that have suffixes.
    private(set) var numberEnded: Lexicon.Languages = 0
    private(set) var suffixed: Lexicon.Languages = 0
    private var numberEndings: [(languages: Lexicon.Languages, letters: [UInt8])] = []
    private var suffixes: [(languages: Lexicon.Languages, letters: [UInt8])] = []
    /// Whether a suffix ends with a byte.
    private var lasts = [Bool](repeating: false, count: 256)

    init(_ knowledge: Knowledge, _ mask: (String) -> Lexicon.Languages) throws(Fault) {
        for row in try LanguageWriting.table.rows(knowledge) {
            let language = mask(row.text(1))
            switch row.choice(0, Trait.self) {
            case .blankGroups: blankGroups |= language
            case .prefix:
                let letters = try LanguageWriting.letters(row)
                prefixed |= language
                prefixes.append((language, letters))
                firsts[Int(letters[0])] = true
            case .numberEnding:
                numberEnded |= language
                numberEndings.append((language, try LanguageWriting.letters(row)))
            case .suffix:
                let letters = try LanguageWriting.letters(row)
                suffixed |= language
                suffixes.append((language, letters))
                lasts[Int(letters[letters.count - 1])] = true
            }
        }
        // The longest that fits is the one that was written.
        suffixes.sort { $0.letters.count > $1.letters.count }
    }

    private static func letters(_ row: TableRow) throws(Fault) -> [UInt8] {
        let letters = WordFolding.folded(row.text(2))
        guard !letters.isEmpty else {
            throw row.fault("a \(row.text(0)) has no letters.", "Write them, or take the row out.")
        }
        return letters
    }

    /// Where the ending of a number in a case ends, `5000-et`, when one of the languages has it; nil otherwise.
    func endOfNumber(_ text: ByteView, _ at: Int, _ languages: Lexicon.Languages) -> Int? {
        guard languages & numberEnded != 0, at + 1 < text.count else { return nil }
        var start = at + 1
        switch text[at] {
        case UInt8(ascii: "-"), UInt8(ascii: "'"), UInt8(ascii: ":"): break
        case 0xE2 where at + 3 < text.count && text[at + 1] == 0x80 && text[at + 2] == 0x99: start = at + 3
        default: return nil
        }
        let end = ChatWords.end(text, start)
        guard end > start, end - start <= 12 else { return nil }
        let letters = WordFolding.folded(String(decoding: text[start..<end], as: UTF8.self))
        return numberEndings.contains { $0.languages & languages != 0 && $0.letters == letters } ? end : nil
    }

    /// Calls `body` with the length of each suffix that a folded word has in one of the languages, the longest first, until it is true.
    func anySuffix(_ word: ByteView, _ languages: Lexicon.Languages, _ body: (Int) -> Bool) -> Bool {
        guard let last = word.last, lasts[Int(last)] else { return false }
        return suffixes.contains {
            $0.languages & languages != 0 && $0.letters.count < word.count && word.suffix($0.letters.count).elementsEqual($0.letters)
                && body($0.letters.count)
        }
    }

    /// How many bytes of a folded word are a prefix in one of the languages; 0 when it has none.
    func prefixLength(_ word: ByteView, _ languages: Lexicon.Languages) -> Int {
        guard let first = word.first, firsts[Int(first)] else { return 0 }
        return prefixes.first { $0.languages & languages != 0 && word.starts(with: $0.letters) }?.letters.count ?? 0
    }
}
