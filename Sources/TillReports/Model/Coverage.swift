import TillRecords

/// Which days of one account its balances prove complete.
///
/// Between two balances the rows must add up to their difference; then every day between is proven, because a missing, doubled or
/// altered row would show. Days outside any two balances are not proven, however many rows they have.
public struct Coverage: Sendable, Hashable {
    /// Days whose rows add up from one balance to the next.
    public struct Stretch: Sendable, Hashable {
        public let first: Day
        public let last: Day
    }

    /// Days whose rows do not.
    public struct Gap: Sendable, Hashable {
        public let first: Day
        public let last: Day
        /// What the later balance has more than the rows explain.
        public let difference: Money
    }

    public enum State: Sendable, Hashable {
        case proven, gap, rows, nothing
    }

    public private(set) var proven: [Stretch] = []
    public private(set) var gaps: [Gap] = []
    /// First and last day with a row or a balance, by ordinal.
    let known: ClosedRange<Int>?

    /// - Parameters:
    ///   - rows: the account's booked rows, in any order; other currencies than the balances' are left out.
    ///   - balances: of the same account, in any order.
    public init(rows: [(day: Day, money: Money)], balances: [StatedBalance]) {
        let days = rows.map(\.day.ordinal) + balances.map(\.day.ordinal)
        known = days.min().flatMap { low in days.max().map { low...$0 } }
        guard let currency = balances.first?.money.currency else { return }
        var sums: [Int: Int64] = [:]
        for row in rows where row.money.currency == currency {
            sums[row.day.ordinal, default: 0] = sums[row.day.ordinal, default: 0].clampedAdding(row.money.minorUnits)
        }
        let ledger = DailySums(sums)
        walk(Coverage.points(of: balances, currency: currency), ledger, currency)
    }

    /// What is known of one day.
    public func state(of day: Day) -> State {
        if gaps.contains(where: { $0.first <= day && day <= $0.last }) { return .gap }
        if proven.contains(where: { $0.first <= day && day <= $0.last }) { return .proven }
        guard let known, known.contains(day.ordinal) else { return .nothing }
        return .rows
    }

    /// Balances that close one day: several when a file has a running balance in every row.
    private struct Point {
        let ordinal: Int
        var candidates: [Int64]
    }

    /// The balances as ends of days, in order: an opening balance closes the day before.
    private static func points(of balances: [StatedBalance], currency: Currency) -> [Point] {
        var byDay: [Int: [StatedBalance.Moment: [Int64]]] = [:]
        for balance in balances where balance.money.currency == currency {
            let ordinal = balance.day.ordinal - (balance.moment == .opening ? 1 : 0)
            let moment = balance.moment == .running ? StatedBalance.Moment.running : .closing
            byDay[ordinal, default: [:]][moment, default: []].append(balance.money.minorUnits)
        }
        return byDay.keys.sorted().map { ordinal in
            let found = byDay[ordinal] ?? [:]
            return Point(ordinal: ordinal, candidates: found[.closing] ?? found[.running] ?? [])
        }
    }

    /// How many days rows may take to appear that a balance already holds, before the difference is called a gap.
    private static let patience = 5

    private mutating func walk(_ points: [Point], _ ledger: DailySums, _ currency: Currency) {
        guard var anchor = points.first.map({ ($0.ordinal, Coverage.start($0, next: points.dropFirst().first, ledger)) }) else { return }
        var index = 1
        while index < points.count {
            let step = nextMatch(points, from: index, anchor: anchor, ledger)
            let point = points[step?.index ?? index]
            let first = Day(ordinal: anchor.0 + 1)
            if let last = Day(ordinal: point.ordinal), let first {
                if let step {
                    join(Stretch(first: first, last: last))
                    anchor = (point.ordinal, step.balance)
                } else {
                    let expected = anchor.1.clampedAdding(ledger.sum(after: anchor.0, through: point.ordinal))
                    let stated = point.candidates.last ?? expected
                    let difference = stated.clampedSubtracting(expected)
                    gaps.append(Gap(first: first, last: last, difference: Money(minorUnits: difference, currency: currency)))
                    anchor = (point.ordinal, stated)
                }
            }
            index = (step?.index ?? index) + 1
        }
    }

    /// The next point that the rows lead to: this one, or one within a few days (a row booked a day late).
    private func nextMatch(
        _ points: [Point], from index: Int, anchor: (Int, Int64), _ ledger: DailySums
    ) -> (index: Int, balance: Int64)? {
        var ahead = index
        while ahead < points.count, points[ahead].ordinal - points[index].ordinal <= Coverage.patience {
            let expected = anchor.1.clampedAdding(ledger.sum(after: anchor.0, through: points[ahead].ordinal))
            if points[ahead].candidates.contains(expected) { return (ahead, expected) }
            ahead += 1
        }
        return nil
    }

    /// The first point's balance: of several running ones, the one from which the next is reached.
    private static func start(_ point: Point, next: Point?, _ ledger: DailySums) -> Int64 {
        if let next {
            let moved = ledger.sum(after: point.ordinal, through: next.ordinal)
            if let fitting = point.candidates.first(where: { next.candidates.contains($0.clampedAdding(moved)) }) { return fitting }
        }
        return point.candidates.last ?? 0
    }

    private mutating func join(_ stretch: Stretch) {
        if let last = proven.last, last.last.ordinal + 1 >= stretch.first.ordinal {
            proven[proven.count - 1] = Stretch(first: last.first, last: stretch.last)
        } else {
            proven.append(stretch)
        }
    }
}
