import TillRecords

/// One `cohort` record as the page shows it. It has no field that could name a household.
struct CohortCard: Sendable {
    struct Feature: Sendable {
        let id: String
        let label: String
        let isShare: Bool
        let isHidden: Bool
        let mean: Double?
        let quartiles: [Double]
        let deciles: [Double]
    }

    /// A number of groups that was tried.
    struct Trial: Sendable {
        let cohorts: Int
        let agreement: Double
        let holding: Double
        let smallest: Int
    }

    struct Drift: Sendable {
        let isNew: Bool
        let households: Int
        let shift: Double?
        let stayed: Double?
        let since: Month?
        let moved: Double?
        /// Features that shifted, with the index and its word.
        let features: [(id: String, index: Double, word: String)]
    }

    let id: String
    let label: String
    let month: Month?
    let households: Int
    let share: Double?
    let least: Int
    let income: Money?
    let spending: Money?
    let traits: [(words: String, difference: Double)]
    let features: [Feature]
    let trials: [Trial]
    let drift: Drift?

    var isEverybody: Bool { id == "all" }

    /// Nil for a record without an id.
    init?(_ record: borrowing Record) {
        guard let id = record.string(.id) else { return nil }
        self.id = id
        label = record.string(.label) ?? id
        month = record.string(.month).flatMap { Month($0) }
        households = record.integer(.households) ?? 0
        share = record.number(.share)
        least = record.integer(.least) ?? 0
        let currency = record.currency(.currency)
        income = currency.flatMap { currency in record.decimal(.income).flatMap { Money($0, currency) } }
        spending = currency.flatMap { currency in record.decimal(.spending).flatMap { Money($0, currency) } }
        traits = record.objects(.traits).map { ($0.string(.words) ?? "", $0.number(.difference) ?? 0) }
        features = record.objects(.features).map(CohortCard.feature)
        trials = record.objects(.choice).map { trial in
            Trial(
                cohorts: trial.integer(.cohorts) ?? 0, agreement: trial.number(.agreement) ?? 0, holding: trial.number(.holding) ?? 0,
                smallest: trial.integer(.smallest) ?? 0)
        }
        drift = record.object(.drift).map(CohortCard.drift)
    }

    private static func feature(_ record: Record) -> Feature {
        Feature(
            id: record.string(.feature) ?? "", label: record.string(.label) ?? "", isShare: record.equals(.kind, "share"),
            isHidden: record.flag(.hidden) ?? false, mean: record.number(.mean),
            quartiles: numbers(record, .quartiles), deciles: numbers(record, .deciles))
    }

    private static func drift(_ record: Record) -> Drift {
        Drift(
            isNew: record.flag(.new) ?? false, households: record.integer(.households) ?? 0, shift: record.number(.shift),
            stayed: record.number(.stayed), since: record.string(.since).flatMap { Month($0) }, moved: record.number(.moved),
            features: record.objects(.features).map {
                ($0.string(.feature) ?? "", $0.number(.index) ?? 0, $0.string(.drift) ?? "")
            })
    }

    private static func numbers(_ record: Record, _ key: Key) -> [Double] {
        (record.elements(key) ?? []).compactMap { Double(String(decoding: $0, as: UTF8.self)) }
    }
}
