import TillRecords

/// A receipt as it was printed: its lines, and what they say.
struct ReceiptSlip {
    var draft: ReceiptDraft
    /// The shop's name on top.
    var merchant: String
    var day: Day
    /// `18:22`, of 24 hours.
    var time: String
    /// What the receipt calls its total, minor units.
    var total: Int64
    var tax: Int64?
    var tip: Int64?
}

/// How a country's tills print; one file a country.
protocol ReceiptCountry {
    /// The slip of a purchase. `tipAfter`: the receipt was printed before the tip was added to the card.
    func slip(_ purchase: Purchase, tipAfter: Bool, _ chance: inout Chance) -> ReceiptSlip
}
