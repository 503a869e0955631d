import TillRecords

/// A day of the month on which something falls due, and where it goes when that is a Saturday or Sunday.
struct MonthDay: Sendable, Hashable {
    enum Shift: Int, Sendable, CaseIterable {
        case none, forward, back
    }

    /// 1 to 31, held within shorter months.
    let number: Int
    let shift: Shift

    /// The day in a month.
    func day(in month: Month) -> Day {
        let day = month.day(number)
        guard shift != .none, day.weekday > 4 else { return day }
        return day.adding(days: shift == .forward ? 7 - day.weekday : 4 - day.weekday) ?? day
    }

    /// The month whose turn a day is: the one before or after when the day slipped over its end.
    func turn(of day: Day) -> Month {
        let month = Month(of: day)
        let around = [month, month.advanced(by: -1), month.advanced(by: 1)]
        return around.min { abs(self.day(in: $0).ordinal - day.ordinal) < abs(self.day(in: $1).ordinal - day.ordinal) } ?? month
    }

    /// The rule that comes nearest to the days; of equals the plainest.
    ///
    /// - Parameter declared: the number a person named; only the shift is then looked for.
    init(nearest days: [Day], declared: Int? = nil) {
        var best: (cost: Int, rule: MonthDay)?
        for number in declared.map({ [$0] }) ?? MonthDay.numbers(days) {
            for shift in Shift.allCases {
                let rule = MonthDay(number: number, shift: shift)
                let cost = days.reduce(0) { $0 + min(15, abs(rule.day(in: rule.turn(of: $1)).ordinal - $1.ordinal)) }
                if best.map({ cost < $0.cost }) ?? true { best = (cost, rule) }
            }
        }
        self = best?.rule ?? MonthDay(number: days.last?.day ?? 1, shift: .none)
    }

    init(number: Int, shift: Shift) {
        self.number = number
        self.shift = shift
    }

    /// The days seen, and the end of the month where one was near it.
    private static func numbers(_ days: [Day]) -> [Int] {
        var numbers = Set(days.map(\.day))
        if numbers.contains(where: { $0 >= 28 }) { numbers.insert(31) }
        return numbers.sorted()
    }
}
