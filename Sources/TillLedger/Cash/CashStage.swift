import TillFigures
import TillHousehold
import TillRecords
import TillStages

/// `till-cash`: keeps the household's wallet: what was drawn goes in, what was paid in cash goes out, and what was counted settles it.
public struct CashStage: HouseholdStage {
    public var holding = HouseholdHolding()
    private let households: Households
    private let uses: CategoryUses
    private let apart: AskedApart

    public static func tables(_ knowledge: Knowledge) -> [KnowledgeTable] { [CategoryUses.table] }

    public static let manual = Manual(
        name: "till-cash",
        summary: "Keep the wallet: withdrawals fill it, what is paid in cash empties it, a count settles it.",
        discussion: """
            Of a household whose file has an account of the kind cash. A withdrawal gets its other side, a transfer into the wallet; what \
            a receipt, a message or an entry by hand says was paid in cash is paid from it, as is all that papers tell of in a household \
            with no other accounts. Of several wallets the one of the member who drew or paid is meant, else the one of nobody.

            A count (a decision: till decide count cash=45.20) is a balance. What it differs by from what the count before and the \
            movements since lead to becomes a transaction of its own, named as cash not accounted for. Before the first count nobody \
            knows what was in the wallet, so that it settles nothing. Records of households without a cash account pass untouched.

            It is the last that makes transactions, so it also marks those of an account or a member that somebody asked to leave out, and their \
            balances (--without-account, --without-member): no figure has them, and they are named beside the figures.
            """,
        input: .records,
        options: AskedApart.declared,
        examples: [
            Example(
                "what was drawn and where it went", command: "till-cash --household-file home.yaml",
                input: """
                    {"type":"decision","id":"d1","number":1,"about":"count:cash","action":"count","value":"10.00","date":"2025-03-01"}
                    {"type":"decision","id":"d2","number":2,"about":"count:cash","action":"count","value":"30.00","date":"2025-03-31"}
                    {"type":"transaction","id":"a","account":"giro","date":"2025-03-14","amount":"-50.00","currency":"EUR","text":"ATM",\
                    "kind":"expense","category":{"name":"transfer.cash","by":"known"},"status":"posted","observations":["o"]}

                    """,
                files: ["home.yaml": "currency: EUR\naccounts:\n  - {id: giro, kind: checking}\n  - {id: cash, kind: cash}\n"],
                shows: [
                    #""account":"cash","date":"2025-03-14","amount":"50.00""#, #""amount":"-30.00""#,
                    #""label":"Cash / Cash not accounted for""#,
                ])
        ],
        reads: ["transaction", "observation", "balance", "decision"],
        writes: ["transaction", "balance", "note"])

    public init(options: Options, context: Context) throws(Fault) {
        households = try Households(folder: options.text("households"), file: options.text("household-file"))
        uses = try CategoryUses(context.knowledge)
        apart = AskedApart(options)
    }

    public mutating func take(household records: [Record], into sink: Sink) throws(Fault) {
        let file = try households.file(of: records)
        let counts = records.compactMap { Decision($0) }.filter { $0.action == .count }
        for lost in CashCount.lost(counts, file) {
            try sink.note(
                "cash.no-wallet", "decision \(lost.id) counts \(lost.about.dropFirst(Decision.countMark.count)), which is no cash account.",
                remedy:
                    "Give the household's file an account of that id and the kind cash, or take it back: till decide undo \(lost.number).",
                household: file?.id)
        }
        guard let file, file.accounts.contains(where: { $0.kind == "cash" }), records.contains(where: { $0.equals(.type, .transaction) })
        else {
            for record in records { try sink.emit(marked(record, file)) }
            return
        }
        var wallets = Wallets(records, file, uses, CashCount.all(counts, file))
        wallets.fill()
        wallets.pay()
        wallets.settle()
        let all = apart.isEmpty ? wallets.records : wallets.records.map { marked($0, file) }
        try CanonicalOrder.emit(all, adding: wallets.made.map { marked($0, file) }, sink)
    }

    private func marked(_ record: Record, _ file: HouseholdFile?) -> Record {
        guard !apart.isEmpty else { return record }
        var record = record
        apart.mark(&record, file)
        return record
    }
}

/// What a person counted in a wallet.
struct CashCount {
    let decision: Decision
    let account: HouseholdFile.Account
    let day: Day
    let amount: Amount

    /// Those that name a wallet, oldest first; of two of a day the later decision.
    static func all(_ decisions: [Decision], _ file: HouseholdFile?) -> [CashCount] {
        var found: [String: CashCount] = [:]
        for decision in decisions.sorted(by: Decision.precedes) {
            guard let account = wallet(decision, file), let day = decision.date, let amount = Amount(decision.text) else { continue }
            found["\(account.id) \(day)"] = CashCount(decision: decision, account: account, day: day, amount: amount)
        }
        return found.values.sorted { ($0.day, $0.account.id) < ($1.day, $1.account.id) }
    }

