import TillRecords

/// The movements of one known series, as far as a forecast may look at them: what it leads to expect is asked for any past day,
/// and answered from what was there by then.
struct SeriesPast: Sendable {
    /// Days since 1970-01-01 and minor units, oldest first.
    let seen: [(ordinal: Int, amount: Int64)]
    private let period: SeriesPeriod

    /// Movements before a rhythm is one.
    private static let fewest = 2

    init(seen: [(ordinal: Int, amount: Int64)], period: SeriesPeriod) {
        self.seen = seen.sorted { ($0.ordinal, $0.amount) < ($1.ordinal, $1.amount) }
        self.period = period
    }

    /// How a series stood on a day.
    enum Standing: Sendable {
        /// Too young for a rhythm: its movements are part of the rest.
        case unknown
        /// It has stopped.
        case ended
        /// The day of its last movement, whose rhythm goes on, and the usual size.
        case known(last: Day, amount: Int64)
    }

    func standing(on ordinal: Int) -> Standing {
        let count = seen.firstIndex { $0.ordinal > ordinal } ?? seen.count
        guard count >= SeriesPast.fewest, let last = Day(ordinal: seen[count - 1].ordinal) else { return .unknown }
        // Half a period of grace: a bill of a month that is 45 days away has ended.
        guard (ordinal - last.ordinal) * 2 <= period.averageDays * 3 else { return .ended }
        return .known(last: last, amount: seen[max(0, count - 3)..<count].map(\.amount).median ?? 0)
    }

    /// What it adds on each day after `ordinal`: days ahead and minor units. A late one is expected the day after.
    func coming(after ordinal: Int, days: Int) -> [(ahead: Int, amount: Int64)] {
        guard case .known(let last, let amount) = standing(on: ordinal) else { return [] }
        var found: [(ahead: Int, amount: Int64)] = []
        var number = 1
        while let due = period.day(number, from: last), due.ordinal - ordinal <= days {
            found.append((max(1, due.ordinal - ordinal), amount))
            number += 1
        }
        return found
    }
}
