import TillRecords

/// What one document says of a transaction, as a page shows it: text already clean and masked.
public struct ReportEvidence: Sendable, Hashable {
    /// The kinds of documents, in the order in which they are believed and shown.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case bank, receipt, chat, manual
    }

    /// A line of a receipt.
    public struct Item: Sendable, Hashable {
        public var text: String
        public var amount: String
    }

    /// The rows a receipt was believed for, as a picture.
    public struct Crop: Sendable, Hashable {
        public var width: Int
        public var height: Int
        /// A JPEG as base64, checked to be nothing else.
        public var jpeg: String
    }

    public var kind: Kind
    /// `giro.csv, line 12`; of a chat the line only, since exports of chats are named for people.
    public var place: String
    public var day: Day?
    public var time: String
    public var money: Money?
    public var merchant: String
    /// The bank's text, or what the message names.
    public var text: String
    /// The whole words of the message; of a receipt those its photo was sent with.
    public var words: String
    /// Id of the member who wrote the message.
    public var member: String
    public var tax: String
    public var tip: String
    /// `cash`, `card ••1234`
    public var payment: String
    public var items: [Item]
    public var crop: Crop?
    public var needsReview: Bool

    public init(
        kind: Kind, place: String, day: Day? = nil, time: String = "", money: Money? = nil, merchant: String = "", text: String = "",
        words: String = "", member: String = "", tax: String = "", tip: String = "", payment: String = "", items: [Item] = [],
        crop: Crop? = nil,
        needsReview: Bool = false
    ) {
        self.kind = kind
        self.place = place
        self.day = day
        self.time = time
        self.money = money
        self.merchant = merchant
        self.text = text
        self.words = words
        self.member = member
        self.tax = tax
        self.tip = tip
        self.payment = payment
        self.items = items
        self.crop = crop
        self.needsReview = needsReview
    }
}
