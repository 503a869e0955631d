import TillRecords

/// What a receipt says. What is nil could not be read; nothing is guessed.
public struct ReceiptFields: Sendable {
    /// What was paid, positive; `isRefund` tells money that came back.
    public var total: Amount
    public var isRefund = false
    public var currency: Currency?
    public var date: Day?
    /// The days it can be, where nothing decides between them.
    public var dates: [Day] = []
    /// `HH:MM[:SS]`
    public var time: String?
    public var merchant: String?
    public var items: [ObservationDetails.Item] = []
    public var tax: Amount?
    public var tip: Amount?
    /// `cash` or `card`.
    public var paidBy: String?
    public var cardLast4: String?
    /// In hundredths, by name of the field.
    public var confidence: [(field: String, hundredths: Int)] = []
    public var evidence: [Evidence] = []
    /// A person should look.
    public var needsReview = false
    /// True when arithmetic proves the total.
    public var isProven = false

    /// Where a field was read.
    public struct Evidence: Sendable, Equatable {
        public var field: String
        public var text: String
        public var box: Box
    }

    init(total: Amount) { self.total = total }
}
