import TillRecords

/// A recurring payment or income that the household declares: an entry of `fixed` or `income`.
public struct FixedMovement: Sendable, Equatable {
    /// As the household calls it: `rent`.
    public var name: String
    /// Signed: negative is paid; nil when the household does not say how much.
    public var amount: Amount?
    /// Nil: the household's own currency.
    public var currency: Currency?
    /// One of `periods`.
    public var period: String
    /// The day of the month it is due, 1 to 31; nil when it is not bound to one.
    public var day: Int?
    /// Words that its transactions carry as merchant or text; the name when it gives none.
    public var match: [String]
    public var category: String?
    public var account: String?
    /// The last day it may come.
    public var until: Day?
    /// Listed under `income`, not under `fixed`.
    public var isIncome = false

    public static let periods = SeriesPeriod.names
}
