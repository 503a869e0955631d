import TillRecords

/// What is known of a document's receipts before they are read.
public struct ReceiptSettings: Sendable {
    /// As asked for; else the country's, else the receipt's own evidence decides.
    public var order: DateOrder?
    /// ISO 3166 code of the country, when asked for or in the household's file.
    public var country: String?
    /// The household's currency: of receipts that print none.
    public var currency: Currency?
    /// The day the picture was taken or the message sent.
    public var captured: Day?
    /// Nobody says that it is a receipt: a photo that was sent to a chat. It must show a total and a day, or prove the total.
    public var isUnasked = false

    public init(order: DateOrder? = nil, country: String? = nil, currency: Currency? = nil, captured: Day? = nil) {
        self.order = order
        self.country = country
        self.currency = currency
        self.captured = captured
    }
}
