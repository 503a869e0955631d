import TillRecords

/// An amount and the tokens that belong to it.
struct ChatItem {
    var amount: Amount
    var currency: Currency?
    /// The amount's own tokens; a sum has those of its first.
    var money: MoneyPhrase
    /// Tokens of its description and direction.
    var range: Range<Int>
    /// The clause it stands in.
    var clause: Range<Int>
    /// The grammar alone would leave it out.
    var isWeak = false
    var isTotal = false
    /// Part of a list that adds up to the total it states.
    var isSummed = false
    var isShare = false
    /// It was the price before, or was taken back.
    var isVoid = false
    /// It is void because "was" stands before it.
    var isFormer = false
    var hasNoun = false
    /// The tokens of numbers that count its things.
    var counts: [Int] = []
}
