import TillStages

/// What is known of recurring movements: which categories hold bills, which words say how money moved, how much evidence weighs.
struct RecurKnowledge: Sendable {
    /// What a category says about whether its payments recur.
    enum Role: String, Sendable, CaseIterable {
        /// Paid again and again, whatever the amount.
        case bill
        /// Paid again and again where the amount stays.
        case subscription
        case income
        /// Bought when it is needed.
        case habit
        case open
    }

    private enum WordKind: String, CaseIterable { case paying, of, part }

    private static let kindTable = KnowledgeTable(
        "recurring/kinds.tsv", key: ["category"], .word("category", AllowedWords(of: Taxonomy.table.file, groups: .bare)),
        .choice("role", Role.self), .word("kind", ["subscription", "bill", "salary", "income", "loan", "saving", "habit"]))
    private static let wordTable = KnowledgeTable(
        "recurring/words.tsv", key: ["kind", "word"], .choice("kind", WordKind.self), .text("word"))

    static let tables = [kindTable, wordTable, SeriesWeights.table, Knowledge.months]

    private var roles: [String: (role: Role, kind: String)] = [:]
    let weights: SeriesWeights
    let names: PayeeNames
    let parts: InstalmentWords

    /// Reads `recurring/kinds.tsv`, `weights.tsv` and `words.tsv`, and `months.tsv`. Throws a fault for a missing file or a row
    /// that does not fit.
    init(_ knowledge: Knowledge) throws(Fault) {
        for row in try RecurKnowledge.kindTable.rows(knowledge) { roles[row.text(0)] = (row.choice(1, Role.self), row.text(2)) }
        weights = try SeriesWeights(knowledge)
        var words: [WordKind: Set<String>] = [:]
        for row in try RecurKnowledge.wordTable.rows(knowledge) { words[row.choice(0, WordKind.self), default: []].insert(row.text(1)) }
        let months = Set(try knowledge.monthNames().map { $0.text.lowercased() })
        names = PayeeNames(passing: words[.paying, default: []].union(months))
        parts = InstalmentWords(of: words[.of, default: []], part: words[.part, default: []])
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

/// Who is paid or pays, without what changes from row to row.
struct PayeeNames: Sendable {
    /// Words that say how or when money moved and not to whom, in small letters.
    private let passing: Set<String>

    init(passing: Set<String>) { self.passing = passing }

    /// The name that groups rows: small letters, without words that have a digit, single letters, and words about the way of paying.
    /// What has nothing else keeps them.
    func key(_ name: String) -> String {
        let words = name.lowercased().split { $0.isWhitespace || $0 == "*" || $0 == "#" || $0 == "/" || $0 == ":" || $0 == "," }
        let steady = words.filter { word in !word.utf8.contains { $0 &- 48 < 10 } }
        let kept = steady.filter { isName($0) }
        return (kept.isEmpty ? (steady.isEmpty ? words : steady) : kept).joined(separator: " ")
    }

    /// The name a person reads: as written, without such words at its end.
    func shown(_ name: String) -> String {
        var words = name.split { $0.isWhitespace }
        while words.count > 1, let last = words.last {
            let hasDigit = last.utf8.contains { $0 &- 48 < 10 }
            guard hasDigit || !isName(Substring(last.lowercased())) else { break }
            words.removeLast()
        }
        return words.joined(separator: " ")
    }

    private func isName(_ word: Substring) -> Bool {
        word.utf8.count > 1 && !passing.contains(String(word)) && word.contains { $0.isLetter }
    }
}
