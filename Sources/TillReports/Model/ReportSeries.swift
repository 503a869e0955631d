import TillHousehold
import TillRecords

/// A recurring movement as the pages show it.
public struct ReportSeries: Sendable, Hashable {
    public enum Status: String, Sendable {
        case active, late, ended, expected
    }

    /// What is paid off in parts.
    struct Parts: Sendable, Hashable {
        let number: Int
        let of: Int
        let remaining: Int
        /// What is still to be paid, signed.
        let owed: Money?
    }

    /// What the household's file says of it.
    struct Declared: Sendable, Hashable {
        let money: Money?
        /// What the last one was beside that: negative is more paid or less received.
        let difference: Money?
    }

    let id: String
    let name: String
    /// subscription, bill, salary …
    let kind: String
    let period: SeriesPeriod
    /// What the next one is expected to be, signed.
    let money: Money?
    /// Its amounts stay, but for steps.
    let isPrice: Bool
    let was: Money?
    let changed: Day?
    let last: Day?
    let next: Day?
    let status: Status
    /// Days it was expected on and not seen.
    let missed: [Day]
    let parts: Parts?
    let declared: Declared?
    let why: String
    /// Ids of its transactions.
    var transactions: [String] = []

    /// What its last step makes more in a year; negative where it makes less. Nil where there was none.
    var yearlyRise: Money? {
        guard let was, let money else { return nil }
        let more = Int128(money.minorUnits.magnitude) - Int128(was.minorUnits.magnitude)
        return Money(minorUnits: Int64(clamping: more * Int128(period.timesAYear)), currency: money.currency)
    }

    /// What it is called on a page.
    var title: String { name == ReportSeries.unnamed ? say(.unnamed) : name }

    /// The name of one that has none.
    static let unnamed = "Unnamed"

    /// `every month`, for people.
    var rhythm: String {
        switch period {
        case .weekly: say(.everyWeek)
        case .biweekly: say(.everyTwoWeeks)
        case .semimonthly: say(.twiceAMonth)
        case .bimonthly: say(.everyTwoMonths)
        case .quarterly: say(.everyThreeMonths)
        case .halfyearly: say(.everySixMonths)
        case .yearly: say(.everyYear)
        case .monthly: say(.everyMonth)
        }
    }

    /// The days it falls due on after a day, up to another.
    func days(after start: Day, through end: Day) -> [Day] {
        guard let next, status == .active || status == .late || status == .expected else { return [] }
        var days: [Day] = []
        var turn = 0
        while let day = period.day(turn, from: next), day <= end, days.count < min(parts?.remaining ?? .max, 10) {
            if day > start { days.append(day) }
            turn += 1
        }
        return days
    }

    static func precedes(_ a: ReportSeries, _ b: ReportSeries) -> Bool { a.name != b.name ? a.name < b.name : a.id < b.id }
}
