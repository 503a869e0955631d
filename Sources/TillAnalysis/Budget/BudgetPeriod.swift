import TillFigures
import TillRecords

/// The month a budget is for: from a day of one month to the day before it in the next.
struct BudgetPeriod: Sendable, Hashable {
    /// The month it begins in; what it is called.
    let month: Month
    /// The day of the month it begins on, 1 to 28.
    let startsOn: Int

    var first: Day { month.day(startsOn) }
    var last: Day { next.first > first ? next.first.adding(days: -1) ?? month.last : month.last }
    var next: BudgetPeriod { BudgetPeriod(month: month.advanced(by: 1), startsOn: startsOn) }
    /// Days, 28 to 31.
    var length: Int { last.ordinal - first.ordinal + 1 }

    init(month: Month, startsOn: Int) {
        self.month = month
        self.startsOn = startsOn
    }

    /// The period a day lies in.
    init(of day: Day, startsOn: Int) {
        let month = Month(of: day)
        self.init(month: day.day >= startsOn ? month : month.advanced(by: -1), startsOn: startsOn)
    }

    /// The day `offset` days after the first.
    func day(_ offset: Int) -> Day { first.adding(days: offset) ?? last }
}

extension HouseholdLedger {
    /// How late in a period the records may begin for the period to count as known: a holiday and a weekend without a booking.
    private static let slack = 3

    /// The periods whose beginning is known, up to the one with the as-of day, oldest first.
    func budgetPeriods(startingOn startsOn: Int) -> [BudgetPeriod] {
        guard let firstDay, let asOf else { return [] }
        var period = BudgetPeriod(of: firstDay, startsOn: startsOn)
        if firstDay.ordinal - period.first.ordinal > HouseholdLedger.slack { period = period.next }
        let end = BudgetPeriod(of: asOf, startsOn: startsOn)
        guard period.month <= end.month else { return [] }
        return (period.month.index...end.month.index).map { BudgetPeriod(month: Month(index: $0), startsOn: startsOn) }
    }
}
