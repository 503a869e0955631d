import TillFigures
import TillRecords

/// What a household usually spends on each group of categories in a month: limits that it may make its own.
///
/// A group's limit is the median of its complete months, at most twelve, times its season: how a month of that name stands to the median
/// of the year before it, in the median of at least two such months, and between a half and the double. What is paid in at most
/// half of the months is put aside for as a year's sum, once a year is known.
public struct LearntLimits {
    /// One group's proposal.
    public struct Line: Sendable, Equatable {
        /// A group of categories: `food`.
        public let category: String
        /// In minor units of the home currency: for a month, or for a year.
        public let limit: Int64
        /// Of the months that were looked at; of a year's bill its sum.
        public let usual: Int64
        /// How a month of this name stands to a usual one, in percent; nil where too little is known.
        public let season: Int?
        /// For how many months the limit is: 1 or 12.
        public let months: Int
        /// In how many of the months something was spent.
        public let paid: Int
    }

    /// The largest first.
    public let lines: [Line]
    /// The months that were looked at, oldest first; empty when too few are known.
    public let shown: [Month]
    /// The month it is for: the one after them.
    public let month: Month?

    private static let year = 12

    public init(_ ledger: HouseholdLedger) {
        let complete = ledger.completeMonths
        let looked = Array(complete.suffix(LearntLimits.year))
        guard looked.count >= BudgetCalculation.fewest, let last = looked.last else {
            (lines, shown, month) = ([], [], nil)
            return
        }
        var spent: [String: [Int: Int64]] = [:]
        for row in ledger.transactions where row.isCounted && row.flow == .spending {
            for part in row.spentBy where !part.category.isEmpty && part.category != UnknownCategory.name {
                let group = part.category.split(separator: ".").first.map(String.init) ?? part.category
                let month = Month(of: row.day).index
                spent[group, default: [:]][month] = (spent[group]?[month] ?? 0).clampedAdding(part.amount)
            }
        }
        let next = last.advanced(by: 1)
        lines = spent.compactMap { LearntLimits.line($0, $1, looked, complete, next, ledger.home) }
            .sorted { ($1.limit / Int64($1.months), $0.category) < ($0.limit / Int64($0.months), $1.category) }
        shown = looked
        month = next
    }

    private static func line(
        _ group: String, _ spent: [Int: Int64], _ looked: [Month], _ complete: [Month], _ next: Month, _ home: Currency
    ) -> Line? {
        let sums = looked.map { spent[$0.index] ?? 0 }
        let paid = sums.count { $0 > 0 }
        guard let median = sums.median else { return nil }
        if median <= 0 || paid * 2 <= looked.count {
            let whole = sums.reduce(Int64(0)) { $0.clampedAdding($1) }
            guard looked.count == year, whole > 0 else { return nil }
            return Line(category: group, limit: rounded(whole, home), usual: whole, season: nil, months: year, paid: paid)
        }
        let season = season(spent, complete, next)
        let limit = season.map { Int64(clamping: Int128(median) * Int128($0) / 100) } ?? median
        return Line(category: group, limit: rounded(limit, home), usual: median, season: season, months: 1, paid: paid)
    }

    /// Percent of a usual month, from earlier months of the same name with a whole year before each.
    private static func season(_ spent: [Int: Int64], _ complete: [Month], _ next: Month) -> Int? {
        let known = Set(complete.map(\.index))
        var shares: [Int64] = []
        var same = next.index - year
        while let first = complete.first?.index, same - year >= first {
            defer { same -= year }
            let before = (same - year..<same)
            guard known.contains(same), before.allSatisfy(known.contains), let usual = before.map({ spent[$0] ?? 0 }).median, usual > 0
            else { continue }
            shares.append(Int64(clamping: Int128(spent[same] ?? 0) * 100 / Int128(usual)))
        }
        guard shares.count >= 2, let middle = shares.median else { return nil }
        return Int(min(200, max(50, middle)))
    }

    /// Up to two digits that say something, in whole units of the currency at least.
    static func rounded(_ minor: Int64, _ home: Currency) -> Int64 {
        var step = (0..<home.exponent).reduce(Int64(1)) { step, _ in step * 10 }
        while minor / step >= 100 { step *= 10 }
        return (minor + step - 1) / step * step
    }
}
