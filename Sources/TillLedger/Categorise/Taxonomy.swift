import TillRecords
import TillStages

/// The categories and what other systems call them: `knowledge/categories/taxonomy.tsv`.
public struct Taxonomy: Sendable {
    /// One category of the list.
    public struct Entry: Sendable, Equatable {
        /// `food.groceries`: group and detail.
        public let id: String
        /// What a person reads: `Food & Drink / Groceries`.
        public let label: String
        /// Plaid's primary and detailed name for money that goes out.
        public let outward: PlaidName
        /// The same for money that comes in.
        public let inward: PlaidName
    }

    /// A name of Plaid's personal finance categories.
    public struct PlaidName: Sendable, Equatable {
        public let primary: String
        public let detail: String
    }

    /// In the order of the file; a category's index in this list stands for it inside the process.
    public let entries: [Entry]
    private let indexes: [String: Int]

    public init(entries: [Entry]) {
        self.entries = entries
        indexes = Dictionary(entries.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    static let table = KnowledgeTable(
        "categories/taxonomy.tsv", key: ["id"], .form("id", "group.detail in small letters, digits and _", isId), .text("label"),
        .text("plaid out"), .text("plaid out detail"), .text("plaid in"), .text("plaid in detail"))

    @Sendable static func isId(_ id: Substring) -> Bool {
        let parts = id.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count == 2
            && parts.allSatisfy { part in !part.isEmpty && part.allSatisfy { $0 &- 97 < 26 || $0 &- 48 < 10 || $0 == 95 } }
    }

    /// Reads the file of the knowledge folder. Throws a fault for a missing file or a row that is no category.
    public init(_ knowledge: Knowledge) throws(Fault) {
        let rows = try Taxonomy.table.rows(knowledge)
        guard rows.count < Int(Int16.max) else {
            throw Taxonomy.table.fault("it has more than \(Int16.max) categories.", "Take some out.")
        }
        self.init(
            entries: rows.map {
                Entry(
                    id: $0.text(0), label: $0.text(1), outward: PlaidName(primary: $0.text(2), detail: $0.text(3)),
                    inward: PlaidName(primary: $0.text(4), detail: $0.text(5)))
            })
    }

    /// The index of a category by its id.
    public func index(of id: some StringProtocol) -> Int? { indexes[String(id)] }
}
