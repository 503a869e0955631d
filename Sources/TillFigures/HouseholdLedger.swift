import TillHousehold
import TillRecords

/// A household as every figure reads it: what its records say up to the as-of day, in an order that the order of the input does not
/// show. What counts, what is income, spending, saving or a transfer is decided here and nowhere else.
public struct HouseholdLedger: Sendable {
    /// Nil when the records name none.
    public let household: String?
    /// The currency figures are in: the one asked for, else the household file's, else the one that amounts were brought to, else
    /// that of most transactions; `XXX` when nothing names one.
    public let home: Currency
    /// The day figures stand on: the one asked for, else the latest day of a transaction or balance. Nil for an empty household.
    public let asOf: Day?
    /// Up to the as-of day, by day and id. Void ones are left out; `isCounted` tells which of them sums have.
    public let transactions: [LedgerTransaction]
    /// Up to the as-of day, by account and day.
    public let balances: [StatedBalance]
    /// The recurring movements that `till-recur` found or the household declared, by id.
    public let series: [KnownSeries]
    /// The accounts that transactions or balances name, in order.
    public let accounts: [LedgerAccount]
    /// Accounts that the household declares and of which there is no document, cash aside.
    public let undocumented: [HouseholdFile.Account]
    /// What categories mean.
    public let uses: CategoryUses
    /// The records that all of this was read from; `LedgerTransaction.record` is a place in it.
    public let ground: [Record]

    /// - Parameters:
    ///   - records: of one household, as a stage holds them. Where there is no transaction, its observations stand for them.
    ///   - uses: what categories mean to the figures.
    ///   - file: what the household says of itself, when there is a file.
    ///   - asOf: the day asked for; later records are left out.
    ///   - home: the currency asked for.
    public init(_ records: [Record], uses: CategoryUses, file: HouseholdFile? = nil, asOf: Day? = nil, home: Currency? = nil) {
        self.init(ground: HouseholdLedger.ground(of: records), uses: uses, file: file, asOf: asOf, home: home)
    }

    /// The records that figures are read from: movements, what documents say of them, balances, series.
    static func ground(of records: [Record]) -> [Record] {
        records.filter { record in
            record.equals(.type, .transaction) || record.equals(.type, .observation) || record.equals(.type, .balance)
                || record.equals(.type, .series)
        }
    }

    /// Whether it was read from these very records.
    func stands(on records: [Record]) -> Bool {
        ground.count == records.count && zip(ground, records).allSatisfy { $0.isSame(as: $1) }
    }

    init(ground records: [Record], uses: CategoryUses, file: HouseholdFile?, asOf: Day?, home asked: Currency?) {
        ground = records
        household = records.lazy.compactMap { $0.string(.household) }.first ?? file?.id
        let stated = records.compactMap { $0.equals(.type, .balance) ? StatedBalance($0) : nil }
        let isResolved = records.contains { $0.equals(.type, .transaction) }
        let kind: FieldWord = isResolved ? .transaction : .observation
        let home = asked ?? file?.currency ?? HouseholdLedger.commonest(records, kind)
        var rows: [LedgerTransaction] = []
        for (index, record) in records.enumerated() where record.equals(.type, kind) {
            if let row = LedgerTransaction(record, at: index, home: home) { rows.append(row) }
        }
        let end = asOf ?? (rows.map(\.day) + stated.map(\.day)).max()
        if let end { rows.removeAll { $0.day > end } }
        rows.sort { ($0.day, $0.id, $0.record) < ($1.day, $1.id, $1.record) }
        balances = stated.filter { balance in end.map { balance.day <= $0 } ?? true }
            .sorted { ($0.account, $0.day, $0.money.minorUnits) < ($1.account, $1.day, $1.money.minorUnits) }
        let own = OwnAccounts(rows, balances, file: file)
        HouseholdLedger.decide(&rows, records, own, uses)
        self.home = home
        self.uses = uses
        self.asOf = end
        transactions = rows
        undocumented = own.undocumented
        accounts = LedgerAccount.all(rows, balances, file: file, home: home)
        series = records.compactMap { $0.equals(.type, .series) ? KnownSeries($0, home: home) : nil }.sorted { $0.id < $1.id }
    }

    /// The transactions that sums have.
    public var counted: some Sequence<LedgerTransaction> { transactions.lazy.filter(\.isCounted) }

    /// What each row is to the figures and whether it counts.
    private static func decide(
        _ rows: inout [LedgerTransaction], _ records: [Record], _ accounts: OwnAccounts, _ uses: CategoryUses
    ) {
        var byId: [String: Int] = [:]
        if rows.contains(where: { $0.linked != nil }) {
            byId.reserveCapacity(rows.count)
            for (index, row) in rows.enumerated() { byId[row.id] = index }
        }
        let rules = FlowRules(accounts: accounts, byId: byId)
        for index in rows.indices {
            rows[index].use = uses.use(of: rows[index].category, detail: rows[index].detail)
            rows[index].flow = rules.flow(of: rows[index], among: rows)
        }
        for index in rows.indices where rows[index].kind == .refund {
            guard let purchase = rows[index].linked.flatMap({ byId[$0] }) else { continue }
            rows[index].takeCategory(of: rows[purchase])
        }
        guard rows.contains(where: { $0.status == .unconfirmed }) else { return }
        CountingRules(records, rows, accounts).settle(&rows, records)
    }

    /// The home currency that amounts were brought to, else the currency of most transactions.
    private static func commonest(_ records: [Record], _ kind: FieldWord) -> Currency {
        var votes: [Currency: (stated: Int, used: Int)] = [:]
        for record in records where record.equals(.type, kind) {
            if let home = record.object(.home)?.currency(.currency) { votes[home, default: (0, 0)].stated += 1 }
            if let currency = record.currency(.currency), currency != .unknown { votes[currency, default: (0, 0)].used += 1 }
        }
        let best = votes.max { a, b in (a.value.stated, a.value.used, b.key.code) < (b.value.stated, b.value.used, a.key.code) }
        return best?.key ?? .unknown
    }
}

extension LedgerTransaction {
    /// A refund lessens what its purchase was for, in the month it arrives. Of a purchase that was split it gives back the part of its
    /// own size, else of each part in proportion.
    mutating func takeCategory(of purchase: LedgerTransaction) {
        guard splits.isEmpty, let home else { return }
        if let whole = purchase.splits.first(where: { $0.home == home.clampedNegation }) {
            (category, label) = (whole.category, whole.label)
        } else if purchase.splits.isEmpty || !purchase.splits.allSatisfy({ $0.home < 0 }) {
            guard !purchase.category.isEmpty else { return }
            (category, label) = (purchase.category, purchase.label)
        } else {
            let weights = purchase.splits.map(\.home.clampedNegation)
            let sizes = Apportionment.shares(of: home, by: weights)
            let amounts = home == money.minorUnits ? sizes : Apportionment.shares(of: money.minorUnits, by: weights)
            splits = purchase.splits.indices.map { index in
                let part = purchase.splits[index]
                return Part(category: part.category, label: part.label, amount: amounts[index], home: sizes[index])
            }
        }
    }
}
