import TillRecords

/// A figure with what it is made of: rows that add up to it, or other figures that it is worked out from.
public struct LedgerFigure: Sendable {
    /// What kind of figure: budget, health, forecast, cohort …
    public let kind: String
    /// As pages call it.
    public let name: String
    public let period: FigurePeriod
    /// The currency of its rows.
    public let currency: Currency
    /// As pages show it: `412.30 EUR`, `0.21`.
    public let value: String
    /// What it is worked out from, each with its own value.
    public var facts: [(name: String, value: String)] = []
    /// Rows with their shares in minor units of the household's currency.
    public var parts: [(row: LedgerTransaction, minorUnits: Int64)] = []
    /// Names of figures that can be asked for in turn, each after its month: `2025-03 in`.
    public var follow: [String] = []
    /// What it means, in a sentence.
    public var definition = ""

    public init(kind: String, name: String, period: FigurePeriod, currency: Currency, value: String) {
        self.kind = kind
        self.name = name
        self.period = period
        self.currency = currency
        self.value = value
    }

    /// Minor units of its currency: `412.30 EUR`.
    public func text(_ minorUnits: Int64) -> String { Money(minorUnits: minorUnits, currency: currency).description }

    /// The sum of the parts.
    public var sum: Int64 { parts.reduce(0) { $0.clampedAdding($1.minorUnits) } }
}

extension HouseholdLedger {
    /// `412.30 EUR`
    public func text(_ minorUnits: Int64) -> String { Money(minorUnits: minorUnits, currency: home).description }

    /// The rows of some months whose shares of what went out are for the categories wanted.
    public func spending(in months: [Month], for isWanted: (String) -> Bool) -> [(row: LedgerTransaction, minorUnits: Int64)] {
        let inside = Set(months)
        return transactions.compactMap { row in
            guard inside.contains(Month(of: row.day)) else { return nil }
            let parts = row.spentBy.filter { isWanted($0.category) }
            return parts.isEmpty ? nil : (row, parts.reduce(Int64(0)) { $0.clampedAdding($1.amount) })
        }
    }
}
