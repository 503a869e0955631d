/// A movement that returns: rent, salary, subscription, premium.
struct Bill: Sendable {
    /// The series it makes, unique in the household.
    var series: String
    var payee: Payee
    var account: Int
    /// Signed minor units.
    var amount: Int64
    /// At most so much more or less each time.
    var spread: Int64 = 0
    var day: Int
    /// Months between two, and the plan's month of the first.
    var every: Int = 1
    var from: Int = 0
    var rail: Rail = .directDebit
    /// What the payee writes; `{month}` and `{year}` are filled in.
    var memo: String = ""
    /// From this month of the plan on it costs something else.
    var change: Change?

    struct Change: Sendable {
        var month: Int
        var amount: Int64
    }
}

/// Money moved every month between two accounts of the household.
struct Transfer: Sendable {
    var series: String
    var from: Int
    var to: Int
    /// Minor units of the paying account, positive.
    var amount: Int64
    var day: Int
    var every: Int = 1
    var start: Int = 0
    var memo: String
}

/// A card's statement, closed on one day of the month and paid from another account on a later one.
struct Settlement: Sendable {
    var series: String
    var card: Int
    var payer: Int
    var closes: Int
    var pays: Int
    var memo: String
}

/// Something that happens once.
struct Event: Sendable {
    enum Twist: Sendable {
        case none
        /// Two equal rows on one day, both real.
        case twin
        /// Charged twice by mistake; the second is given back after so many days.
        case chargedTwice(backAfter: Int)
        /// So many permille come back after so many days.
        case refund(permille: Int, after: Int)
    }

    /// Month of the plan, from 0; negative counts from the end, -1 is the last.
    var month: Int
    var day: Int
    var payee: Payee
    var account: Int
    /// Signed minor units.
    var amount: Int64
    var rail: Rail = .card
    var memo: String = ""
    var twist: Twist = .none
}
