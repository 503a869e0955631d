import TillRecords
import TillStages

/// Words that do something of their own in a sentence about money: `chat/roles.tsv`.
struct RoleWords: Sendable {
    enum Role: String, Sendable, CaseIterable {
        /// "half a grand"
        case half
        /// Between two amounts, adds them.
        case plus
        /// "at 2.20" tells a price, in the languages whose word for it is this.
        case atPrice = "at-price"
        /// "650 in": money that came in.
        case comesIn = "comes-in"
        /// "a tenner": a noun that is an amount by itself.
        case sum
        /// "dois mil e quinhentos": between the parts of one number.
        case joins
        /// "полторы тысячи": one and a half of what follows.
        case andHalf = "and-half"
        /// "30 Mäuse": a word for money that means something else as well, and money only where something is done with it.
        case slang
    }

    static let table = KnowledgeTable(
        "chat/roles.tsv", key: ["role", "language", "words"], .choice("role", Role.self),
        .word("language", .languages()), .text("words"))

    private let words: [Role: [[UInt8]]]

    init(_ knowledge: Knowledge) throws(Fault) {
        var words: [Role: [[UInt8]]] = [:]
        for row in try RoleWords.table.rows(knowledge) {
            words[row.choice(0, Role.self), default: []].append(WordFolding.folded(row.text(2)))
        }
        self.words = words
    }

    /// The folded words of a role.
    func words(_ role: Role) -> [[UInt8]] { words[role] ?? [] }
}
