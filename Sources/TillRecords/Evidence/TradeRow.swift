/// A purchase or sale of securities, on its way into the stream.
public struct TradeRow {
    public var line = 1
    /// Tells trades (and balances) of one line apart, from 0.
    public var number = 0
    public var account = ObservationRow.nothing
    public var date: Day?
    public var settled: Day?
    /// `buy`, `sell`, `reinvest`, `transfer` …
    public var kind: StaticString = "trade"
    public var security = ObservationRow.nothing
    /// Units and price of one, decimal numbers.
    public var quantity: Amount?
    public var price: Amount?
    /// Cash that moved, signed.
    public var amount: Amount?
    public var currency: Currency?
    public var text = ObservationRow.nothing
    public var ref = ObservationRow.nothing

    public init() {}
}
