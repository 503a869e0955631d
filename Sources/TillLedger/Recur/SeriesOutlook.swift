import TillRecords

/// Where a series stands: whether it goes on, what was left out, and when it comes next.
struct SeriesOutlook: Sendable {
    enum Status: String, Sendable {
        case active, late, ended, expected
    }

    let status: Status
    /// Nil for what has ended.
    let next: Day?
    /// Days it was expected on and not seen, oldest first.
    let missed: [Day]

    /// What is known of days.
    struct Known: Sendable {
        /// The day the run stands on.
        let asOf: Day
        /// The last day that documents of its account tell of: what did not come until then did not come.
        let through: Day
    }

    /// - Parameters:
    ///   - fit: with one row at least.
    ///   - until: the last day it may come.
    init(_ fit: SeriesFit, _ due: DueDays, _ known: Known, until: Day? = nil) {
        var missed = SeriesOutlook.gaps(fit, due)
        guard let last = fit.rows.last?.day else {
            (status, next, self.missed) = (.expected, nil, [])
            return
        }
        let patience = fit.rhythm.patience
        var turn = 1
        var first: Day?
        var awaited: [Day] = []
        while let day = due.day(turn, after: last), day.ordinal + patience < known.through.ordinal, turn < SeriesOutlook.most {
            if first == nil { first = day }
            awaited.append(day)
            turn += 1
        }
        let isPaidOff = fit.instalments.map { $0.remaining == 0 } ?? false
        let isOver = first.map { $0.ordinal + patience + fit.rhythm.grace < known.through.ordinal } ?? false
        var coming = due.day(turn, after: last)
        while let day = coming, day.ordinal + patience < known.asOf.ordinal, turn < SeriesOutlook.most {
            turn += 1
            coming = due.day(turn, after: last)
        }
        if let day = coming, day <= known.asOf { coming = known.asOf.adding(days: 1) }
        let isPastEnd = until.map { end in (awaited.first ?? coming).map { $0 > end } ?? true } ?? false
        if isPaidOff || isOver || isPastEnd {
            (status, next) = (.ended, nil)
        } else {
            missed += awaited
            status = awaited.isEmpty ? .active : .late
            next = until.map { end in coming.map { $0 > end } ?? false } ?? false ? nil : coming
        }
        self.missed = missed
    }

    /// A declared one that was never seen: due on the declared day of the month; of another rhythm than monthly, or without a day,
    /// nobody knows when.
    init(expected rhythm: Rhythm, day: Int?, asOf: Day, until: Day?) {
        var next: Day?
        if let day, rhythm.months == 1 {
            let month = Month(of: asOf)
            next = [month, month.advanced(by: 1)].map { $0.day(day) }.first { $0 > asOf }
        }
        let isPast = until.map { $0 <= asOf || (next ?? $0) > $0 } ?? false
        status = isPast ? .ended : .expected
        self.next = isPast ? nil : next
        missed = []
    }

    /// More turns than this are not counted: weekly for eight years.
    private static let most = 420

    /// Turns between rows that have none.
    private static func gaps(_ fit: SeriesFit, _ due: DueDays) -> [Day] {
        var missed: [Day] = []
        for (earlier, later) in zip(fit.rows, fit.rows.dropFirst()) {
            guard case .missed(let count) = fit.rhythm.fit(gap: later.ordinal - earlier.ordinal) else { continue }
            missed += (1...count).compactMap { due.day($0, after: earlier.day) }
        }
        return missed
    }
}
