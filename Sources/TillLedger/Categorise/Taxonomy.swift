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

    /// Reads the file of the knowledge folder. Throws a fault for a missing file or a row without six cells.
    public init(_ knowledge: Knowledge) throws(Fault) {
        let file = "categories/taxonomy.tsv"
        var entries: [Entry] = []
        for cells in try knowledge.rows(of: file) {
            guard cells.count == 6, entries.count < Int(Int16.max) else {
                throw Fault(
                    "categorise.taxonomy", "a row of the taxonomy has \(cells.count) cells instead of six.",
                    remedy: "Give id, label, and Plaid's names: out, out in detail, in, in in detail.", file: file, exit: .missingInput)
            }
            entries.append(
                Entry(
                    id: String(cells[0]), label: String(cells[1]),
                    outward: PlaidName(primary: String(cells[2]), detail: String(cells[3])),
                    inward: PlaidName(primary: String(cells[4]), detail: String(cells[5]))))
        }
        self.init(entries: entries)
    }

    /// The index of a category by its id.
    public func index(of id: some StringProtocol) -> Int? { indexes[String(id)] }
}
