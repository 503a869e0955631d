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
    /// What the household says of itself.
    private let own: HouseholdFile?
    /// What categories mean.
    public let uses: CategoryUses
    /// The records that all of this was read from; `LedgerTransaction.record` is a place in it.
    public let sources: [Record]

    /// - Parameters:
    ///   - records: of one household, as a stage holds them. Where there is no transaction, its observations stand for them.
    ///   - uses: what categories mean to the figures.
    ///   - file: what the household says of itself, when there is a file.
    ///   - asOf: the day asked for; later records are left out.
    ///   - home: the currency asked for.
    public init(_ records: [Record], uses: CategoryUses, file: HouseholdFile? = nil, asOf: Day? = nil, home: Currency? = nil) {
        self.init(sources: HouseholdLedger.sources(of: records), uses: uses, file: file, asOf: asOf, home: home)
    }

    /// The records that figures are read from: movements, what documents say of them, balances, series.
    static func sources(of records: [Record]) -> [Record] {
        records.filter { record in
            record.equals(.type, .transaction) || record.equals(.type, .observation) || record.equals(.type, .balance)
                || record.equals(.type, .series)
        }
    }

    /// Whether it was read from these very records.
    func stands(on records: [Record]) -> Bool {
        sources.count == records.count && zip(sources, records).allSatisfy { $0.isSame(as: $1) }
    }

    init(sources records: [Record], uses: CategoryUses, file: HouseholdFile?, asOf: Day?, home asked: Currency?) {
        sources = records
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
        let known = records.compactMap { $0.equals(.type, .series) ? KnownSeries($0, home: home) : nil }.sorted { $0.id < $1.id }
        let rules = FlowRules(accounts: own, byId: HouseholdLedger.places(of: rows), regular: Set(known.lazy.filter(\.isRegular).map(\.id)))
        HouseholdLedger.decide(&rows, records, rules, uses)
        for index in rows.indices where rows[index].flow == .income && own.isStore(rows[index].account) {
            rows[index].isSavingsInterest = ["income.interest", "INCOME_INTEREST_EARNED"].contains(rows[index].category)
        }
        self.home = home
        self.uses = uses
        self.asOf = end
        transactions = rows
        undocumented = own.undocumented
        self.own = file
        accounts = LedgerAccount.all(rows, balances, file: file, home: home)
        series = known
    }

    /// The transactions that sums have.
    public var counted: some Sequence<LedgerTransaction> { transactions.lazy.filter(\.isCounted) }

    /// Rows that pay to the household's accounts without documents, or take from them, as their texts say: by the account's id.
    public var paymentsToUndocumented: [String: [LedgerTransaction]] {
        let wanted = Set(undocumented.map(\.id))
        guard !wanted.isEmpty else { return [:] }
        let accounts = OwnAccounts(transactions, balances, file: own)
        var found: [String: [LedgerTransaction]] = [:]
        for row in transactions where row.isCounted && (row.flow == .unknown || row.flow == .saving || row.flow == .transfer) {
            if let id = accounts.named(by: row)?.id, wanted.contains(id) { found[id, default: []].append(row) }
        }
        return found
    }

    /// Loans that the household declares by their contracts.
    var declaredLoans: [HouseholdFile.Loan] { own?.loans ?? [] }

    /// What is known of an account that the household's file has under this id; nil without documents of it.
    public func account(declared id: String) -> LedgerAccount? {
        accounts.first { $0.id == id || own?.account(numbered: $0.id)?.id == id }
    }

    /// The row of each id, for who follows links.
    public var byId: [String: LedgerTransaction] {
        Dictionary(transactions.lazy.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// What each row is to the figures and whether it counts.
    private static func decide(_ rows: inout [LedgerTransaction], _ records: [Record], _ rules: FlowRules, _ uses: CategoryUses) {
        for index in rows.indices {
            let own = rows[index].ownKind.map(CategoryUses.use(ofOwn:))
            rows[index].use = own ?? uses.use(of: rows[index].category, detail: rows[index].detail)
            rows[index].flow = rules.flow(of: rows[index], among: rows)
            rows[index].isRepayment = rows[index].flow == .transfer && rules.repays(rows[index], among: rows)
        }
        rules.joinSides(&rows)
        for index in rows.indices { rows[index].doubt = rules.doubt(of: rows[index]) }
        for index in rows.indices where rows[index].kind == .refund {
            guard let purchase = rows[index].linked.flatMap({ rules.byId[$0] }) else { continue }
            rows[index].takeCategory(of: rows[purchase])
            // What could not be put aside or moved comes back to where it was.
            if rows[purchase].flow != .spending { rows[index].flow = rows[purchase].flow }
        }
        guard rows.contains(where: { $0.status == .unconfirmed }) else { return }
        CountingRules(records, rows, rules.accounts).settle(&rows, records)
    }

    /// Where each row stands, by id, for who follows links; empty where none has any.
    private static func places(of rows: [LedgerTransaction]) -> [String: Int] {
        guard rows.contains(where: { $0.linked != nil }) else { return [:] }
        return Dictionary(rows.enumerated().lazy.map { ($0.element.id, $0.offset) }, uniquingKeysWith: { _, last in last })
    }

    /// The home currency that amounts were brought to, else the currency of most transactions.
    private static func commonest(_ records: [Record], _ kind: FieldWord) -> Currency {
        var votes: [Currency: (stated: Int, used: Int)] = [:]
        for record in records where record.equals(.type, kind) {
            if let home = record.object(.home)?.currency(.currency) { votes[home, default: (0, 0)].stated += 1 }
            // Rows whose documents state none are no fewer rows: what a message alone says is not what all money is in.
            votes[record.currency(.currency) ?? .unknown, default: (0, 0)].used += 1
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

extension HouseholdLedger {
    /// Categories and groups of them as people read them: `food.groceries` is Food & Drink / Groceries, `food` Food & Drink.
    public var labels: [String: String] {
        var labels: [String: String] = [:]
        for row in transactions {
            HouseholdLedger.add(row.category, row.label, to: &labels)
            for part in row.splits { HouseholdLedger.add(part.category, part.label, to: &labels) }
        }
        return labels
    }

    /// What categories of the household's own are to the figures (need, want, saving, income, transfer), as far as its rows have them.
    public var ownKinds: [String: String] {
        var kinds: [String: String] = [:]
        for row in transactions {
            if let kind = row.ownKind { kinds[row.category] = kind }
            for part in row.splits { if let kind = part.kind { kinds[part.category] = kind } }
        }
        return kinds
    }

    private static func add(_ category: String, _ label: String, to labels: inout [String: String]) {
        guard !label.isEmpty, labels[category] == nil else { return }
        labels[category] = label
        let parts = label.split(separator: "/", maxSplits: 1)
        let group = LedgerTransaction.group(of: category)
        guard parts.count == 2, group != category else { return }
        labels[group] = String(parts[0].reversed().drop { $0 == " " }.reversed())
    }
}

/// A recurring movement as analyses read it.
public struct KnownSeries: Sendable, Hashable {
    public enum Status: String, Sendable {
        case active, late, ended, expected
    }

    public let id: String
    public let period: SeriesPeriod
    /// subscription, bill, salary, income, instalment, loan …
    public let kind: String
    public let name: String
    public let category: String
    public let account: String
    public let status: Status
    /// The usual amount in minor units of the home currency, signed; nil when it is in another currency or not stated.
    public let amount: Int64?
    /// When it is expected next; nil for an ended one.
    public let next: Day?
    /// How sure its rhythm is, 0 to 1.
    public let confidence: Double
    /// Payments still to come, when it is paid off in parts.
    public let remaining: Int?
    /// The household declared it, or its amount stays or steps from one to the next.
    let isRegular: Bool
    /// Ids of its transactions, oldest first.
    public let transactions: [String]

    /// Reads a `series` record; nil without an id.
    init?(_ record: borrowing Record, home: Currency) {
        guard let id = record.string(.id) else { return nil }
        self.id = id
        period = record.string(.period).flatMap(SeriesPeriod.init(rawValue:)) ?? .monthly
        kind = record.string(.kind) ?? "bill"
        name = record.string(.name) ?? ""
        category = record.string(.category) ?? ""
        account = record.string(.account) ?? ""
        status = record.string(.status).flatMap(Status.init(rawValue:)) ?? .active
        let isHome = (record.currency(.currency) ?? home) == home
        amount = isHome ? record.minor(.amount, home) : nil
        next = record.date(.next)
        confidence = record.number(.confidence) ?? 0.5
        remaining = record.object(.instalments)?.integer(.remaining)
        isRegular = record.has(.declared) || record.equals(.pattern, "fixed") || record.equals(.pattern, "stepped")
        transactions = record.strings(.transactions)
    }
}

extension HouseholdLedger {
    /// Rows of one reason that sums of some days do not have.
    public struct Apart: Sendable, Hashable {
        public let why: LeftOut
        public internal(set) var rows = 0
        /// Their sum in minor units of the home currency; nothing where no rate brings them there.
        public internal(set) var amount: Int64 = 0
    }

    /// What would be income, spending, saving or of unknown use on these days and is in no figure, by reason.
    public func leftOut(_ isWanted: (Day) -> Bool) -> [Apart] {
        var found: [LeftOut: Apart] = [:]
        for row in transactions {
            guard let why = row.leftOut, row.flow != .transfer, isWanted(row.day) else { continue }
            var one = found[why] ?? Apart(why: why)
            one.rows += 1
            one.amount = one.amount.clampedAdding(row.home ?? 0)
            found[why] = one
        }
        return LeftOut.allCases.compactMap { found[$0] }
    }
}

extension LeftOut {
    /// How many rows sums do not have for which reason; empty where they have all: `Not counted: 2 rows (it waits for approval).`
    public static func sentence(_ rows: [LeftOut: Int]) -> String {
        let parts = allCases.compactMap { why in rows[why].map { "\(CountText.of($0, "row")) (\(why.sentence))" } }
        return parts.isEmpty ? "" : "Not counted: \(parts.joined(separator: ", "))."
    }
}

extension Record {
    /// Says what sums of a record do not have, as its field `left_out`; nothing where they have all.
    public mutating func set(leftOut apart: [HouseholdLedger.Apart], _ currency: Currency) {
        guard !apart.isEmpty else { return }
        set(
            .leftOut,
            objects: apart.map { one in
                var part = Record.bare
                part.set(.why, string: one.why.rawValue)
                part.set(.rows, integer: one.rows)
                if one.why != .rate { part.set(.amount, Money(minorUnits: one.amount, currency: currency).amount) }
                return part
            })
    }

    /// The same as a sentence; empty where they have all.
    public var leftOutSentence: String { LeftOut.sentence(leftOutRows) }

    /// The same as numbers of rows, by reason.
    public var leftOutRows: [LeftOut: Int] {
        var rows: [LeftOut: Int] = [:]
        for one in objects(.leftOut) {
            if let why = one.string(.why).flatMap(LeftOut.init(rawValue:)) { rows[why] = one.integer(.rows) }
        }
        return rows
    }
}
