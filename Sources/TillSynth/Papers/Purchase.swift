import TillRecords

/// A purchase of which a receipt or a message tells: one of the simulated movements, or one paid in cash that no bank row covers.
struct Purchase {
    enum Payment {
        /// The last four digits of the card.
        case card(String)
        case cash
    }

    /// The movement; for cash a made-up one that stands in no account.
    var movement: Movement
    /// `m0001` of the movement, `c001` of a purchase in cash.
    var id: String
    var shop: Shop
    var payment: Payment
    /// ISO 4217 code of what was paid in.
    var currency: String
    /// What the shop took in the end, tip included, in minor units.
    var paid: Int64
    /// The last four digits of the account where that is a card itself; its money goes from the bank a month later.
    var creditCard: String?
    /// What the card showed before a tip came on top, where one did.
    var held: Int64?

    var words: Wording { Wording(movement) }
    var day: Day { movement.day }

    /// The card's number with all but the last four digits hidden, by the sign that the shop uses.
    func masked(_ last4: String) -> String {
        let sign = ["X", "*", "X"][(Int(words.payeeNumber("mask", 2)) ?? 0) % 3]
        return String(repeating: sign, count: 12) + last4
    }

    /// Nil for what is not bought with a card at a counter, and for rows that are a test of their own.
    init?(_ movement: Movement, account: AccountPlan, shop: Shop?) {
        guard movement.amount < 0, movement.kind == .expense, movement.rail == .card, movement.note == nil, let shop else { return nil }
        self.movement = movement
        self.shop = shop
        id = movement.id
        payment = .card(account.kind == .card ? account.last4 : Wording.debitCard(account))
        creditCard = account.kind == .card ? account.last4 : nil
        currency = movement.original?.currency ?? account.currency
        paid = -(movement.original?.amount ?? movement.amount)
        held = movement.held.map { -$0 }
    }

    /// A purchase in cash.
    init(cash movement: Movement, id: String, shop: Shop, currency: String) {
        self.movement = movement
        self.id = id
        self.shop = shop
        self.currency = currency
        payment = .cash
        paid = -movement.amount
    }
}
