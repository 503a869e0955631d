import TillFigures
import TillRecords

/// What was spent and earned in one period of a budget, by line and day.
struct PeriodSpending: Sendable {
    /// One amount on one day of the period.
    struct Entry: Sendable, Hashable {
        /// Days since the period's first.
        let offset: Int
        let line: Int
        /// Minor units; a refund is negative.
        let amount: Int64
        /// It belongs to a known recurring payment.
        let isBill: Bool
        let name: String
    }

    private(set) var entries: [Entry] = []
    /// What went out on what the budget has no line for, with what nobody knows the use of.
    private(set) var outside: Int64 = 0
    private(set) var earned: Int64 = 0

    /// Sorts a household's counted rows into the periods; each row is looked at once.
    static func all(_ ledger: HouseholdLedger, _ periods: [BudgetPeriod], _ scheme: BudgetScheme) -> [PeriodSpending] {
        var found = periods.map { _ in PeriodSpending() }
        guard let first = periods.first else { return [] }
        var places: [String: Int?] = [:]
        func place(_ category: String) -> Int? {
            if let known = places[category] { return known }
            let place = scheme.place(of: category)
            places[category] = .some(place)
            return place
        }
        for row in ledger.transactions where row.isCounted {
            let period = BudgetPeriod(of: row.day, startsOn: scheme.startsOn)
            let index = period.month.index - first.month.index
            guard found.indices.contains(index) else { continue }
            found[index].earned = found[index].earned.clampedAdding(row.earned)
            for part in row.flow == .saving ? [(category: row.category, amount: row.saved)] : row.spentBy {
                let isSaved = row.flow == .saving
                guard let line = isSaved ? scheme.savings ?? place(part.category) : row.flow == .unknown ? nil : place(part.category) else {
                    if !isSaved { found[index].outside = found[index].outside.clampedAdding(part.amount) }
                    continue
                }
                found[index].entries.append(
                    Entry(
                        offset: row.day.ordinal - period.first.ordinal, line: line, amount: part.amount, isBill: row.series != nil,
                        name: row.merchant.isEmpty ? row.text : row.merchant))
            }
        }
        return found
    }

    /// What a line spent, recurring payments left out, after this many days of the period.
    func unplanned(_ line: Int, after offset: Int) -> Int64 {
        entries.reduce(0) { $1.line == line && !$1.isBill && $1.offset > offset ? $0.clampedAdding($1.amount) : $0 }
    }
}
