import TillRecords

/// How well a column of running balances follows from a column of amounts: what proves sign, order and the columns themselves.
struct BalanceChain: Equatable {
    /// Rows on which a balance follows from the row before and its amount, oldest first.
    var ascending = 0
    /// The same with the newest row first.
    var descending = 0
    /// Both again with the amounts' signs turned.
    var ascendingTurned = 0
    var descendingTurned = 0
    /// Pairs of neighbouring rows that could be tried.
    var links = 0

    /// Amount and balance at nine decimals of every row, nil where one is missing; rows of one account.
    init(_ rows: [(amount: Int128, balance: Int128)]) {
        for index in rows.indices.dropFirst() {
            let (before, here) = (rows[index - 1], rows[index])
            links += 1
            let step = here.balance - before.balance
            if step == here.amount { ascending += 1 }
            if step == -before.amount { descending += 1 }
            if step == -here.amount { ascendingTurned += 1 }
            if step == before.amount { descendingTurned += 1 }
        }
    }

    init() {}

    mutating func merge(_ other: BalanceChain) {
        ascending += other.ascending
        descending += other.descending
        ascendingTurned += other.ascendingTurned
        descendingTurned += other.descendingTurned
        links += other.links
    }

    enum Verdict: Equatable {
        /// The chain says nothing.
        case none
        /// Amounts add up as written; true when the newest row stands first.
        case asWritten(newestFirst: Bool)
        /// Amounts add up with the opposite sign if the newest row stands first (or last) as told; were the rows the other way
        /// round, the balance would be the one before its row and the amounts right as written.
        case turned(newestFirst: Bool)
    }

    var verdict: Verdict {
        let most = max(ascending, descending, ascendingTurned, descendingTurned)
        guard most > 0, most * 2 >= links || most >= 3 else { return .none }
        let plain = max(ascending, descending)
        let turned = max(ascendingTurned, descendingTurned)
        if plain == turned { return .none }
        return plain > turned
            ? .asWritten(newestFirst: descending > ascending) : .turned(newestFirst: descendingTurned > ascendingTurned)
    }
}
