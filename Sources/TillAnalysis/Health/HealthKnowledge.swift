import TillStages

/// What health is seen by: `health/components.tsv`, and the categories each component looks at: `health/categories.tsv`.
struct HealthKnowledge: Sendable {
    /// The components that this version can compute, in the order they are told.
    enum Component: String, CaseIterable {
        case savingsRate = "savings-rate"
        case emergencyMonths = "emergency-months"
        case thinDays = "thin-days"
        case debtShare = "debt-share"
        case housingShare = "housing-share"
        case billsShare = "bills-share"
        case spendingSwings = "spending-swings"
        case incomeSwings = "income-swings"
        case overdraftFees = "overdraft-fees"
    }

    /// How a component is told and scored.
    struct Scale: Sendable, Equatable {
        let label: String
        /// share, months, ratio or number
        let unit: String
        let definition: String
        /// Values and their points, rising in value.
        let anchors: [Anchor]
        let good: Double
        let poor: Double

        struct Anchor: Sendable, Equatable {
            let value: Double
            let points: Double
        }

        /// Points from 0 to 100; between anchors in proportion, beyond them as at the last.
        func points(_ value: Double) -> Double {
            guard let first = anchors.first, let last = anchors.last else { return 0 }
            if value <= first.value { return first.points }
            for (low, high) in zip(anchors, anchors.dropFirst()) where value <= high.value {
                let share = high.value > low.value ? (value - low.value) / (high.value - low.value) : 1
                return low.points + share * (high.points - low.points)
            }
            return last.points
        }

        /// good, watch or poor.
        func band(_ value: Double) -> String {
            let isRising = (anchors.last?.points ?? 0) > (anchors.first?.points ?? 0)
            if isRising { return value >= good ? "good" : value >= poor ? "watch" : "poor" }
            return value <= good ? "good" : value <= poor ? "watch" : "poor"
        }
    }

    private let scales: [String: Scale]
    private let sets: [String: Set<String>]

    /// The sets of categories that components look at.
    private static let setNames = ["housing", "debt", "bills", "essential", "fees"]
    private static let componentTable = KnowledgeTable(
        "health/components.tsv", key: ["id"], .choice("id", Component.self), .text("label"),
        .word("unit", ["share", "months", "ratio", "number"]), .text("points"), .decimal("good", -1000...1000),
        .decimal("poor", -1000...1000), .text("definition"))
    private static let setTable = KnowledgeTable(
        "health/categories.tsv", key: ["set"], .word("set", AllowedWords(setNames)),
        .list("categories", separator: " ", of: AllowedWords(of: "categories/taxonomy.tsv", groups: .starred)))

    static let tables = [componentTable, setTable]

    init(_ knowledge: Knowledge) throws(Fault) {
        var scales: [String: Scale] = [:]
        for row in try HealthKnowledge.componentTable.rows(knowledge) { scales[row.text(0)] = try HealthKnowledge.scale(row) }
        self.scales = scales
        sets = Dictionary(
            try HealthKnowledge.setTable.rows(knowledge).map { ($0.text(0), Set($0.list(1).map(String.init))) },
            uniquingKeysWith: { first, _ in first })
        if let missing = Component.allCases.first(where: { scales[$0.rawValue] == nil }) {
            throw HealthKnowledge.componentTable.fault("it has no row for \(missing.rawValue).", "Take the file that came with Till.")
        }
        if let missing = HealthKnowledge.setNames.first(where: { sets[$0] == nil }) {
            throw HealthKnowledge.setTable.fault("it has no row for \(missing).", "Take the file that came with Till.")
        }
    }

    /// A component's row: its points are pairs of value and points.
    private static func scale(_ row: TableRow) throws(Fault) -> Scale {
        var anchors: [Scale.Anchor] = []
        for pair in row.text(3).split(separator: " ") {
            let parts = pair.split(separator: ":").compactMap { Double($0) }
            guard parts.count == 2, (0...100).contains(parts[1]) else {
                throw row.fault("\(pair) is not a value and its points.", "Write pairs such as 0.2:80, with points from 0 to 100.")
            }
            anchors.append(Scale.Anchor(value: parts[0], points: parts[1]))
        }
        guard anchors.count >= 2 else { throw row.fault("the points have fewer than two pairs.", "Write pairs such as 0:0 0.2:80.") }
        return Scale(
            label: row.text(1), unit: row.text(2), definition: row.text(6), anchors: anchors.sorted { $0.value < $1.value },
            good: row.decimal(4), poor: row.decimal(5))
    }

    func scale(_ component: Component) -> Scale? { scales[component.rawValue] }

    /// Whether a category belongs to a set.
    func isIn(_ set: String, _ category: String) -> Bool {
        guard let members = sets[set] else { return false }
        let stem = category.split(separator: ".").first.map { $0 + ".*" } ?? ""
        return members.contains(category) || members.contains(stem)
    }
}
