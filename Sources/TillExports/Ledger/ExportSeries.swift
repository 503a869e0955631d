import TillRecords

/// A recurring movement, for the calendar of what is coming.
struct ExportSeries: Sendable, Equatable {
    var id: String
    var name: String
    var kind: String
    var period: Period
    var money: Money?
    var next: Day?
    /// active, late, ended
    var status: String

    /// How often, and how the days follow from each other.
    enum Period: String, Sendable {
        case weekly, biweekly, semimonthly, monthly, bimonthly, quarterly, halfyearly, yearly

        /// The day of the n-th time from `first`; a 31st falls on the last day of a shorter month.
        func day(_ n: Int, from first: Day) -> Day? {
            switch self {
            case .weekly: first.adding(days: 7 * n)
            case .biweekly: first.adding(days: 14 * n)
            case .semimonthly: Period.half(n, from: first)
            case .monthly: Period.months(n, from: first)
            case .bimonthly: Period.months(2 * n, from: first)
            case .quarterly: Period.months(3 * n, from: first)
            case .halfyearly: Period.months(6 * n, from: first)
            case .yearly: Period.months(12 * n, from: first)
            }
        }

        private static func months(_ count: Int, from first: Day) -> Day? {
            let index = first.year * 12 + first.month - 1 + count
            let (year, month) = (index / 12, index % 12 + 1)
            return Day(year: year, month: month, day: min(first.day, Day.length(ofMonth: month, year: year)))
        }

        /// Twice a month, half a month apart: the 1st and the 16th, the 15th and the 30th.
        private static func half(_ n: Int, from first: Day) -> Day? {
            guard n % 2 != 0 else { return months(n / 2, from: first) }
            guard let base = months(n / 2, from: first) else { return nil }
            if first.day <= 15 {
                return Day(year: base.year, month: base.month, day: min(base.day + 15, Day.length(ofMonth: base.month, year: base.year)))
            }
            guard let next = months(1, from: base) else { return nil }
            return Day(year: next.year, month: next.month, day: max(1, first.day - 15))
        }
    }
}
