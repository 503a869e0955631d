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
        for row in ledger.transactions where row.isCounted {
            let period = BudgetPeriod(of: row.day, startsOn: scheme.startsOn)
            let index = period.month.index - first.month.index
            guard found.indices.contains(index) else { continue }
            found[index].earned = found[index].earned.clampedAdding(row.earned)
            for part in parts(of: row, scheme) {
                guard let line = part.line else {
                    found[index].outside = found[index].outside.clampedAdding(part.amount)
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

    /// A row's shares of the lines of a budget. Without a line: gone out on what the budget has none for, as money whose use nobody
    /// knows always is. What was put aside belongs to the line of savings, and is no spending where there is none.
    static func parts(of row: LedgerTransaction, _ scheme: BudgetScheme) -> [(line: Int?, amount: Int64)] {
        switch row.flow {
        case .saving:
            guard row.saved != 0, let line = scheme.savings ?? scheme.place(of: row.category, by: row.member) else { return [] }
            return [(line, row.saved)]
        case .unknown: return row.spent == 0 ? [] : [(nil, row.spent)]
        case .spending: return row.spentBy.map { (scheme.place(of: $0.category, by: row.member), $0.amount) }
        case .income, .transfer: return []
        }
    }

    /// What a line spent, recurring payments left out, after this many days of the period.
    func unplanned(_ line: Int, after offset: Int) -> Int64 {
        entries.reduce(0) { $1.line == line && !$1.isBill && $1.offset > offset ? $0.clampedAdding($1.amount) : $0 }
    }
}
