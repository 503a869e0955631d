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
        entries = EntryMaking(ledger: ledger).all()
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
}

/// Holds the bank's balances against the entries: which of them the entries add up to, and what stood before the first.
struct BalanceCheck {
    private(set) var openings: [Journal.Opening] = []
    private(set) var statements: [Journal.Statement] = []

    private struct Key: Hashable, Comparable {
        var account: JournalAccount
        var currency: Currency

        static func < (a: Key, b: Key) -> Bool { (a.account, a.currency) < (b.account, b.currency) }
    }

    /// - Parameter byPosting: a posting may stand on a day of its own.
    init(_ entries: [JournalEntry], _ ledger: ExportLedger, byPosting: Bool) {
        var moves: [Key: [(day: Day, minor: Int64)]] = [:]
        for entry in entries {
            for posting in entry.postings where posting.account.root == .assets || posting.account.root == .liabilities {
                let day = byPosting ? posting.day ?? entry.day : entry.day
                moves[Key(account: posting.account, currency: posting.money.currency), default: []].append((day, posting.money.minorUnits))
            }
        }
        var stated: [Key: [ExportBalance]] = [:]
        for balance in ledger.balances {
            let account = JournalAccount(ledger.account(balance.account))
            stated[Key(account: account, currency: balance.money.currency), default: []].append(balance)
        }
        for key in stated.keys.sorted() { check(key, moves[key] ?? [], stated[key] ?? []) }
    }

    /// What stood before the first entry is what most balances agree on; in doubt the earliest.
    private mutating func check(_ key: Key, _ moves: [(day: Day, minor: Int64)], _ stated: [ExportBalance]) {
        let sorted = moves.sorted { $0.day < $1.day }
        var sums: [Int128] = []
        var (sum, next): (Int128, Int) = (0, 0)
        for balance in stated {
            while next < sorted.count, sorted[next].day <= balance.day {
                sum += Int128(sorted[next].minor)
                next += 1
            }
            sums.append(sum)
        }
        var votes: [Int128: (count: Int, first: Int)] = [:]
        for (index, balance) in stated.enumerated() {
            votes[Int128(balance.money.minorUnits) - sums[index], default: (0, index)].count += 1
        }
        let best = votes.max { a, b in (a.value.count, b.value.first) < (b.value.count, a.value.first) }
        guard let before = best?.key, let opening = Int64(exactly: before) else { return }
        if opening != 0 { openings.append(.init(account: key.account, money: Money(minorUnits: opening, currency: key.currency))) }
        for (index, balance) in stated.enumerated() {
            guard let found = Int64(exactly: before + sums[index]) else { continue }
            statements.append(
                .init(
                    account: key.account, day: balance.day, stated: balance.money,
                    found: Money(minorUnits: found, currency: key.currency)))
        }
    }
}
