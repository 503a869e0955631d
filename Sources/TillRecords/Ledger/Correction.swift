/// What a person says a document's reading should have been, field by field; nil where nothing was said.
public struct Correction: Sendable, Equatable {
    /// Signed: negative is money leaving the household.
    public var amount: Amount?
    public var date: Day?
    public var currency: Currency?
    /// Who was paid.
    public var merchant: String?
    /// The household file's id of the account.
    public var account: String?
    /// How it was paid: cash or card.
    public var payment: String?

    /// The fields of an observation that can be corrected.
    public static let fields: [Key] = [.amount, .date, .currency, .merchant, .account, .payment]

    public init() {}

    /// Reads the `value` of a decision that corrects; what is no amount, day or currency is not said.
    public init(_ value: borrowing Record) {
        amount = value.decimal(.amount)
        date = value.date(.date)
        currency = value.currency(.currency)
        merchant = value.string(.merchant)
        account = value.string(.account)
        payment = value.string(.payment)
    }

    public var isEmpty: Bool { self == Correction() }

    /// What it says of a field, as the field is written; nil where it says nothing.
    public func text(_ field: Key) -> String? {
        switch field {
        case .amount: amount?.description
        case .date: date?.description
        case .currency: currency?.code
        case .merchant: merchant
        case .account: account
        case .payment: payment
        default: nil
        }
    }

    /// What an observation says of a field, as it would be said here; nil where it says nothing.
    public static func text(_ field: Key, of reading: borrowing Record) -> String? {
        field == .payment ? reading.object(field)?.string(.kind) : reading.string(field)
    }

    /// Sets what it says in an observation.
    public func correct(_ reading: inout Record) {
        for field in Correction.fields where field != .payment {
            if let text = text(field) { reading.set(field, string: text) }
        }
        guard let payment else { return }
        var paid = Record(type: "payment")
        paid.remove(.type)
        paid.set(.kind, string: payment)
        reading.set(.payment, object: paid)
    }

    /// Writes what it says as the value of a decision.
    public func write(to value: inout Record) {
        for field in Correction.fields { if let text = text(field) { value.set(field, string: text) } }
    }
}
