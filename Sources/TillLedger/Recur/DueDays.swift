import TillRecords

/// The days on which a series falls due.
struct DueDays: Sendable {
    private enum Rule: Sendable {
        /// Every so many weeks on a weekday (0 = Monday).
        case weeks(Int, weekday: Int)
        /// Every so many months on a day of the month.
        case months(Int, MonthDay)
        /// Twice a month.
        case twice(MonthDay, MonthDay)
    }

    private let rule: Rule
    /// Rows that the rule is read from: what held two years ago may not hold now.
    private static let recent = 13

    /// - Parameters:
    ///   - rows: by day; not empty, else the rule is the first of the month.
    ///   - declared: the day of the month that a person named.
    init(_ rows: [RecurringRow], _ rhythm: Rhythm, declared: Int? = nil) {
        let days = rows.suffix(DueDays.recent).map(\.day)
        if rhythm.months == 1, declared == nil, let weekday = DueDays.fourWeekly(days) {
            rule = .weeks(4, weekday: weekday)
        } else if let months = rhythm.months {
            rule = .months(months, MonthDay(nearest: days, declared: declared))
        } else if rhythm.name == "semimonthly" {
            rule = DueDays.twice(days, declared)
        } else {
            var counts = [Int](repeating: 0, count: 7)
            for day in days { counts[day.weekday] += 1 }
            let most = counts.max() ?? 0
            let weekday = days.last { counts[$0.weekday] == most }?.weekday ?? 0
            rule = .weeks(rhythm.name == "weekly" ? 1 : 2, weekday: weekday)
        }
    }

    /// Gaps of four weeks that no day of a month explains, and no weekday in one: those are five weeks apart one month in three.
    private static let fourWeeks = 4

    /// The weekday of what comes every four weeks, as some wages and benefits do, by its latest days; nil where they do not show it.
    private static func fourWeekly(_ days: [Day]) -> Int? {
        let latest = days.suffix(fourWeeks + 1)
        let isFourWeekly = latest.count > fourWeeks && zip(latest, latest.dropFirst()).allSatisfy { $1.ordinal - $0.ordinal == 28 }
        return isFourWeekly ? latest.last?.weekday : nil
    }

    /// Days near the last one's day of the month are one rule, the others the second.
    private static func twice(_ days: [Day], _ declared: Int?) -> Rule {
        let last = days.last?.day ?? 1
        let isNear = { (day: Day) in min(abs(day.day - last), 31 - abs(day.day - last)) <= 7 }
        let others = days.filter { !isNear($0) }
        let one = MonthDay(nearest: days.filter(isNear), declared: declared)
        let other =
            others.isEmpty
            ? MonthDay(number: one.number > 15 ? one.number - 15 : one.number + 15, shift: one.shift) : MonthDay(nearest: others)
        return .twice(one, other)
    }

    /// The day of the `count`-th turn after a day that was one; nil beyond the calendar.
    func day(_ count: Int, after day: Day) -> Day? {
        switch rule {
        case .weeks(let weeks, let weekday):
            let off = ((weekday - day.weekday) % 7 + 10) % 7 - 3
            return day.adding(days: off + 7 * weeks * count)
        case .months(let months, let monthDay):
            let month = monthDay.turn(of: day).advanced(by: months * count)
            return (1...9999).contains(month.year) ? monthDay.day(in: month) : nil
        case .twice(let one, let other):
            let month = Month(of: day)
            guard month.year < 9990 else { return nil }
            let around = (-1...(count / 2 + 2)).flatMap { [one.day(in: month.advanced(by: $0)), other.day(in: month.advanced(by: $0))] }
            return around.filter { $0.ordinal > day.ordinal + 7 }.sorted().dropFirst(count - 1).first
        }
    }

    /// In words: `the 15th`.
    var words: String {
        switch rule {
        case .weeks(let weeks, let weekday):
            (weeks == 4 ? "every four weeks on a " : "on a ")
                + ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][weekday]
        case .months(_, let day): day.number == 31 ? "at the month's end" : "about day \(day.number)"
        case .twice(let one, let other): "about days \(min(one.number, other.number)) and \(max(one.number, other.number))"
        }
    }
}

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
