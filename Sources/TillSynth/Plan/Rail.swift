/// How money travelled: what the bank calls the movement.
public enum Rail: Sendable {
    /// A card in a terminal.
    case card
    /// A card or wallet on a web page.
    case online
    case directDebit
    case standingOrder
    /// A single credit transfer, either way.
    case transfer
    case salary
    case cheque
    case cash
    case interest
    case fee
    /// Between two accounts of the household.
    case own
    /// A card's statement being paid.
    case settlement

    /// Working days between the purchase and the booking, at least and at most.
    var delay: ClosedRange<Int> {
        switch self {
        case .card, .online: 1...3
        default: 0...0
        }
    }
}
