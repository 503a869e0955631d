import TillStages

/// Words that stand before a family's name and make it somebody's: Frau, Mr, Dr.
public struct NameTitles: Sendable {
    let words: Set<[UInt8]>

    public static let knowledgeTable = KnowledgeTable("household/titles.tsv", key: ["word"], .text("word"))

    /// Throws when the table is missing.
    public init(_ knowledge: Knowledge) throws(Fault) {
        words = Set(try NameTitles.knowledgeTable.rows(knowledge).map { NameLetters.folded($0.text(0)) })
    }

    private init() { words = [] }

    public static let none = NameTitles()
}
