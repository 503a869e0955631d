import TillFigures
import TillHousehold
import TillRecords
import TillStages

/// What changed of a household between two runs.
struct HouseholdDifference {
    /// A transaction that is in both.
    struct Change {
        var before: Record
        var after: Record
        var fields: [FieldChange]
    }

    /// A figure that moved.
    struct Figure {
        /// `spent EUR`, `spent food.groceries EUR`, `transactions`
        var name: String
        /// As decimal text; nil where there was none.
        var before: String?
        var after: String?
    }

    let household: String
    /// By day and id, as in the run they are of.
    private(set) var came: [Record] = []
    private(set) var went: [Record] = []
    private(set) var changed: [Change] = []
    private(set) var figures: [Figure] = []

    var isNone: Bool { came.isEmpty && went.isEmpty && changed.isEmpty && figures.isEmpty }

    /// - Parameters:
    ///   - before: the stream of the earlier run; empty when it has none.
    ///   - file: says the household's currency.
    init(_ household: String, _ before: [UInt8], _ after: [UInt8], _ file: HouseholdFile?, _ uses: CategoryUses) {
        self.household = household
        let old = HouseholdDifference.records(before)
        let new = HouseholdDifference.records(after)
        compare(old.filter { $0.equals(.type, .transaction) }, new.filter { $0.equals(.type, .transaction) })
        figures = HouseholdFigures.moved(HouseholdFigures(old, file, uses), HouseholdFigures(new, file, uses))
    }

    private mutating func compare(_ old: [Record], _ new: [Record]) {
        var open = Dictionary(old.map { ($0.string(.id) ?? "", $0) }, uniquingKeysWith: { first, _ in first })
        var fresh: [Record] = []
        for record in new {
            guard let before = open.removeValue(forKey: record.string(.id) ?? "") else {
                fresh.append(record)
                continue
            }
            add(before, record)
        }
        // A better document changes a transaction's id; what both were seen in tells that they are one.
        var byObservation: [String: String] = [:]
        for (id, record) in open { for one in record.strings(.observations) { byObservation[one] = id } }
        for record in fresh {
            let former = record.strings(.observations).lazy.compactMap { byObservation[$0] }.first { open[$0] != nil }
            if let former, let before = open.removeValue(forKey: former) { add(before, record) } else { came.append(record) }
        }
        went = old.filter { open[$0.string(.id) ?? ""] != nil }
    }

    private mutating func add(_ before: Record, _ after: Record) {
        let fields = FieldChange.between(before, after)
        if !fields.isEmpty { changed.append(Change(before: before, after: after, fields: fields)) }
    }

    private static func records(_ stream: [UInt8]) -> [Record] {
        stream.split(separator: 0x0A).compactMap { line in line.withBytes { try? Record(checking: $0) } }
    }
}

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
