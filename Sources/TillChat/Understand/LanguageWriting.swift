import TillRecords
import TillStages

/// How languages write what others write otherwise: `chat/writing.tsv`.
struct LanguageWriting: Sendable {
    enum Trait: String, Sendable, CaseIterable {
        /// Groups of three digits may be set apart by blanks.
        case blankGroups = "blank-groups"
        /// Letters that are written together with the word behind them.
        case prefix
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

    init(_ knowledge: Knowledge, _ mask: (String) -> Lexicon.Languages) throws(Fault) {
        for row in try LanguageWriting.table.rows(knowledge) {
            let language = mask(row.text(1))
            switch row.choice(0, Trait.self) {
            case .blankGroups: blankGroups |= language
            case .prefix:
                let letters = WordFolding.folded(row.text(2))
                guard let first = letters.first else { throw row.fault("a prefix has no letters.", "Write them, or take the row out.") }
                prefixed |= language
                prefixes.append((language, letters))
                firsts[Int(first)] = true
            }
        }
    }

    /// How many bytes of a folded word are a prefix in one of the languages; 0 when it has none.
    func prefixLength(_ word: ByteView, _ languages: Lexicon.Languages) -> Int {
        guard let first = word.first, firsts[Int(first)] else { return 0 }
        return prefixes.first { $0.languages & languages != 0 && word.starts(with: $0.letters) }?.letters.count ?? 0
    }
}
