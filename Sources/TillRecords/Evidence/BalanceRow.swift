/// A balance of a document, on its way into the stream.
public struct BalanceRow {
    public var line = 1
    /// Tells balances (and trades) of one line apart, from 0.
    public var number = 0
    public var kind = Kind.closing
    public var account = ObservationRow.nothing
    public var date: Day?
    /// Signed: negative is owed.
    public var amount = Amount(units: 0, decimals: 0)
    public var currency: Currency?

    public init() {}

    /// Which balance of the account it is.
    public enum Kind: Sendable {
        case opening, closing, running, available

        var word: StaticString {
            switch self {
            case .opening: "opening"
            case .closing: "closing"
            case .running: "running"
            case .available: "available"
            }
        }
    }
}
