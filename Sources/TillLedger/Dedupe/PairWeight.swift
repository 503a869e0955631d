/// The weight of evidence for two records being one purchase, and what it is made of.
struct PairWeight {
    /// Tenths of a bit.
    var tenths: Int
    var price: PriceEvidence
    var lag: LagEvidence
    var merchant: MerchantEvidence
    /// Whether the card's last digits agree; nil when they are not known on both sides.
    var card: Bool?
    /// Whether the time of day agrees to the minute; nil when it is not known on both sides.
    var minute: Bool?
    /// Whether the receipt is the photo that the message carried; nil when one of them has none.
    var paper: Bool?
    /// How what the message speaks of agrees with the shop's kind; nil when a name tells, or nothing does.
    var kind: KindEvidence?
    /// Whether the message was taken for money the other way.
    var isTurned = false

    /// In plain words.
    var why: String {
        var parts = [price.words + (lag.words.map { " \($0)" } ?? "")]
        if let words = merchant.words { parts.append(words) }
        if let words = kind?.words { parts.append(words) }
        if isTurned { parts.append("though the message was taken for money that came in") }
        if let card { parts.append(card ? "the card's last digits" : "another card's digits") }
        if let minute { parts.append(minute ? "the same minute" : "another time of day") }
        if paper == true { parts.append("the photo that the message carried") }
        return parts.joined(separator: ", ")
    }
}
