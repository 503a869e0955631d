import TillRecords

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
