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

    init(_ knowledge: Knowledge) throws(Fault) {
        self.init(components: try knowledge.rows(of: "health/components.tsv"), sets: try knowledge.rows(of: "health/categories.tsv"))
        guard Component.allCases.allSatisfy({ scales[$0.rawValue] != nil }) else {
            throw Fault(
                "knowledge.health", "the components of health are not complete.", remedy: "Take the file that came with Till.",
                file: "health/components.tsv", exit: .missingInput)
        }
    }

    init(components: [[Substring]], sets rows: [[Substring]]) {
        var scales: [String: Scale] = [:]
        for row in components where row.count >= 7 {
            let anchors = row[3].split(separator: " ").compactMap { pair -> Scale.Anchor? in
                let parts = pair.split(separator: ":").compactMap { Double($0) }
                return parts.count == 2 ? Scale.Anchor(value: parts[0], points: parts[1]) : nil
            }
            guard anchors.count >= 2, let good = Double(row[4]), let poor = Double(row[5]) else { continue }
            scales[String(row[0])] = Scale(
                label: String(row[1]), unit: String(row[2]), definition: String(row[6]), anchors: anchors.sorted { $0.value < $1.value },
                good: good, poor: poor)
        }
        self.scales = scales
        sets = Dictionary(
            rows.filter { $0.count >= 2 }.map { (String($0[0]), Set($0[1].split(separator: " ").map(String.init))) },
            uniquingKeysWith: { first, _ in first })
    }

    func scale(_ component: Component) -> Scale? { scales[component.rawValue] }

    /// Whether a category belongs to a set.
    func isIn(_ set: String, _ category: String) -> Bool {
        guard let members = sets[set] else { return false }
        let stem = category.split(separator: ".").first.map { $0 + ".*" } ?? ""
        return members.contains(category) || members.contains(stem)
    }
}
