/// One observation on its way into the stream: what a document says about one movement of money. What is empty or nil is absent.
///
/// The bytes are borrowed from the document (or the reader's own memory, such as `RowTexts`) until the row is written; they
/// should be UTF-8, and what is not becomes U+FFFD. Readers keep one row and fill it anew, so that nothing is allocated.
public struct ObservationRow {
    /// Bytes of somebody else's.
    public typealias Bytes = ByteView
    /// No bytes: an absent text.
    @inlinable public static var nothing: ByteView { unsafe ByteView(start: nil, count: 0) }

    /// The number of the place where it starts: the physical line, from 1; the entry, the page.
    public var line = 1
    /// Tells rows apart that start in one place, from 0.
    public var number = 0
    /// The source's own id of the row, verbatim.
    public var ref = nothing
    /// Whether `ref` tells this row from the others of its account: false for blank, constant or misused ids.
    public var refIsPlausible = true
    /// The household's member whose it is.
    public var member = nothing
    public var account = nothing
    /// Day of purchase, or of booking when the document has no other.
    public var date: Day?
    /// `HH:MM[:SS]` as written, already checked.
    public var time = nothing
    public var booked: Day?
    public var value: Day?
    /// Signed: negative is money leaving the household.
    public var amount = Amount(units: 0, decimals: 0)
    public var currency: Currency?
    /// What was paid abroad, in its own currency.
    public var original: Amount?
    public var originalCurrency: Currency?
    /// Exchange rate as stated, a decimal number.
    public var rate = nothing
    public var direction: Direction?
    public var status = Status.unstated
    public var text = nothing
    /// The words of the message that states it, or that a photo was sent with.
    public var message = nothing
    /// Name of the file that the message carried.
    public var attachment = nothing
    /// The message was changed after it was sent.
    public var isEdited = false
    /// Who was paid, where the document has a field of its own for that.
    public var merchant = nothing
    /// Account of the other side.
    public var counterparty = nothing
    /// How it was paid, a small word of the format: `atm`, `check`.
    public var method = nothing
    /// The source says that it was paid in cash.
    public var paysCash = false
    /// Number of the cheque.
    public var check = nothing
    /// How sure a field is, in hundredths from 1 to 99; nil where nobody weighed it. Stands in the stream as an object by field.
    public var amountConfidence: Int?
    public var directionConfidence: Int?
    /// A person should look.
    public var needsReview = false
    /// What a receipt says besides, ready made: `ObservationDetails.json`. It has the doubts above, and stands for them.
    public var details = nothing

    @inlinable
    public init() {}

    /// What the document says of the state of the movement.
    public enum Status: Sendable { case unstated, posted, pending, void }

    /// Which way and why the money went, when the source says.
    public enum Direction: String, Sendable {
        case expense, income, refund, transfer

        /// As it stands in the stream.
        public var word: StaticString {
            switch self {
            case .expense: "expense"
            case .income: "income"
            case .refund: "refund"
            case .transfer: "transfer"
            }
        }
    }

    /// The day that stands for the row in its key: the booking day, else the date.
    @inlinable public var keyDay: Day? { booked ?? date }
}
