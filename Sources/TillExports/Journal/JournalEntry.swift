import TillRecords

/// One entry of double-entry bookkeeping: postings that add up to nothing.
struct JournalEntry: Sendable {
    struct Posting: Sendable {
        var account: JournalAccount
        var money: Money
        /// When the bank moved it, where that is another day than the entry's.
        var day: Day?
        /// What the whole of it cost in another currency.
        var price: Money?
    }

    var day: Day
    /// The bank has booked it; else it is pending or unconfirmed.
    var isBooked: Bool
    var payee: String
    var note: String
    var member: String
    var status: String
    /// Ids of its transactions: one, or two of a transfer.
    var ids: [String]
    var tags: [String]
    var postings: [Posting]
}
