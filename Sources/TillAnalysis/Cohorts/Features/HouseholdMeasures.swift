import TillFigures
import TillRecords

/// What one household's complete months come to, for comparing it with others.
struct HouseholdMeasures: Sendable {
    let household: String
    let currency: Currency
    /// The last of its complete months.
    let last: Month
    /// How many complete months it stands on, at most twelve.
    let months: Int
    /// Median income and spending of a month, in minor units of the currency.
    let income: Int64
    let spending: Int64
    /// Spent on each group over these months, in minor units; what came back more than it went out counts as nothing.
    let parts: [Double]
    /// Standard deviation over mean of the months' income, and of their spending.
    let incomeSwings: Double
    let spendingSwings: Double
    /// Share of spending that belongs to a series; nil while no series is known.
    let recurring: Double?
    /// Share of the income that was not spent; -1 when more than twice the income was.
    let savings: Double

    /// Names of what is measured beside the parts, in the order of `FeatureTable`.
    static let names = ["income", "income-swings", "spending-swings", "recurring", "savings"]
    private static let longest = 12

    /// Nil for a household with fewer complete months than asked, or without spending in any group.
    init?(_ ledger: HouseholdLedger, _ knowledge: CohortKnowledge, least: Int) {
        let months = Array(ledger.completeMonths.suffix(HouseholdMeasures.longest))
        guard let household = ledger.household, let last = months.last, months.count >= max(1, least) else { return nil }
        var parts = [Double](repeating: 0, count: knowledge.groups.count)
        var (earned, spent): ([Int64], [Int64]) = ([], [])
        for flow in ledger.flows(in: months) {
            earned.append(flow.earned)
            spent.append(flow.spent)
            for (category, amount) in flow.spentBy {
                if case .group(let group) = knowledge.place(of: category) { parts[group] += Double(amount) }
            }
        }
        parts = parts.map { max(0, $0) }
        guard parts.contains(where: { $0 > 0 }) else { return nil }
        self.household = household
        self.last = last
        self.months = months.count
        self.parts = parts
        currency = ledger.home
        income = earned.median ?? 0
        spending = spent.median ?? 0
        incomeSwings = HouseholdMeasures.swings(earned)
        spendingSwings = HouseholdMeasures.swings(spent)
        let (into, out) = (earned.reduce(0) { $0 + Double($1) }, spent.reduce(0) { $0 + Double($1) })
        savings = into > 0 ? max(-1, min(1, (into - out) / into)) : (out > 0 ? -1 : 0)
        recurring = HouseholdMeasures.recurring(ledger, months, of: out)
    }

    private static func swings(_ values: [Int64]) -> Double {
        let numbers = values.map(Double.init)
        let mean = Spread.mean(numbers)
        return mean > 0 ? Spread.deviation(numbers) / mean : 0
    }

    private static func recurring(_ ledger: HouseholdLedger, _ months: [Month], of spent: Double) -> Double? {
        guard !ledger.series.isEmpty, spent > 0 else { return nil }
        let inside = Set(months)
        var known = Set<String>()
        for series in ledger.series { known.formUnion(series.transactions) }
        var sum = 0.0
        for row in ledger.counted where row.spent > 0 && inside.contains(Month(of: row.day)) {
            guard row.series != nil || known.contains(row.id) else { continue }
            sum += Double(row.spent)
        }
        return min(1, sum / spent)
    }
}
