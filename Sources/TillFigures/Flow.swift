/// What a transaction is to a household's figures.
public enum Flow: String, Sendable, Hashable, CaseIterable {
    /// Money of others that came to stay: wages, benefits, interest, gifts.
    case income
    /// Money that left for good, what came back of it taken off: from shops, and from people as long as nobody says that it is income.
    case spending
    /// Put aside on an own savings or investment account, whether that account has documents or not; negative when taken back.
    case saving
    /// Money that stays in the household or must be given back: between own accounts with documents, on a loan.
    case transfer
    /// Money that left for an own account without documents: what it was used for nobody knows. It counts as gone out.
    case unknown

    /// What the word says, for whoever reads a figure.
    public var meaning: String {
        switch self {
        case .income: "money of others that came to stay"
        case .spending: "money that left for good, refunds and what people sent back taken off"
        case .saving: "put aside on an own savings or investment account"
        case .transfer: "between own accounts, or borrowed"
        case .unknown: "gone to an own account without documents: what it was used for is not known"
        }
    }

    /// Whether it is part of what went out.
    public var isOutgoing: Bool { self == .spending || self == .unknown }
}

/// Why a transaction is in no figure.
public enum LeftOut: String, Sendable, Hashable, CaseIterable {
    /// Only a receipt or a message tells of it, and a bank account covers its day.
    case unconfirmed
    /// Paid in cash that was drawn before: the withdrawal is counted.
    case cash
    /// A message that may not be about money.
    case doubtful
    /// A member's expense above its limit that waits for an approval.
    case waiting
    /// The same, refused.
    case refused
    /// Of an account or a member that somebody asked to leave out.
    case asked
    /// No rate brings it to the home currency.
    case rate

    /// Why, as the end of a sentence about the transaction.
    public var sentence: String {
        switch self {
        case .unconfirmed: "no row of a bank covers it"
        case .cash: "the cash it was paid with is counted where it was drawn"
        case .doubtful: "a person has to say whether the message is about money"
        case .waiting: "it waits for approval"
        case .refused: "it was not approved"
        case .asked: "its account or member was left out as asked"
        case .rate: "no rate brings it to the home currency"
        }
    }
}

/// Whether sums have a transaction.
public enum Counting: Sendable, Hashable {
    case counted
    case left(LeftOut)
}
