import TillStages

/// The groups of spending and the other measures that households are compared by, with their words: `cohorts/groups.tsv` and
/// `cohorts/measures.tsv`.
struct CohortKnowledge: Sendable {
    /// A group of spending.
    struct Group: Sendable, Equatable {
        let id: String
        let label: String
        /// As it stands in a sentence: "much on the car".
        let phrase: String
    }

    /// What is measured beside the shares of spending.
    struct Measure: Sendable, Equatable {
        let id: String
        let label: String
        let high: String
        let low: String
        let definition: String
    }

    /// Where a category counts.
    enum Place: Equatable {
        case group(Int)
        /// Spent, in no group.
        case nowhere
    }

    let groups: [Group]
    let measures: [Measure]
    private let exact: [String: Place]
    private let prefixes: [String: Place]

    private static let categories = AllowedWords(of: "categories/taxonomy.tsv", groups: .starred)
    private static let groupTable = KnowledgeTable(
        "cohorts/groups.tsv", key: ["id"], .text("id"), .text("label"), .text("in a sentence"),
        .list("categories", separator: " ", of: categories))
    private static let measureTable = KnowledgeTable(
        "cohorts/measures.tsv", key: ["id"], .word("id", AllowedWords(HouseholdMeasures.names)), .text("label"), .text("when high"),
        .text("when low"), .text("definition"))

    static let tables = [groupTable, measureTable]

    init(_ knowledge: Knowledge) throws(Fault) {
        var rows: [(group: Group, categories: [Substring])] = []
        for row in try CohortKnowledge.groupTable.rows(knowledge) {
            rows.append((Group(id: row.text(0), label: row.text(1), phrase: row.text(2)), row.list(3)))
        }
        let measures = try CohortKnowledge.measureTable.rows(knowledge).map { row in
            Measure(id: row.text(0), label: row.text(1), high: row.text(2), low: row.text(3), definition: row.text(4))
        }
        self.init(rows, measures: measures)
        guard groups.count >= 2 else {
            throw CohortKnowledge.groupTable.fault("it has fewer than two groups.", "Take the file that came with Till.")
        }
        guard self.measures.count == HouseholdMeasures.names.count else {
            throw CohortKnowledge.measureTable.fault(
                "not every measure has a row: \(HouseholdMeasures.names.joined(separator: ", ")).", "Take the file that came with Till.")
        }
    }

    /// - Parameter rows: groups with their categories (`home.*` is all of home).
    init(_ rows: [(group: Group, categories: [Substring])], measures: [Measure]) {
        var groups: [Group] = []
        var exact: [String: Place] = [:]
        var prefixes: [String: Place] = [:]
        for row in rows {
            let place = Place.group(groups.count)
            groups.append(row.group)
            for name in row.categories {
                if name.hasSuffix(".*") {
                    let stem = String(name.dropLast(2))
                    prefixes[stem] = prefixes[stem] ?? place
                } else {
                    exact[String(name)] = exact[String(name)] ?? place
                }
            }
        }
        self.groups = groups
        self.exact = exact
        self.prefixes = prefixes
        self.measures = HouseholdMeasures.names.compactMap { name in measures.first { $0.id == name } }
    }

    func place(of category: String) -> Place {
        if let place = exact[category] { return place }
        return category.split(separator: ".").first.flatMap { prefixes[String($0)] } ?? .nowhere
    }
}
