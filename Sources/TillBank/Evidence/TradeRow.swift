import TillRecords

/// A purchase or sale of securities, on its way into the stream.
struct TradeRow {
    var line = 1
    /// Tells trades (and balances) of one line apart, from 0.
    var number = 0
    var account = ObservationRow.nothing
    var date: Day?
    var settled: Day?
    /// `buy`, `sell`, `reinvest`, `transfer` …
    var kind: StaticString = "trade"
    var security = ObservationRow.nothing
    /// Units and price of one, decimal numbers.
    var quantity: Amount?
    var price: Amount?
    /// Cash that moved, signed.
    var amount: Amount?
    var currency: Currency?
    var text = ObservationRow.nothing
    var ref = ObservationRow.nothing
}
