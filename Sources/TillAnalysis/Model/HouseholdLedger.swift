import TillHousehold
import TillRecords

/// A household as analyses read it: what its records say up to the as-of day, in an order that the order of the input does not show.
public struct HouseholdLedger: Sendable {
    /// Nil when the records name none.
    public let household: String?
    /// The currency figures are in: the household file's, else the one of most transactions; `XXX` when nothing names one.
    public let home: Currency
    /// The day the analysis stands on: the one asked for, else the latest day of a transaction or balance. Nil for an empty household.
    public let asOf: Day?
    /// Up to the as-of day, by day and id. Void ones are left out; `isCounted` tells which of them sums have.
    public let transactions: [LedgerTransaction]
    /// Up to the as-of day, by account and day.
    public let balances: [StatedBalance]
    /// The recurring movements that `till-recur` found or the household declared, by id.
    public let series: [KnownSeries]
    /// The accounts that transactions or balances name, in order.
    public let accounts: [LedgerAccount]

    /// - Parameters:
    ///   - records: of one household, as a stage holds them.
    ///   - file: what the household says of itself, when there is a file.
    ///   - asOf: the day asked for; later records are left out.
    public init(_ records: [Record], file: HouseholdFile? = nil, asOf: Day? = nil) {
        household = records.lazy.compactMap { $0.string("household") }.first ?? file?.id
        let home = file?.currency ?? HouseholdLedger.commonest(records)
        let stated = records.compactMap { $0.equals("type", "balance") ? StatedBalance($0) : nil }
        var rows: [LedgerTransaction] = []
        for (index, record) in records.enumerated() where record.equals("type", "transaction") {
            if let row = LedgerTransaction(record, at: index, home: home) { rows.append(row) }
        }
        let end = asOf ?? (rows.map(\.day) + stated.map(\.day)).max()
        if let end { rows.removeAll { $0.day > end } }
        rows.sort { ($0.day, $0.id, $0.record) < ($1.day, $1.id, $1.record) }
        balances = stated.filter { balance in end.map { balance.day <= $0 } ?? true }
            .sorted { ($0.account, $0.day, $0.money.minorUnits) < ($1.account, $1.day, $1.money.minorUnits) }
        HouseholdLedger.countUncovered(&rows)
        self.home = home
        self.asOf = end
        transactions = rows
        accounts = LedgerAccount.all(rows, balances, file: file, home: home)
        series = records.compactMap { $0.equals("type", "series") ? KnownSeries($0, home: home) : nil }.sorted { $0.id < $1.id }
    }

    /// The transactions that sums have.
    public var counted: some Sequence<LedgerTransaction> { transactions.lazy.filter(\.isCounted) }

    /// What a receipt or a chat alone says counts on the days that no bank account covers.
    private static func countUncovered(_ rows: inout [LedgerTransaction]) {
        var spans: [String: ClosedRange<Day>] = [:]
        for row in rows where row.status != .unconfirmed {
            let span = spans[row.account] ?? row.day...row.day
            spans[row.account] = min(span.lowerBound, row.day)...max(span.upperBound, row.day)
        }
        for index in rows.indices where rows[index].status == .unconfirmed && rows[index].home != nil && !rows[index].isHeld {
            rows[index].isCounted = !spans.values.contains { $0.contains(rows[index].day) }
        }
    }

    /// The home currency that amounts were brought to, else the currency of most transactions.
    private static func commonest(_ records: [Record]) -> Currency {
        var votes: [Currency: (stated: Int, used: Int)] = [:]
        for record in records where record.equals("type", "transaction") {
            if let home = record.object("home")?.currency("currency") { votes[home, default: (0, 0)].stated += 1 }
            if let currency = record.currency("currency") { votes[currency, default: (0, 0)].used += 1 }
        }
        let best = votes.max { a, b in (a.value.stated, a.value.used, b.key.code) < (b.value.stated, b.value.used, a.key.code) }
        return best?.key ?? .unknown
    }
}