    /// Those that name none.
    static func lost(_ decisions: [Decision], _ file: HouseholdFile?) -> [Decision] {
        decisions.filter { wallet($0, file) == nil }.sorted(by: Decision.precedes)
    }

    private static func wallet(_ decision: Decision, _ file: HouseholdFile?) -> HouseholdFile.Account? {
        file?.accounts.first { $0.kind == "cash" && decision.about == Decision.countMark + $0.id }
    }
}

/// The wallets of one household, and what moves in and out of them.
private struct Wallets {
    private(set) var records: [Record]
    /// Transactions and balances that no document tells of as such.
    private(set) var made: [Record] = []
    private let file: HouseholdFile
    private let counts: [CashCount]
    private let ledger: HouseholdLedger
    /// Where each transaction stands among the records, by its id.
    private var places: [String: Int] = [:]
    /// What papers say was paid in cash, by observation.
    private var cashPapers: Set<String> = []
    /// Day and amount of what moves in each wallet.
    private var movements: [String: [(day: Day, amount: Int64)]] = [:]
    /// The household owns nothing but wallets: whatever its papers tell of was paid from them.
    private let isCashAlone: Bool

    init(_ records: [Record], _ file: HouseholdFile, _ uses: CategoryUses, _ counts: [CashCount]) {
        self.records = records
        self.file = file
        self.counts = counts
        ledger = HouseholdLedger(records, uses: uses, file: file)
        isCashAlone = file.accounts.allSatisfy { $0.kind == "cash" }
        for (index, record) in records.enumerated() {
            guard let id = record.string(.id) else { continue }
            if record.equals(.type, .transaction) {
                places[id] = index
            } else if record.equals(.type, .observation), record.object(.payment)?.equals(.kind, "cash") ?? false {
                cashPapers.insert(id)
            }
        }
    }

    private func isWallet(_ account: String) -> Bool { file.accounts.contains { $0.kind == "cash" && $0.id == account } }

    /// The wallet of a member, else that of nobody, else the first.
    private func wallet(of member: String) -> HouseholdFile.Account? {
        let all = file.accounts.filter { $0.kind == "cash" }
        return all.first { !member.isEmpty && $0.member == member } ?? all.first { $0.member == nil } ?? all.first
    }

    private func currency(of wallet: HouseholdFile.Account) -> Currency { wallet.currency ?? ledger.home }

    /// What a row is in a wallet, in its currency; nil when no rate tells.
    private func size(_ row: LedgerTransaction, in wallet: HouseholdFile.Account) -> Int64? {
        let currency = currency(of: wallet)
        return row.money.currency == currency ? row.money.minorUnits : currency == ledger.home ? row.home : nil
    }

    private mutating func move(_ wallet: HouseholdFile.Account, _ day: Day, _ amount: Int64?) {
        guard let amount else { return }
        movements[wallet.id, default: []].append((day, amount))
    }

    /// Cash that was drawn or paid in at a bank gets its other side.
    mutating func fill() {
        for row in ledger.transactions where row.use == .cash && row.flow == .transfer && row.isCounted && row.linked == nil {
            let owner = row.member.isEmpty ? file.account(numbered: row.account)?.member ?? "" : row.member
            guard !isWallet(row.account), row.splits.isEmpty, let place = places[row.id], let wallet = wallet(of: owner),
                let other = CashRecord.otherSide(of: records[place], in: wallet)
            else { continue }
            let why = row.money.minorUnits < 0 ? "cash drawn" : "cash paid in"
            CashRecord.link(&records[place], to: other.string(.id) ?? "", why: why)
            var linked = other
            CashRecord.link(&linked, to: row.id, why: why)
            made.append(linked)
            move(wallet, row.day, size(row, in: wallet).map(\.clampedNegation))
        }
    }

    /// What was paid in cash is paid from a wallet.
    mutating func pay() {
        for row in ledger.transactions {
            guard row.isCounted, let place = places[row.id], let wallet = wallet(paying: row, records[place]) else { continue }
            // No bank will tell of it: the wallet's own book is what has it.
            if row.status == .unconfirmed {
                records[place].set(.account, string: wallet.id)
                records[place].set(.status, string: "posted")
            }
            move(wallet, row.day, size(row, in: wallet))
        }
    }

    /// The wallet that a row was paid from or into; nil where it was none.
    private func wallet(paying row: LedgerTransaction, _ record: Record) -> HouseholdFile.Account? {
        if let own = file.accounts.first(where: { $0.kind == "cash" && $0.id == row.account }) { return own }
        guard row.status == .unconfirmed, row.account.isEmpty, row.use != .cash,
            isCashAlone || record.strings(.observations).contains(where: cashPapers.contains)
        else { return nil }
        return wallet(of: row.member)
    }

