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
    }

    static let table = KnowledgeTable(
        "chat/roles.tsv", key: ["role", "language", "words"], .choice("role", Role.self),
        .word("language", .languages()), .text("words"))

    private let half: [[UInt8]]
    private let plus: [[UInt8]]
    private let atPrice: [[UInt8]]
    private let comesIn: [[UInt8]]

    init(_ knowledge: Knowledge) throws(Fault) {
        var words: [Role: [[UInt8]]] = [:]
        for row in try RoleWords.table.rows(knowledge) {
            words[row.choice(0, Role.self), default: []].append(WordFolding.folded(row.text(2)))
        }
        half = words[.half] ?? []
        plus = words[.plus] ?? []
        atPrice = words[.atPrice] ?? []
        comesIn = words[.comesIn] ?? []
    }

    /// The folded words of a role.
    func words(_ role: Role) -> [[UInt8]] {
        switch role {
        case .half: half
        case .plus: plus
        case .atPrice: atPrice
        case .comesIn: comesIn
        }
    }
}
