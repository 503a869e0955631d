/// Where receipts and messages tell of a purchase: the truth beside the exports' rows.
struct Mentions: Sendable {
    /// A photo and what is printed on its receipt.
    struct Receipt: Sendable {
        var file: String
        var merchant: String
        /// `2025-03-14`, `18:22`
        var date: String
        var time: String
        /// Minor units, as printed: without a tip that came on top later.
        var total: Int64
        var tax: Int64?
        var tip: Int64?
        var currency: String
        /// `card` or `cash`, and the card's last four digits.
        var paid: String
        var last4: String?
    }

    /// A message of a chat.
    struct Message: Sendable {
        var file: String
        /// Physical line on which it starts, from 1.
        var line: Int
        /// Id of the member who wrote it.
        var sender: String
        /// `add`, or `amend` for a correction of the message before.
        var op: String
        /// Minor units, as the message says.
        var amount: Int64
        var currency: String
    }

    var receipts: [Receipt] = []
    var messages: [Message] = []
}
