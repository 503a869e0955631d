import TillRecords

/// An amount as a document writes it, with the currency beside it.
struct CamtAmount {
    var text = OfxText()
    var currency = OfxText()
    /// Whether the element names a currency at all; an empty name is no currency.
    var namesCurrency = false
}

/// Name and account of one side of a payment.
struct CamtSide {
    var name = OfxText()
    var ultimate = OfxText()
    var account = OfxText()
}

/// One payment of an entry; most entries have one, batches many. Texts lie in the arena.
struct CamtTransaction {
    var amount = CamtAmount()
    /// The amount of older versions, and what was ordered in the payer's currency.
    var detailed = CamtAmount()
    var instructed = CamtAmount()
    var indicator = OfxText()
    var reference = OfxText()
    var endToEnd = OfxText()
    var id = OfxText()
    var debtor = CamtSide()
    var creditor = CamtSide()
    var remittance = OfxText()
    /// How many parts the remittance was joined from, less one.
    var parts = 0
    var structured = OfxText()
    var more = OfxText()
    var rate = OfxText()
    var day = OfxText()
    var subfamily = OfxText()
}

/// A booking of a statement. Texts lie in the arena until the next entry begins.
struct CamtEntry {
    var line = 1
    /// Tells entries apart that begin in one line.
    var number = 0
    var amount = CamtAmount()
    var indicator = OfxText()
    var status = OfxText()
    var reversal = OfxText()
    var booked = OfxText()
    var value = OfxText()
    var reference = OfxText()
    var bankReference = OfxText()
    var more = OfxText()
    var subfamily = OfxText()
    var transactions: [CamtTransaction] = []
    /// A text was longer than any of a bank's; the row is refused.
    var isTooLong = false
}

/// A balance as a statement writes it.
struct CamtBalance {
    var line = 1
    var number = 0
    var code = OfxText()
    var amount = CamtAmount()
    var indicator = OfxText()
    var day = OfxText()
}

/// What the entries of one account have in common.
struct CamtStatement {
    var account: [UInt8] = []
    var currency: Currency?
    var line = 1
    /// Opening balance plus every booked entry so far; nil when it cannot be known.
    var sum: Amount?
    var sumCurrency: Currency?
    /// What it opens with, for a person who asks.
    var opening: (amount: Amount, day: Day?)?
    var closingDay: Day?
    var closing: (amount: Amount, currency: Currency?)?
    var rejects = 0
}
