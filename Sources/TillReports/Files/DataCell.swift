import TillFigures
import TillRecords

/// One cell of a table for other programs. Each form of file writes it as its own: a workbook numbers and dates, CSV text.
enum DataCell: Sendable, Hashable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    case text(String)
    case money(Money)
    case count(Int)
    /// A share in whole per cent, 0 to 100.
    case percent(Int)
    case day(Day)
    case month(Month)
    case none

    init(stringLiteral text: String) { self = text.isEmpty ? .none : .text(text) }
    init(integerLiteral count: Int) { self = .count(count) }

    /// Nothing for nil.
    static func money(_ minor: Int64?, _ currency: Currency) -> DataCell {
        minor.map { .money(Money(minorUnits: $0, currency: currency)) } ?? .none
    }

    /// As programs read it: points, ISO days, no grouping.
    var plain: String {
        switch self {
        case .text(let text): text
        case .money(let money): MoneyText.plain(money)
        case .count(let count): String(count)
        case .percent(let percent): percent == 100 ? "1.00" : percent < 10 ? "0.0\(percent)" : "0.\(percent)"
        case .day(let day): day.description
        case .month(let month): month.iso
        case .none: ""
        }
    }
}

extension FigurePeriod {
    /// What a table calls it: a month as a month, another time by its name.
    var cell: DataCell { month.map(DataCell.month) ?? .text(name) }
}
