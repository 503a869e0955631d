import TillFigures
import TillRecords

/// The sums of some complete months that components are made of.
struct HealthSums {
    /// A value and how much of what it needs was known.
    struct Found: Sendable {
        let value: Double
        let coverage: Double
    }

    /// Why there is no value.
    struct MissingInput: Error {
        let why: String
    }

    private let ledger: HouseholdLedger
    private let months: [Month]
    private let earned: [Int64]
    private let spent: [Int64]
    private let essential: [Int64]
    private let sets: [String: Double]
    private let fees: Int
    /// Share of spending that has a category.
    private let categorised: Double

    private var income: Double { earned.reduce(0) { $0 + Double($1) } }
    private var spending: Double { spent.reduce(0) { $0 + Double($1) } }

    init(_ ledger: HouseholdLedger, _ knowledge: HealthKnowledge, _ months: [Month]) {
        self.ledger = ledger
        self.months = months
        var (earned, spent, essential): ([Int64], [Int64], [Int64]) = ([], [], [])
        var sets: [String: Double] = [:]
        var named = 0.0
        for flow in ledger.flows(in: months) {
            func sum(_ amounts: [String: Int64], _ isWanted: (String) -> Bool) -> Int64 {
                amounts.reduce(0) { isWanted($1.key) ? $0.clampedAdding($1.value) : $0 }
            }
            earned.append(flow.earned)
            spent.append(flow.spent)
            essential.append(sum(flow.spentBy) { knowledge.isIn("essential", $0) })
            named += Double(sum(flow.spentBy) { !$0.isEmpty && $0 != UnknownCategory.name }.clampedSubtracting(flow.unknown))
            for set in ["debt", "housing", "bills"] { sets[set, default: 0] += Double(sum(flow.spentBy) { knowledge.isIn(set, $0) }) }
            // What an own loan took is no spending where its documents are in the book, and debt service all the same.
            for set in ["debt", "bills"] { sets[set, default: 0] += Double(flow.repaid) }
        }
        let inside = Set(months)
        // A loan's interest is what the loan costs, and no fee for paying late.
        let loans = Set(ledger.accounts.lazy.filter { $0.kind == "loan" }.map(\.id))
        fees = ledger.counted.count {
            $0.spent > 0 && inside.contains(Month(of: $0.day)) && knowledge.isIn("fees", $0.category) && !loans.contains($0.account)
        }
        let all = spent.reduce(0) { $0 + Double($1) }
        categorised = all > 0 ? max(0, min(1, named / all)) : 1
        self.earned = earned
        self.spent = spent
        self.essential = essential
        self.sets = sets
    }

    func value(_ component: HealthKnowledge.Component) -> Result<Found, MissingInput> {
        switch component {
        case .savingsRate: overMonths { ofIncome(income - spending, 1) }
        case .debtShare: overMonths { seen("debt", isUsual: false) }
        case .housingShare: overMonths { seen("housing", isUsual: true) }
        case .billsShare: overMonths { seen("bills", isUsual: true) }
        case .spendingSwings: overMonths(spendingSwings)
        case .incomeSwings: overMonths(incomeSwings)
        case .overdraftFees: overMonths { .success(Found(value: Double(fees) * 3 / Double(months.count), coverage: categorised)) }
        case .emergencyMonths: emergencyMonths()
        case .thinDays: thinDays()
        }
    }

    /// What needs three months to say anything.
    private func overMonths(_ value: () -> Result<Found, MissingInput>) -> Result<Found, MissingInput> {
        months.count >= 3 ? value() : .failure(MissingInput(why: "it needs three complete months"))
    }

    private func ofIncome(_ part: Double, _ coverage: Double) -> Result<Found, MissingInput> {
        guard income > 0 else { return .failure(MissingInput(why: "no income is known")) }
        return .success(Found(value: part / income, coverage: coverage))
    }

    /// What a set of categories takes of the income. That nothing is seen of what nearly everybody pays proves nothing; of other things
    /// it does only where almost all of the spending is named.
    private func seen(_ set: String, isUsual: Bool) -> Result<Found, MissingInput> {
        let sum = sets[set] ?? 0
        guard sum > 0 || !isUsual && categorised >= HealthSums.nearlyAll else {
            return .failure(MissingInput(why: isUsual ? "no payment of this kind is known" : "too much of the spending has no category"))
        }
        return ofIncome(sum, categorised)
    }

    /// Spending of which so much has a category leaves no room for a loan.
    private static let nearlyAll = 0.9

    private func spendingSwings() -> Result<Found, MissingInput> {
        guard let median = spent.median, median > 0, let deviation = spent.medianDeviation else {
            return .failure(MissingInput(why: "no spending is known"))
        }
        return .success(Found(value: 1.4826 * Double(deviation) / Double(median), coverage: 1))
    }

    private func incomeSwings() -> Result<Found, MissingInput> {
        let values = earned.map(Double.init)
        guard income > 0 else { return .failure(MissingInput(why: "no income is known")) }
        return .success(Found(value: Spread.deviation(values) / Spread.mean(values), coverage: 1))
    }

    private var liquid: [LedgerAccount] { ledger.accounts.filter { $0.isLiquid && $0.currency == ledger.home } }

    /// What the liquid accounts of the home currency held together; nil when none of them is known that day.
    private func held(on day: Day) -> (sum: Int64, share: Double)? {
        let balances = liquid.map { $0.closing(on: day) }
        let known = balances.compactMap { $0 }
        guard !known.isEmpty else { return nil }
        return (known.reduce(0) { $0.clampedAdding($1) }, Double(known.count) / Double(balances.count))
    }

    private func emergencyMonths() -> Result<Found, MissingInput> {
        guard let last = months.last, let held = held(on: last.last) else { return .failure(MissingInput(why: "no balance is stated")) }
        guard let usual = essential.median, usual > 0 else { return .failure(MissingInput(why: "no essential spending is known")) }
        return .success(Found(value: max(0, Double(held.sum) / Double(usual)), coverage: held.share))
    }

    private func thinDays() -> Result<Found, MissingInput> {
        guard let usual = spent.median, usual > 0 else { return .failure(MissingInput(why: "no spending is known")) }
        let week = Double(usual) * 7 / 30.44
        var (thin, known, all) = (0, 0, 0)
        for month in months {
            for number in 1...month.length {
                all += 1
                guard let held = held(on: month.day(number)) else { continue }
                known += 1
                if Double(held.sum) < week { thin += 1 }
            }
        }
        guard known > 0 else { return .failure(MissingInput(why: "no balance is stated")) }
        return .success(Found(value: Double(thin) / Double(known), coverage: Double(known) / Double(all)))
    }
}
