import TillFigures
import TillRecords

/// What is seen of a household's money at the end of one month: each component with its value, points, months and coverage.
struct HealthMonth: Sendable {
    typealias Component = HealthKnowledge.Component

    /// One component, seen.
    struct Seen: Sendable, Equatable {
        let component: Component
        let value: Double
        let points: Double
        let band: String
        /// Complete months it stands on.
        let months: Int
        /// How much of a year, and of what it needs to know, was there: 0 to 1.
        let coverage: Double
    }

    /// One that cannot be seen, and why.
    struct Unseen: Sendable, Equatable {
        let component: Component
        let why: String
    }

    let month: Month
    let months: Int
    let seen: [Seen]
    let unseen: [Unseen]

    private static let leastMonths = 6
    private static let leastComponents = 5

    /// The mean of the points; nil below six months or five components.
    var total: Double? {
        guard months >= HealthMonth.leastMonths, seen.count >= HealthMonth.leastComponents else { return nil }
        return Spread.mean(seen.map(\.points))
    }

    /// Why there is no total; nil when there is one.
    var whyNoTotal: String? {
        if months < HealthMonth.leastMonths {
            return "a total needs \(HealthMonth.leastMonths) complete months, and \(months) are known"
        }
        if seen.count < HealthMonth.leastComponents {
            return "a total needs \(HealthMonth.leastComponents) components, and \(seen.count) can be seen"
        }
        return nil
    }

    /// - Parameter months: complete months up to the one told of, at most the last twelve count; at least one.
    init?(_ ledger: HouseholdLedger, _ knowledge: HealthKnowledge, months all: [Month]) {
        let months = Array(all.suffix(12))
        guard let month = months.last else { return nil }
        let sums = HealthSums(ledger, knowledge, months)
        var (seen, unseen): ([Seen], [Unseen]) = ([], [])
        for component in Component.allCases {
            guard let scale = knowledge.scale(component) else { continue }
            switch sums.value(component) {
            case .success(let found):
                seen.append(
                    Seen(
                        component: component, value: found.value, points: scale.points(found.value), band: scale.band(found.value),
                        months: months.count, coverage: min(Double(months.count) / 12, found.coverage)))
            case .failure(let trouble): unseen.append(Unseen(component: component, why: trouble.why))
            }
        }
        self.month = month
        self.months = months.count
        self.seen = seen
        self.unseen = unseen
    }
}
