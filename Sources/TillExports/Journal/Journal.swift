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
