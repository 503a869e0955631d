import TillRecords
import TillStages

/// What movements of a category mean to the figures where no link tells which account the money reached: `figures/uses.tsv`.
public struct CategoryUses: Sendable {
    public enum Use: String, Sendable, CaseIterable {
        /// What comes in is income, what goes out is spending.
        case plain
        /// Between own accounts.
        case own
        /// Put aside, or taken back from what was put aside.
        case saving
        /// Drawn from a machine or paid in.
        case cash
        /// Pays a card's bill.
        case card
        /// Pays a loan back.
        case loan
        /// Lent to the household.
        case borrowed
        /// To or from people: income or spending, and no purchase.
        case person
        /// What a bank takes for its work: spending.
        case fee
    }

    private let uses: [String: Use]

    /// Categories, their groups, and what others call them: the primary and the detailed names of Plaid.
    private static let names = AllowedWords(of: "categories/taxonomy.tsv", groups: .bare, columns: [0, 2, 3, 4, 5])
    public static let table = KnowledgeTable(
        "figures/uses.tsv", key: ["category"], .word("category", names),
        .choice("use", Use.self))

    /// Throws when the knowledge file is missing or has a category or a use that does not exist.
    public init(_ knowledge: Knowledge) throws(Fault) {
        uses = Dictionary(
            try CategoryUses.table.rows(knowledge).map { ($0.text(0), $0.choice(1, Use.self)) }, uniquingKeysWith: { first, _ in first })
    }

    /// The use of a category of one's own, by what its file says it is.
    public static func use(ofOwn kind: String) -> Use {
        switch kind {
        case "saving": .saving
        case "transfer": .own
        default: .plain
        }
    }

    /// The use of a category's detailed name, where it has one, else of the category, else of its group, else plain.
    public func use(of category: String, detail: String = "") -> Use {
        if !detail.isEmpty, let found = uses[detail] { return found }
        if let found = uses[category] { return found }
        guard let group = category.split(separator: ".").first, group.utf8.count < category.utf8.count else { return .plain }
        return uses[String(group)] ?? .plain
    }
}
