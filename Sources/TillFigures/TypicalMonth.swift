import TillRecords

/// What something usually comes to in a month: the middle of the known months of the year before one, and the least and the most of them.
///
/// Months before its first do not count; a month without it after that counts as nothing.
public struct TypicalMonth: Sendable, Hashable {
    /// Minor units, as what they were made of.
    public let middle: Int64
    public let least: Int64
    public let most: Int64
    /// How many months it is of: 2 to 12.
    public let months: Int

    /// Nil where fewer than two months are known.
    ///
    /// - Parameters:
    ///   - first: the month it began in.
    ///   - isKnown: whether documents tell of a month.
    ///   - amount: what a month came to.
    public init?(before month: Month, since first: Month, isKnown: (Month) -> Bool, amount: (Month) -> Int64) {
        let amounts = (1...12).map { month.advanced(by: -$0) }.filter { $0 >= first && isKnown($0) }.map(amount)
        guard amounts.count > 1, let middle = amounts.median, let least = amounts.min(), let most = amounts.max() else { return nil }
        (self.middle, self.least, self.most, months) = (middle, least, most, amounts.count)
    }
}
