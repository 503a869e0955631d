/// How often what recurs comes again, and how its days follow from each other.
public enum SeriesPeriod: String, Sendable, CaseIterable {
    case weekly, biweekly, semimonthly, monthly, bimonthly, quarterly, halfyearly, yearly

    public static let names = allCases.map(\.rawValue)

    public var timesAYear: Int {
        switch self {
        case .weekly: 52
        case .biweekly: 26
        case .semimonthly: 24
        case .monthly: 12
        case .bimonthly: 6
        case .quarterly: 4
        case .halfyearly: 2
        case .yearly: 1
        }
    }

    /// Days from one to the next, on average.
    public var averageDays: Int { 365 / timesAYear }

    /// The day of the n-th one after `first`, which is number 0; nil beyond the calendar. Months keep the day of the month, held
    /// within shorter ones: from the 31st comes the 30th of April and the 31st of May. Twice a month is half a month apart: the
    /// 1st and the 16th, the 15th and the 30th.
    public func day(_ n: Int, from first: Day) -> Day? {
        switch self {
        case .weekly: return first.adding(days: 7 * n)
        case .biweekly: return first.adding(days: 14 * n)
        case .semimonthly:
            guard n % 2 != 0 else { return SeriesPeriod.day(first.day, monthsAfter: n / 2, first) }
            return first.day <= 15
                ? SeriesPeriod.day(first.day + 15, monthsAfter: n / 2, first)
                : SeriesPeriod.day(first.day - 15, monthsAfter: n / 2 + 1, first)
        default: return SeriesPeriod.day(first.day, monthsAfter: n * 12 / timesAYear, first)
        }
    }

    private static func day(_ number: Int, monthsAfter months: Int, _ first: Day) -> Day? {
        let month = Month(of: first).advanced(by: months)
        return (1...9999).contains(month.year) ? month.day(number) : nil
    }
}
