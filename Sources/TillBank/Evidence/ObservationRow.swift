import TillRecords

/// One row of a bank document, on its way into the stream. What is empty or nil is absent.
///
/// The bytes are borrowed from the document (or the format's own memory) until `ObservationWriter.write` returns; they
/// should be UTF-8, and what is not becomes U+FFFD. Formats keep one row and fill it anew, so that nothing is allocated.
struct ObservationRow {
    typealias Bytes = UnsafeRawBufferPointer
    static var nothing: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: nil, count: 0) }

    /// Where the row starts: the physical line, from 1.
    var line = 1
    /// Tells rows apart that start in one line, from 0.
    var number = 0
    var account = nothing
    /// Day of purchase, or of booking when the document has no other.
    var date: Day?
    /// `HH:MM[:SS]` as written, already checked.
    var time = nothing
    var booked: Day?
    var value: Day?
    /// Signed: negative is money leaving the household.
    var amount = Amount(units: 0, decimals: 0)
    var currency: Currency?
    /// What was paid abroad, in its own currency.
    var original: Amount?
    var originalCurrency: Currency?
    /// Exchange rate as stated, a decimal number.
    var rate = nothing
    var status = Status.unstated
    var text = nothing
    /// Who was paid, where the document has a field of its own for that.
    var merchant = nothing
    /// Account of the other side.
    var counterparty = nothing
    /// How it was paid, a small word of the format: `atm`, `check`.
    var method = nothing
    /// Number of the cheque.
    var check = nothing
    /// The bank's own id of the row, verbatim.
    var ref = nothing
    /// Whether `ref` tells this row from the others of its account: false for blank, constant or misused ids.
    var refIsPlausible = true

    enum Status: Sendable { case unstated, posted, pending, void }

    /// The day that stands for the row in its key: the booking day, else the date.
    var keyDay: Day? { booked ?? date }
}
