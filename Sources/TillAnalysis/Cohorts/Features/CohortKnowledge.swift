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

    init(_ knowledge: Knowledge) throws(Fault) {
        self.init(groups: try knowledge.rows(of: "cohorts/groups.tsv"), measures: try knowledge.rows(of: "cohorts/measures.tsv"))
        guard groups.count >= 2, measures.count == HouseholdMeasures.names.count else {
            throw Fault(
                "knowledge.cohorts", "the groups or measures of cohorts are not complete.", remedy: "Take the files that came with Till.",
                file: "cohorts/groups.tsv", exit: .missingInput)
        }
    }

    init(groups rows: [[Substring]], measures: [[Substring]]) {
        var groups: [Group] = []
        var exact: [String: Place] = [:]
        var prefixes: [String: Place] = [:]
        for row in rows where row.count >= 4 {
            let place = Place.group(groups.count)
            groups.append(Group(id: String(row[0]), label: String(row[1]), phrase: String(row[2])))
            for name in row[3].split(separator: " ") {
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
        let known = measures.lazy.filter { $0.count >= 5 }.map { row in
            Measure(
                id: String(row[0]), label: String(row[1]), high: String(row[2]), low: String(row[3]), definition: String(row[4]))
        }
        self.measures = HouseholdMeasures.names.compactMap { name in known.first { $0.id == name } }
    }

    func place(of category: String) -> Place {
        if let place = exact[category] { return place }
        return category.split(separator: ".").first.flatMap { prefixes[String($0)] } ?? .nowhere
    }
}
