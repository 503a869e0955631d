import TillRecords

/// A household's ledger as double-entry bookkeeping: what hledger and Beancount have in common.
struct Journal: Sendable {
    /// What an account held before its first entry, as the bank's balances prove or at least state it.
    struct Opening: Sendable {
        var account: JournalAccount
        var money: Money
    }

    /// A balance of the bank's that the entries add up to, or that they do not.
    struct Statement: Sendable {
        var account: JournalAccount
        /// At the end of this day.
        var day: Day
        var stated: Money
        /// What the entries add up to; the same as stated where they prove it.
        var found: Money

        var isProven: Bool { stated == found }
    }

    let entries: [JournalEntry]
    let openings: [Opening]
    let openingDay: Day?
    let statements: [Statement]
    let accounts: [JournalAccount]
    let currencies: [Currency]

    /// - Parameter byPosting: the format has a day of its own for a posting; else all postings of an entry stand on its day.
    init(_ ledger: ExportLedger, byPosting: Bool) {
        entries = Journal.entries(ledger)
        let days = entries.map(\.day) + entries.flatMap { $0.postings.compactMap(\.day) } + ledger.balances.map(\.day)
        openingDay = days.min().flatMap { $0.adding(days: -1) }
        let check = BalanceCheck(entries, ledger, byPosting: byPosting)
        openings = check.openings
        statements = check.statements
        var accounts = Set(entries.flatMap { $0.postings.map(\.account) } + statements.map(\.account))
        var currencies = Set(entries.flatMap { $0.postings.flatMap { [$0.money.currency, $0.price?.currency].compactMap { $0 } } })
        if !openings.isEmpty { accounts.insert(.opening) }
        accounts.formUnion(openings.map(\.account))
        currencies.formUnion(openings.map(\.money.currency) + statements.map(\.stated.currency))
        self.accounts = accounts.sorted()
        self.currencies = currencies.sorted()
    }

    private static func entries(_ ledger: ExportLedger) -> [JournalEntry] {
        var places: [String: Int] = [:]
        for (index, row) in ledger.rows.enumerated() where !row.id.isEmpty { places[row.id] = index }
        var isDone = [Bool](repeating: false, count: ledger.rows.count)
        var entries: [JournalEntry] = []
        for index in ledger.rows.indices where !isDone[index] {
            isDone[index] = true
            let row = ledger.rows[index]
            if !row.partner.isEmpty, let other = places[row.partner], !isDone[other], ledger.rows[other].kind == "transfer" {
                isDone[other] = true
                entries.append(transfer(row, ledger.rows[other], ledger))
            } else {
                entries.append(entry(row, ledger))
            }
        }
        return entries
    }

    /// Both halves of a transfer between own accounts, as one entry.
    private static func transfer(_ a: ExportRow, _ b: ExportRow, _ ledger: ExportLedger) -> JournalEntry {
        let (out, into) = a.money.minorUnits <= b.money.minorUnits ? (a, b) : (b, a)
        let day = min(out.day, into.day)
        var postings = [out, into].map { row in
            JournalEntry.Posting(
                account: JournalAccount(ledger.account(row.account)), money: row.money, day: row.day == day ? nil : row.day, price: nil)
        }
        if out.money.currency != into.money.currency {
            postings[1].price = try? out.money.negated()
        } else if let rest = out.money.minorUnits.checkedSum(into.money.minorUnits), rest != 0, rest != .min {
            postings.append(.init(account: .transfers, money: Money(minorUnits: -rest, currency: out.money.currency), day: nil, price: nil))
        }
        var entry = blank(out, postings)
        entry.day = day
        entry.isBooked = out.status == "posted" && into.status == "posted"
        entry.ids = [out.id, into.id]
        if entry.note.isEmpty { entry.note = into.text }
        return entry
    }

    private static func entry(_ row: ExportRow, _ ledger: ExportLedger) -> JournalEntry {
        let own = row.status == "unconfirmed" ? .unconfirmed : JournalAccount(ledger.account(row.account))
        var postings = [JournalEntry.Posting(account: own, money: row.money, day: nil, price: nil)]
        for (account, money) in sides(row) {
            guard let against = try? money.negated() else { continue }
            postings.append(.init(account: account, money: against, day: nil, price: nil))
        }
        return blank(row, postings)
    }

    /// What it was for, part by part; the parts add up to the whole.
    private static func sides(_ row: ExportRow) -> [(JournalAccount, Money)] {
        guard row.kind != "transfer" else { return [(.transfers, row.money)] }
        let isIncome = row.kind == "income"
        let whole = JournalAccount(category: row.category, isIncome: isIncome)
        var rest = row.money.minorUnits
        var sides: [(JournalAccount, Money)] = []
        for part in row.splits {
            guard let left = rest.checkedDifference(part.money.minorUnits) else { return [(whole, row.money)] }
            rest = left
            sides.append((JournalAccount(category: part.category, isIncome: isIncome), part.money))
        }
        if rest != 0 || sides.isEmpty { sides.append((whole, Money(minorUnits: rest, currency: row.money.currency))) }
        return sides
    }

    private static func blank(_ row: ExportRow, _ postings: [JournalEntry.Posting]) -> JournalEntry {
        var note = row.text == row.merchant ? "" : row.text
        if !row.original.isEmpty { note += (note.isEmpty ? "" : ", ") + "\(row.original) \(row.originalCurrency)" }
        return JournalEntry(
            day: row.day, isBooked: row.status == "posted", payee: row.merchant, note: note, member: row.member,
            status: row.status, ids: [row.id], tags: row.tags, postings: postings)
    }
}

extension Int64 {
    fileprivate func checkedSum(_ other: Int64) -> Int64? {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? nil : sum
    }

    fileprivate func checkedDifference(_ other: Int64) -> Int64? {
        let (difference, overflow) = subtractingReportingOverflow(other)
        return overflow ? nil : difference
    }
}