    /// What was counted, and what nothing accounts for since the count before.
    mutating func settle() {
        var last: [String: (day: Day, amount: Int64)] = [:]
        for count in counts {
            let currency = currency(of: count.account)
            guard let counted = Money(count.amount, currency) else { continue }
            let balance = CashRecord.balance(count, counted, records)
            if !records.contains(where: { $0.equals(.type, .balance) && $0.string(.id) == balance.string(.id) }) { made.append(balance) }
            if let before = last[count.account.id] {
                let moved = (movements[count.account.id] ?? []).filter { $0.day > before.day && $0.day <= count.day }
                let expected = moved.reduce(before.amount) { $0.clampedAdding($1.amount) }
                let rest = counted.minorUnits.clampedSubtracting(expected)
                if rest != 0 {
                    let money = Money(minorUnits: rest, currency: currency)
                    let left = Money(minorUnits: expected, currency: currency)
                    made.append(CashRecord.unexplained(money, count, since: before.day, counted: counted, expected: left, records))
                }
            }
            last[count.account.id] = (count.day, counted.minorUnits)
        }
    }
}

/// The records that keeping a wallet makes.
private enum CashRecord {
    /// The other side of cash that was drawn or paid in; nil when its amount cannot be turned.
    static func otherSide(of row: Record, in wallet: HouseholdFile.Account) -> Record? {
        guard let amount = row.decimal(.amount)?.negated else { return nil }
        var record = Record(type: .transaction)
        let household = row.string(.household)
        record.set(.id, string: Digest.sha256(Array("\(household ?? "")\ncash of \(row.string(.id) ?? "")".utf8)).shortHex)
        if let household { record.set(.household, string: household) }
        if let member = wallet.member { record.set(.member, string: member) }
        record.set(.account, string: wallet.id)
        if let raw = row.raw(.date) { record.set(.date, raw: raw) }
        record.set(.amount, amount)
        if let raw = row.raw(.currency) { record.set(.currency, raw: raw) }
        if var home = row.object(.home), let converted = home.decimal(.amount)?.negated {
            home.set(.amount, converted)
            record.set(.home, object: home)
        }
        for key in [.merchant, .renamed, .text, .category, .status] as [Key] { if let raw = row.raw(key) { record.set(key, raw: raw) } }
        record.set(.observations, strings: [])
        return record
    }

    static func link(_ record: inout Record, to other: String, why: String) {
        var link = Record.bare
        link.set(.kind, string: "transfer")
        link.set(.to, string: other)
        link.set(.why, string: why)
        record.set(.kind, string: "transfer")
        record.set(.links, objects: record.objects(.links) + [link])
    }

    /// What was counted, as the balance of its day.
    static func balance(_ count: CashCount, _ money: Money, _ records: [Record]) -> Record {
        var record = Record(type: .balance)
        let household = records.lazy.compactMap { $0.string(.household) }.first
        record.set(.id, string: id(count, household, "balance"))
        if let household { record.set(.household, string: household) }
        var source = Record.bare
        source.set(.kind, string: "manual")
        source.set(.format, string: "count")
        source.set(.place, string: "decision \(count.decision.id)")
        record.set(.source, object: source)
        record.set(.account, string: count.account.id)
        record.set(.kind, string: "closing")
        record.set(.date, count.day)
        record.set(.amount, money.amount)
        record.set(.currency, string: money.currency.code)
        return record
    }

    /// What nothing accounts for between two counts, on the day of the later.
    static func unexplained(
        _ money: Money, _ count: CashCount, since: Day, counted: Money, expected: Money, _ records: [Record]
    ) -> Record {
        var record = Record(type: .transaction)
        let household = records.lazy.compactMap { $0.string(.household) }.first
        record.set(.id, string: id(count, household, "rest"))
        if let household { record.set(.household, string: household) }
        if let member = count.account.member { record.set(.member, string: member) }
        record.set(.account, string: count.account.id)
        record.set(.date, count.day)
        record.set(.amount, money.amount)
        record.set(.currency, string: money.currency.code)
        let isGone = money.minorUnits < 0
        let days = CountText.of(count.day.ordinal - since.ordinal, "day")
        record.set(.text, string: "\(isGone ? "Cash not accounted for" : "Cash that nobody noted"), \(days)")
        record.set(.kind, string: isGone ? "expense" : "income")
        var category = Record.bare
        category.set(.name, string: UnexplainedCash.name)
        category.set(.label, string: UnexplainedCash.label)
        category.set(.by, string: "decision")
        category.set(.confidence, integer: 1)
        category.set(
            .why, string: "\(counted.amount) was counted where \(expected.amount) would be left, decision \(count.decision.id)")
        record.set(.category, object: category)
        record.set(.status, string: "posted")
        record.set(.observations, strings: [])
        record.set(.decisions, strings: [count.decision.id])
        return record
    }

    private static func id(_ count: CashCount, _ household: String?, _ what: String) -> String {
        Digest.sha256(Array("\(household ?? "")\ncount \(count.account.id) \(count.day) \(what)".utf8)).shortHex
    }
}
