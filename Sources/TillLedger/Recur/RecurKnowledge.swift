import TillStages

/// What is known of recurring movements: which categories hold bills, which words say how money moved, how much evidence weighs.
struct RecurKnowledge: Sendable {
    /// What a category says about whether its payments recur.
    enum Role: String, Sendable {
        /// Paid again and again, whatever the amount.
        case bill
        /// Paid again and again where the amount stays.
        case subscription
        case income
        /// Bought when it is needed.
        case habit
        case open
    }

    private static let kinds = "recurring/kinds.tsv"
    private var roles: [String: (role: Role, kind: String)] = [:]
    let weights: SeriesWeights
    let names: PayeeNames
    let parts: InstalmentWords

    /// Reads `recurring/kinds.tsv`, `weights.tsv` and `words.tsv`, and `bank/months.tsv`. Throws a fault for a missing file or a row
    /// that does not fit.
    init(_ knowledge: Knowledge) throws(Fault) {
        for cells in try knowledge.rows(of: RecurKnowledge.kinds) {
            guard cells.count == 3, let role = Role(rawValue: String(cells[1])) else {
                throw Fault(
                    "knowledge.broken", "a row does not have a category, a role and a kind.",
                    remedy: "Give a category, one of bill, subscription, income, habit, open, and the kind of series.",
                    file: RecurKnowledge.kinds, exit: .missingInput)
            }
            roles[String(cells[0])] = (role, String(cells[2]))
        }
        weights = try SeriesWeights(knowledge)
        var words: [String: Set<String>] = [:]
        for cells in try knowledge.rows(of: "recurring/words.tsv") where cells.count >= 2 {
            words[String(cells[0]), default: []].insert(String(cells[1]))
        }
        let months = Set(try knowledge.rows(of: "bank/months.tsv").compactMap { $0.count > 2 ? String($0[2]).lowercased() : nil })
        names = PayeeNames(passing: words["paying", default: []].union(months))
        parts = InstalmentWords(of: words["of", default: []], part: words["part", default: []])
    }

    /// The entry of the category itself, else the one of its group.
    private func entry(_ category: String) -> (role: Role, kind: String)? {
        if let found = roles[category] { return found }
        guard let group = category.split(separator: ".").first else { return nil }
        return roles[String(group)]
    }

    func role(of category: String) -> Role { entry(category)?.role ?? .open }

    /// The kind of series that a category's payments are; nil when it says nothing.
    func kind(of category: String) -> String? { entry(category)?.kind }
}
