import TillRecords

/// What the search for recurring movements reads of a household's records.
struct HouseholdReading {
    /// What may recur, in the order of the records.
    private(set) var rows: [RecurringRow] = []
    /// The last day that documents of each account tell of.
    private(set) var through: [String: Day] = [:]
    /// The last day that receipts and messages alone tell of, which say nothing of what an account did not have.
    private(set) var heard: [String: Day] = [:]
    /// First and last day of each account's booked rows.
    private var spans: [String: ClosedRange<Day>] = [:]

    /// - Parameter asOf: later records are left out.
    init(_ records: [Record], asOf: Day?, _ knowledge: RecurKnowledge) {
        var names: [String: String] = [:]
        for (index, record) in records.enumerated() {
            let isTransaction = record.equals(.type, .transaction)
            guard isTransaction || record.equals(.type, .balance), let day = record.date(.date), asOf.map({ day <= $0 }) ?? true else {
                continue
            }
            let account = record.string(.account) ?? ""
            if isTransaction, record.equals(.status, "unconfirmed") {
                heard[account] = max(heard[account] ?? day, day)
            } else {
                through[account] = max(through[account] ?? day, day)
            }
            guard isTransaction else { continue }
            if !record.equals(.status, "unconfirmed"), !record.equals(.status, "void") {
                let span = spans[account] ?? day...day
                spans[account] = min(span.lowerBound, day)...max(span.upperBound, day)
            }
            let row = RecurringRow(record, at: index, knowledge.parts) { name in
                if let key = names[name] { return key }
                let key = knowledge.names.key(name)
                names[name] = key
                return key
            }
            if let row { rows.append(row) }
        }
        // What a receipt or a chat alone says is counted on the days that no bank account covers, as everywhere.
        let covered = spans.values
        rows.removeAll { row in row.isUnconfirmed && covered.contains { $0.contains(row.day) } }
    }
}
