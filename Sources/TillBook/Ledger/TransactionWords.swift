import TillRecords

/// A transaction in one line for a person.
enum TransactionWords {
    /// `2025-03-14 Aldi -18.40 EUR`
    static func line(_ record: Record?) -> String {
        guard let record else { return "" }
        return [record.string(.date) ?? "no date", String(name(record).prefix(40)), money(record)].filter { !$0.isEmpty }.joined(
            separator: " ")
    }

    /// The merchant's name, else the bank's text.
    static func name(_ record: Record) -> String { record.string(.merchant) ?? record.string(.text) ?? "" }

    /// `-18.40 EUR`
    static func money(_ record: Record) -> String {
        [record.string(.amount) ?? "", record.string(.currency) ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// `-18.40 EUR, 12.00 USD`; empty where nothing was summed.
    static func totals(_ sums: MoneyTally) -> String { sums.totals.map { "\($0.total) \($0.currency)" }.joined(separator: ", ") }

    /// Eight signs of an id, as the pages show it.
    static func short(_ record: Record?) -> String { String((record?.string(.id) ?? "").prefix(8)) }
}
