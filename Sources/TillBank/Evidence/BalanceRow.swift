import TillRecords

/// A balance of a bank document, on its way into the stream.
struct BalanceRow {
    var line = 1
    /// Tells balances (and trades) of one line apart, from 0.
    var number = 0
    var kind = Kind.closing
    var account = ObservationRow.nothing
    var date: Day?
    /// Signed: negative is owed.
    var amount = Amount(units: 0, decimals: 0)
    var currency: Currency?

    enum Kind {
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
