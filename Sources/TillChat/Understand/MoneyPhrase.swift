import TillRecords

/// A number of a message with its currency, and how much speaks for it being money that moved.
struct MoneyPhrase {
    /// The tokens it takes, with sign and currency.
    var tokens: Range<Int>
    /// The token of its number.
    var number: Int
    var amount: Amount
    var currency: Currency?
    /// A sign, code or word of a currency stands beside it.
    var hasCurrency: Bool
    /// Written as only money is: two decimals, thousands, `,-`.
    var looksLikeMoney: Bool
    /// `+` stands before it, and no amount before that.
    var hasPlus = false
    var isWord = false
    /// A number in words without a currency: it can count things and nothing else.
    var isCountOnly = false
    /// Points of evidence; from `MoneyEvidence.enough` on it counts.
    var score = 0
    var role = Role.amount

    enum Role: UInt8 {
        case amount, quantity
        /// Too little speaks for it; a price of counted things all the same.
        case weak
        /// A part of a day.
        case none
    }

    /// A small whole number that can count things.
    var canCount: Bool { !hasCurrency && !looksLikeMoney && amount.decimals == 0 && amount.units > 0 && amount.units <= 500 }
}
