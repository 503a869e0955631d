import TillRecords

extension HouseholdLedger {
    /// Days that may be missing at an end of a month that counts as complete: a holiday and a weekend without a booking.
    private static let slack = 3

    /// Papers that lie further than this before all else are misdated, or say nothing of the months between.
    private static let longestGap = 62

    /// The first day with a transaction that a bank tells of or that counts; nil when there is none. A receipt or message that stands
    /// alone, months before everything else, begins nothing.
    public var firstDay: Day? {
        var (first, last): (Day?, Day?) = (nil, nil)
        for row in transactions where row.status != .unconfirmed || row.isCounted {
            if last.map({ row.day.ordinal - $0.ordinal > HouseholdLedger.longestGap }) ?? true { first = row.day }
            if row.status != .unconfirmed { break }
            last = row.day
        }
        return first
    }

    /// The months that are known from their first day to their last, oldest first: the records begin at most three days into the
    /// first of them, and the as-of day lies at most three days before the end of the last.
    public var completeMonths: [Month] {
        guard let firstDay, let asOf else { return [] }
        let begun = Month(of: firstDay)
        let start = firstDay.day <= 1 + HouseholdLedger.slack ? begun : begun.advanced(by: 1)
        let running = Month(of: asOf)
        let end = asOf.day >= running.length - HouseholdLedger.slack ? running : running.advanced(by: -1)
        return start <= end ? (start.index...end.index).map(Month.init(index:)) : []
    }

    /// What was earned and spent, by month: one entry for each of these months, in their order.
    public func flows(in months: [Month]) -> [MonthFlow] {
        var flows = months.map { MonthFlow(month: $0) }
        let places = Dictionary(uniqueKeysWithValues: months.enumerated().map { ($1, $0) })
        for row in transactions where row.isCounted {
            guard let place = places[Month(of: row.day)] else { continue }
            flows[place].add(row)
        }
        return flows
    }

    /// One month's sums, in minor units of the home currency.
    public struct MonthFlow: Sendable, Hashable {
        public let month: Month
        /// What came in, transfers between own accounts left out.
        public private(set) var earned: Int64 = 0
        /// What went out, refunds taken off; with what nobody knows the use of.
        public private(set) var spent: Int64 = 0
        /// What of `spent` went to own accounts without documents.
        public private(set) var unknown: Int64 = 0
        /// What was put aside, less what was taken back.
        public private(set) var saved: Int64 = 0
        /// What own loans with documents were paid back, interest included; nothing of it is in `spent`.
        public private(set) var repaid: Int64 = 0
        /// What was spent by category (`food.groceries`; the empty name for what has none).
        public private(set) var spentBy: [String: Int64] = [:]
        public private(set) var earnedBy: [String: Int64] = [:]
        public private(set) var count = 0

        init(month: Month) { self.month = month }

        mutating func add(_ row: LedgerTransaction) {
            count += 1
            if row.spent != 0 {
                spent = spent.clampedAdding(row.spent)
                for part in row.spentBy { spentBy[part.category] = (spentBy[part.category] ?? 0).clampedAdding(part.amount) }
            }
            if row.earned != 0 {
                earned = earned.clampedAdding(row.earned)
                for part in row.earnedBy { earnedBy[part.category] = (earnedBy[part.category] ?? 0).clampedAdding(part.amount) }
            }
            if row.flow == .unknown { unknown = unknown.clampedAdding(row.spent) }
            saved = saved.clampedAdding(row.saved)
            if row.isRepayment, let home = row.home { repaid = repaid.clampedAdding(home.clampedNegation) }
        }
    }
}
