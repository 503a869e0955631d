import TillFigures
import TillRecords

/// A figure of a page or of a table, with the rows it is the sum of.
public struct ReportFigure: Sendable {
    /// What kind of figure: total, category, group, account, merchant, series, left_out.
    public let kind: String
    /// As the page calls it.
    public let name: String
    public let period: FigurePeriod
    public let currency: Currency
    /// Minor units, signed as the page shows it: what went out for a category is positive.
    public let minorUnits: Int64
    public let parts: [Part]
    /// What else belongs to it: of an account what it held.
    public internal(set) var facts: [(name: String, value: String)] = []
    /// Rows that it would count and does not, with why.
    public let left: [(row: ReportTransaction, why: String)]

    /// A row's share of the figure.
    public struct Part: Sendable {
        public let row: ReportTransaction
        /// Minor units in the figure's currency; they add up to the figure.
        public let minorUnits: Int64
    }

    init(
        _ kind: String, _ name: String, _ period: FigurePeriod, _ currency: Currency, _ parts: [Part],
        left: [(row: ReportTransaction, why: String)] = []
    ) {
        self.kind = kind
        self.name = name
        self.period = period
        self.currency = currency
        self.parts = parts
        self.left = left
        minorUnits = parts.reduce(0) { $0.clampedAdding($1.minorUnits) }
    }

    /// `1234.50`, as the tables write it.
    public var amount: String { text(minorUnits) }

    /// Minor units of the figure's currency as the tables write them.
    public func text(_ minorUnits: Int64) -> String { MoneyText.plain(Money(minorUnits: minorUnits, currency: currency)) }

    /// `-12.50 EUR`, the row's own amount.
    public static func money(_ row: ReportTransaction) -> String { "\(MoneyText.plain(row.money)) \(row.money.currency.code)" }
}
