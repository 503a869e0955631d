/// An account's balance at the end of any day, from the nearest stated balance and the rows between.
public struct BalanceLine: Sendable {
    private let points: [(ordinal: Int, amount: Int64)]
    private let sums: DailySums

    /// - Parameters:
    ///   - rows: the account's booked rows; those of another currency are left out.
    ///   - balances: what documents say of the same account.
    public init(rows: [(day: Day, money: Money)], balances: [StatedBalance], currency: Currency) {
        var byDay: [Int: Int64] = [:]
        for row in rows where row.money.currency == currency {
            byDay[row.day.ordinal, default: 0] = (byDay[row.day.ordinal] ?? 0).clampedAdding(row.money.minorUnits)
        }
        sums = DailySums(byDay)
        points = BalanceLine.points(balances.filter { $0.money.currency == currency }, sums)
    }

    /// How far beyond the first or last stated balance rows alone are trusted, in days.
    private static let reach = 45

    /// From the nearer of the stated balances before and after; nil when there is none, or it lies far outside all of them.
    public func closing(on ordinal: Int) -> Int64? {
        let after = first(after: ordinal)
        let before = after > 0 ? points[after - 1] : nil
        let next = after < points.count ? points[after] : nil
        switch (before, next) {
        case (let before?, let next?):
            let isNearer = ordinal - before.ordinal <= next.ordinal - ordinal
            return amount(on: ordinal, from: isNearer ? before : next)
        case (let only?, nil), (nil, let only?):
            return abs(ordinal - only.ordinal) <= BalanceLine.reach ? amount(on: ordinal, from: only) : nil
        case (nil, nil): return nil
        }
    }

    /// What the last stated balance and the rows since then lead to, however long that is; nil before the first.
    public func carried(on ordinal: Int) -> Int64? {
        let after = first(after: ordinal)
        return after > 0 ? amount(on: ordinal, from: points[after - 1]) : nil
    }

    /// The place of the first point after a day.
    private func first(after ordinal: Int) -> Int {
        points.partitioningIndex { $0.ordinal > ordinal }
    }

    private func amount(on ordinal: Int, from point: (ordinal: Int, amount: Int64)) -> Int64 {
        point.amount.clampedAdding(sums.sum(after: point.ordinal, through: ordinal))
    }

    /// One balance for each day that states any: the closing one, else the running one that the day before leads to.
    private static func points(_ balances: [StatedBalance], _ sums: DailySums) -> [(ordinal: Int, amount: Int64)] {
        var byDay: [Int: [StatedBalance]] = [:]
        for balance in balances { byDay[balance.day.ordinal - (balance.moment == .opening ? 1 : 0), default: []].append(balance) }
        var points: [(ordinal: Int, amount: Int64)] = []
        for ordinal in byDay.keys.sorted() {
            let stated = byDay[ordinal] ?? []
            let expected = points.last.map { $0.amount.clampedAdding(sums.sum(after: $0.ordinal, through: ordinal)) }
            let amount =
                stated.first { $0.moment != .running }?.money.minorUnits
                ?? stated.first { $0.money.minorUnits == expected }?.money.minorUnits
                ?? stated.last?.money.minorUnits
            if let amount { points.append((ordinal, amount)) }
        }
        return points
    }
}
