import TillRecords

/// One movement of money that a message states as done.
struct ChatEntry: Sendable {
    /// Never negative; the direction says which way it went.
    var amount: Amount
    var currency: Currency?
    var direction: Direction
    /// Whether the money came in; says more than the direction for transfers only.
    var isIncoming = false
    var description: String
    var merchant: String?
    var day: Day
    var isDayGiven = false
    /// How probable it is that it moved, in hundredths, 1 to 99.
    var confidence = 50
    /// How probable it is that it went that way, in hundredths, 1 to 99.
    var directionConfidence = 50
    /// Too little speaks for it to count it before a person has looked.
    var needsReview = false

    typealias Direction = ObservationRow.Direction

    /// The amount as it changes the household's money.
    var signed: Amount {
        switch direction {
        case .expense: amount.negated ?? amount
        case .income, .refund: amount
        case .transfer: isIncoming ? amount : amount.negated ?? amount
        }
    }
}

/// What a message does to the ledger.
enum ChatOperation: String, Sendable {
    case add, none, command, amend, delete
}

/// What was understood of one message.
struct Understood: Sendable {
    var operation = ChatOperation.none
    /// Numbers of the conversation's messages that it amends or deletes.
    var refers: [Int] = []
    var entries: [ChatEntry] = []
    /// What was weighed, where somebody asks: amounts that are none as well.
    var weighed: [WeighedAmount] = []
    /// The order that it is, and what of.
    var order: (given: ChatOrder, target: OrderTarget)?
}
