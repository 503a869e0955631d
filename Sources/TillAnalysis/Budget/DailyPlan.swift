import TillRecords

/// What may be spent on each day of a period.
///
/// Recurring payments stand on their days. The rest of the budget is spread over the days as the household usually spends over the
/// days of the week, and spread anew every morning: what a day leaves over the following days have more, what it takes too much they
/// have less. What was spent up to the as-of day and what is planned for the days after it add up to the budget, to the minor unit,
/// unless it is overspent already.
struct DailyPlan {
    /// A known payment that is still to come.
    struct Bill: Sendable, Hashable {
        /// Days since the period's first.
        let offset: Int
        let line: Int
        /// Positive minor units.
        let amount: Int64
        let name: String
    }

    /// One day. Bills are told apart from the rest, which is what a day's choices change.
    struct Day: Sendable, Hashable {
        /// Days since the period's first.
        let offset: Int
        /// What may be spent beside bills, as it stood in the morning.
        var planned: Int64 = 0
        /// What was spent beside bills.
        var spent: Int64 = 0
        /// Bills paid, or still to pay.
        var bills: Int64 = 0
        var names: [String] = []
        var isOver = false
    }

    private(set) var days: [Day]

    /// - Parameters:
    ///   - earlier: spending of the periods before, for how a week is spent.
    ///   - asOf: the last day that is known.
    init(
        _ sheet: BudgetSheet, _ spending: PeriodSpending, bills: [Bill], earlier: ArraySlice<PeriodSpending>, asOf: TillRecords.Day
    ) {
        let length = sheet.period.length
        days = (0..<length).map { Day(offset: $0) }
        let gone = min(length, max(0, asOf.ordinal - sheet.period.first.ordinal + 1))
        for entry in spending.entries where !sheet.lines[entry.line].isSetAside && days.indices.contains(entry.offset) {
            if entry.isBill {
                days[entry.offset].bills = days[entry.offset].bills.clampedAdding(entry.amount)
                days[entry.offset].names.append(entry.name)
            } else {
                days[entry.offset].spent = days[entry.offset].spent.clampedAdding(entry.amount)
            }
        }
        for bill in bills where !sheet.lines[bill.line].isSetAside && days.indices.contains(bill.offset) {
            days[bill.offset].bills = days[bill.offset].bills.clampedAdding(bill.amount)
            days[bill.offset].names.append(bill.name)
        }
        let weights = DailyPlan.weights(sheet.period, earlier, isSetAside: sheet.lines.map(\.isSetAside))
        var left = days.reduce(sheet.available) { $0.clampedSubtracting($1.bills) }
        for place in days.indices {
            days[place].names.sort()
            days[place].isOver = place < gone
            guard place < gone else { continue }
            days[place].planned = Apportionment.shares(of: max(0, left), by: Array(weights[place...])).first ?? 0
            left = left.clampedSubtracting(days[place].spent)
        }
        guard gone < length else { return }
        for (place, part) in zip(gone..<length, Apportionment.shares(of: max(0, left), by: Array(weights[gone...]))) {
            days[place].planned = part
        }
    }

    /// How much of what is spent beside bills falls on each day of the period: by the days of the week of the periods before. One
    /// large purchase makes no weekday expensive: a day counts with at most three times the usual.
    private static func weights(_ period: BudgetPeriod, _ earlier: ArraySlice<PeriodSpending>, isSetAside: [Bool]) -> [Int64] {
        var byWeekday = [Int64](repeating: 0, count: 7)
        for (back, spending) in earlier.reversed().enumerated() {
            let first = BudgetPeriod(month: period.month.advanced(by: -1 - back), startsOn: period.startsOn).first
            var byDay: [Int: Int64] = [:]
            for entry in spending.entries where !entry.isBill && !isSetAside[entry.line] {
                byDay[entry.offset] = (byDay[entry.offset] ?? 0).clampedAdding(entry.amount)
            }
            let most = (byDay.values.filter { $0 > 0 }.median ?? 0).multipliedReportingOverflow(by: 3)
            for (offset, amount) in byDay where amount > 0 {
                let weekday = ((first.weekday + offset) % 7 + 7) % 7
                byWeekday[weekday] = byWeekday[weekday].clampedAdding(most.overflow ? amount : min(amount, most.partialValue))
            }
        }
        // Half by the past, half alike: a few months say little about a weekday, and no day is without any money.
        let least = byWeekday.reduce(0) { $0.clampedAdding($1) } / 7 + 1
        return (0..<period.length).map { byWeekday[(period.first.weekday + $0) % 7].clampedAdding(least) }
    }
}
