import TillRecords

/// What the records of one document come to.
struct BankSummary {
    /// Something said about a place.
    struct Saying {
        var place: String?
        var sentence: String
        var remedy: String?
        var code: String
    }

    struct Balance {
        var account: String
        var kind: String
        var day: Day?
        var amount: Amount
        var currency: Currency?
        var place: String
    }

    private(set) var rows = 0
    private(set) var pending = 0
    private(set) var void = 0
    private(set) var trades = 0
    private(set) var first: Day?
    private(set) var last: Day?
    /// Sums of rows that are not void.
    private(set) var into = MoneyTally()
    private(set) var out = MoneyTally()
    private(set) var rowsOfAccount: [String: Int] = [:]
    /// Sums of posted rows of the first accounts.
    private var sums: [String: MoneyTally] = [:]
    private(set) var balances: [Balance] = []
    private(set) var balanceCount = 0
    private(set) var rejects: [Saying] = []
    private(set) var rejectCount = 0
    private(set) var notes: [Saying] = []

    /// More of a kind are only counted.
    static let most = 20

    mutating func add(_ record: Record) {
        switch record.type {
        case "observation": addRow(record)
        case "trade": trades += 1
        case "balance": addBalance(record)
        case "reject":
            rejectCount += 1
            if rejects.count < BankSummary.most { rejects.append(saying(record, .reason)) }
        case "note": if notes.count < BankSummary.most { notes.append(saying(record, .message)) }
        default: break
        }
    }

    private mutating func addRow(_ record: Record) {
        rows += 1
        rowsOfAccount[record.string(.account) ?? "", default: 0] += 1
        if let day = record.date(.booked) ?? record.date(.date) {
            first = min(first ?? day, day)
            last = max(last ?? day, day)
        }
        if record.equals(.status, "void") {
            void += 1
            return
        }
        if record.equals(.status, "pending") { pending += 1 }
        guard let amount = record.decimal(.amount) else { return }
        let account = record.string(.account) ?? ""
        if !record.equals(.status, "pending"), sums.count < 200 || sums[account] != nil {
            sums[account, default: MoneyTally()].add(amount, record.currency(.currency))
        }
        if amount.isNegative { out.add(amount, record.currency(.currency)) } else { into.add(amount, record.currency(.currency)) }
    }

    private mutating func addBalance(_ record: Record) {
        balanceCount += 1
        guard balances.count < 200, let amount = record.decimal(.amount) else { return }
        balances.append(
            Balance(
                account: record.string(.account) ?? "", kind: record.string(.kind) ?? "", day: record.date(.date), amount: amount,
                currency: record.currency(.currency), place: record.object(.source)?.string(.place) ?? ""))
    }

    private func saying(_ record: Record, _ field: Key) -> Saying {
        Saying(
            place: record.string(.place), sentence: record.string(field) ?? "", remedy: record.string(.remedy),
            code: record.string(.code) ?? "")
    }

    /// Accounts of which one opening and one closing balance are stated, held against their rows.
    var statements: [BankStatement] {
        var found: [BankStatement] = []
        for opening in balances where opening.kind == "opening" {
            let own = balances.filter { $0.account == opening.account && $0.currency == opening.currency }
            guard own.count(where: { $0.kind == "opening" }) == 1, own.count(where: { $0.kind == "closing" }) == 1,
                let closing = own.first(where: { $0.kind == "closing" })
            else { continue }
            found.append(
                BankStatement(
                    account: opening.account, currency: opening.currency, opening: opening.amount, from: opening.day,
                    closing: closing.amount, to: closing.day, place: closing.place, difference: difference(opening, closing)))
        }
        return found
    }

    /// Closing less opening less rows; nil past what 64 bits hold.
    private func difference(_ opening: Balance, _ closing: Balance) -> Amount? {
        let wanted = opening.currency ?? .unknown
        let total = sums[opening.account]?.totals.first { $0.currency == wanted }.map { Amount($0.total) } ?? Amount(units: 0, decimals: 0)
        guard let total else { return nil }
        var tally = MoneyTally()
        for amount in [Optional(closing.amount), opening.amount.negated, total.negated] {
            guard let amount else { return nil }
            tally.add(amount, wanted)
        }
        return tally.totals.first.flatMap { Amount($0.total) }
    }

    /// No record came at all.
    var isUntouched: Bool { isEmpty && rejectCount == 0 && notes.isEmpty }

    /// Nothing of the document became a record.
    var isEmpty: Bool { rows == 0 && trades == 0 && balanceCount == 0 }
}
