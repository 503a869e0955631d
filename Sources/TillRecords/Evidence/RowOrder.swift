/// Whether the rows of a document stand in an order in which no account and day come back that are past: by day, all accounts
/// together, or account after account and each by day. The newest may be first or last.
struct RowOrder {
    /// The days of all rows go one way.
    private var isByDay = true
    private var wayOfAll = Way()
    /// An account that was left does not come back, and the days of each go one way.
    private var isByAccount = true
    private var wayOfEach = Way()
    private var left: Set<UInt64> = []

    /// A document of more accounts than this is taken to have no order.
    private static let mostAccounts = 1 << 16

    /// Which way days go; none before the second day.
    private struct Way {
        private var isForward: Bool?

        /// Whether a step goes the same way as all before.
        mutating func keeps(_ from: UInt32, _ to: UInt32) -> Bool {
            if isForward == nil { isForward = to > from }
            return isForward == (to > from)
        }
    }

    var holds: Bool { isByDay || isByAccount }

    /// The next row is of another day or account. True when, as long as the order holds, none of the rows before it has an equal
    /// from here on.
    mutating func turn(from lastDay: UInt32, _ lastAccount: UInt64, to day: UInt32, _ account: UInt64) -> Bool {
        if isByDay, day != lastDay { isByDay = wayOfAll.keeps(lastDay, day) }
        if isByAccount { followAccount(lastDay, lastAccount, day, account) }
        // Of one day other accounts, and this one again, may still come while days are all the order there is.
        return day != lastDay || !isByDay
    }

    private mutating func followAccount(_ lastDay: UInt32, _ lastAccount: UInt64, _ day: UInt32, _ account: UInt64) {
        if account != lastAccount {
            left.insert(lastAccount)
            isByAccount = left.count < RowOrder.mostAccounts && !left.contains(account)
        } else {
            isByAccount = wayOfEach.keeps(lastDay, day)
        }
        if !isByAccount { left = [] }
    }
}
