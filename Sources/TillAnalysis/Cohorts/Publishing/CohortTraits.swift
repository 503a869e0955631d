/// What sets a cohort apart from all households, and the label that says so.
struct CohortTraits: Sendable {
    /// One thing the cohort has more or less of.
    struct Trait: Sendable, Equatable {
        /// Its place among the features.
        let feature: Int
        /// How far the cohort's mean lies from the mean of all, in their standard deviations.
        let difference: Double
    }

    /// Largest difference first; nothing that is held back.
    let traits: [Trait]

    private static let least = 0.5
    private static let most = 6
    private static let named = 3

    /// - Parameters:
    ///   - members: rows of the table.
    ///   - hidden: features whose figures of this cohort are held back.
    init(_ table: FeatureTable, _ members: [Int], hidden: Set<Int>) {
        let all = table.features.indices.filter { !hidden.contains($0) }.map { feature in
            Trait(feature: feature, difference: Spread.mean(members.map { table.points[$0][feature] }))
        }
        let apart = all.filter { abs($0.difference) >= CohortTraits.least }
        traits = Array(
            apart.sorted { (abs($1.difference), $0.feature) < (abs($0.difference), $1.feature) }.prefix(CohortTraits.most))
    }

    /// What a label names: what there is much of comes before what there is little of, which says less of a household.
    private var telling: [Trait] {
        let high = traits.filter { $0.difference > 0 }.prefix(2)
        return high + traits.filter { trait in !high.contains(trait) }
    }

    /// Labels of all cohorts, each different from the others as far as their traits go.
    static func labels(_ all: [CohortTraits], _ table: FeatureTable, _ knowledge: CohortKnowledge) -> [String] {
        var used: [String: Int] = [:]
        return all.map { cohort in
            var label = ""
            for count in named...max(named, cohort.traits.count) {
                label = cohort.label(Array(cohort.telling.prefix(count)), table, knowledge)
                if used[label] == nil { break }
            }
            used[label, default: 0] += 1
            let times = used[label] ?? 1
            return times == 1 ? label : "\(label) (\(times))"
        }
    }

    private func label(_ traits: [Trait], _ table: FeatureTable, _ knowledge: CohortKnowledge) -> String {
        var (much, little, others): ([String], [String], [String]) = ([], [], [])
        for trait in traits {
            let words = CohortTraits.phrase(trait, table, knowledge)
            guard table.features[trait.feature].isShare else {
                others.append(words)
                continue
            }
            if trait.difference > 0 { much.append(words) } else { little.append(words) }
        }
        var parts: [String] = []
        if !much.isEmpty { parts.append("much on " + CohortTraits.list(much)) }
        if !little.isEmpty { parts.append("little on " + CohortTraits.list(little)) }
        parts += others
        let text = parts.isEmpty ? "much like most" : parts.joined(separator: "; ")
        return text.prefix(1).uppercased() + text.dropFirst()
    }

    /// `the car`, `a lower income`
    static func phrase(_ trait: Trait, _ table: FeatureTable, _ knowledge: CohortKnowledge) -> String {
        let feature = table.features[trait.feature]
        if feature.isShare { return knowledge.groups.first { $0.id == feature.id }?.phrase ?? feature.label }
        let measure = knowledge.measures.first { $0.id == feature.id }
        return (trait.difference > 0 ? measure?.high : measure?.low) ?? feature.label
    }

    private static func list(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " and " + last
    }
}
