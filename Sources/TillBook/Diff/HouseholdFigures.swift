import TillFigures
import TillHousehold
import TillRecords

/// The figures of a household in one run: counts, what was spent and earned, and what was spent by category.
struct HouseholdFigures {
    private var values: [String: String] = [:]

    init(_ records: [Record], _ file: HouseholdFile?, _ uses: CategoryUses) {
        guard !records.isEmpty else { return }
        let ledger = HouseholdLedger(records, uses: uses, file: file)
        values["transactions"] = String(ledger.transactions.count)
        values["unconfirmed"] = String(ledger.transactions.count { $0.status == .unconfirmed })
        values["pending"] = String(ledger.transactions.count { $0.status == .pending })
        values["rejects"] = String(records.count { $0.equals(.type, .reject) })
        var sums: [String: MoneyTally] = [:]
        for row in ledger.counted {
            sums["spent", default: MoneyTally()].add(Money(minorUnits: row.spent, currency: ledger.home).amount, ledger.home)
            sums["earned", default: MoneyTally()].add(Money(minorUnits: row.earned, currency: ledger.home).amount, ledger.home)
            for part in row.spentBy {
                let name = "spent \(part.category.isEmpty ? "uncategorised" : part.category)"
                sums[name, default: MoneyTally()].add(Money(minorUnits: part.amount, currency: ledger.home).amount, ledger.home)
            }
        }
        for (name, tally) in sums {
            for total in tally.totals { values["\(name) \(total.currency.code)"] = total.total }
        }
    }

    /// The figures that differ: counts first, then sums, by name.
    static func moved(_ before: HouseholdFigures, _ after: HouseholdFigures) -> [HouseholdDifference.Figure] {
        let names = Set(before.values.keys).union(after.values.keys).sorted { a, b in
            (rank(a), a) < (rank(b), b)
        }
        return names.compactMap { name in
            let (old, new) = (before.values[name], after.values[name])
            if old == new || (old ?? "0") == (new ?? "0") { return nil }
            return .init(name: name, before: old, after: new)
        }
    }

    private static func rank(_ name: String) -> Int {
        switch name.split(separator: " ").count {
        case 1: 0
        case 2: 1
        default: 2
        }
    }
}
