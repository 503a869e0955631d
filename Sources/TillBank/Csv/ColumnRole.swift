/// What a column of a bank's table holds.
enum ColumnRole: String, Sendable, CaseIterable {
    /// Day of the transaction.
    case date
    /// Day of booking.
    case booked
    /// Day from which interest counts.
    case value
    case time
    /// The signed amount.
    case amount
    /// Money leaving, in a column of its own.
    case debit
    /// Money coming in, in a column of its own.
    case credit
    /// A word that says which way the money went.
    case direction
    /// What the account held after the row.
    case balance
    case currency
    /// The household's own account.
    case account
    /// The account of the other side.
    case counterparty
    /// The bank's own id of the row, good enough to recognise it in another export.
    case id
    /// A reference that need not be unique.
    case reference
    case text
    /// Who was paid or who paid.
    case merchant
    case originalAmount = "original_amount"
    case originalCurrency = "original_currency"
    case rate
    case fee
    case status
    /// Quantities and prices of securities: what marks a brokerage table.
    case quantity
    case price
    /// A category of the bank, a card holder, an address: known, and of no use here.
    case other
    /// A card number: the account of the row, and a sign that the table is a card's.
    case card
}
