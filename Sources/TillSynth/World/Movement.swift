import TillRecords

/// One true movement of money on one account.
public struct Movement: Sendable {
    public enum Kind: String, Sendable {
        case expense
        case income
        case transfer
        case refund
    }

    /// `m0001` …, in order of booking within the household.
    public var id: String = ""
    /// Index into the household's accounts.
    public var account: Int
    /// The day it was bought or ordered.
    public var day: Day
    /// The day the bank booked it.
    public var booked: Day
    /// Signed minor units of the account's currency.
    public var amount: Int64
    public var payee: Payee
    public var kind: Kind
    public var rail: Rail
    /// Identity of this movement before it has an id; also what its numbers and references are drawn from.
    var salt: UInt64
    public var series: String?
    /// The `salt` of the other leg of a transfer, or of the purchase that a refund gives back.
    var pair: UInt64?
    /// Signed amount in the currency in which it was charged, where that is not the account's.
    public var original: Original?
    /// What was shown while it was pending, where that differs (a tip came on top).
    public var held: Int64?
    /// Index of the household's other account, for own transfers.
    var counter: Int?
    public var memo: String = ""
    /// Why this row is worth a test: `twin`, `charged-twice`.
    public var note: String?

    public struct Original: Sendable {
        public var currency: String
        public var amount: Int64
    }
}
