import TillRecords

/// What is known of one account over all months.
struct AccountHistory: Sendable {
    let currency: Currency
    let coverage: Coverage
    let line: BalanceLine
    let hasBalances: Bool

    init(rows: [ReportTransaction], balances: [ReportBalance], home: Currency) {
        let currency = balances.last?.money.currency ?? rows.last?.money.currency ?? home
        let posted = rows.filter { $0.status == .posted }.map { (day: $0.day, money: $0.money) }
        self.currency = currency
        coverage = Coverage(rows: posted, balances: balances)
        line = BalanceLine(rows: posted, balances: balances, currency: currency)
        hasBalances = !balances.isEmpty
    }
}

extension AccountCard {
    /// - Parameters:
    ///   - rows: the transactions of the month, of all accounts.
    ///   - through: the last day that has happened; later days of the month are left out.
    init(_ account: String, of book: HouseholdBook, in month: Month, rows: [ReportTransaction], through last: Day, display: String) {
        let history = book.histories[account] ?? AccountHistory(rows: [], balances: [], home: book.home)
        let mine = rows.filter { $0.account == account && $0.status != .unconfirmed && $0.money.currency == history.currency }
        let days = (1...month.length).compactMap(month.day).filter { $0 <= last }
        let first = days.first ?? last
        name = display
        slug = book.slugs.account(account)
        currency = history.currency
        balances = days.map { history.line.closing(on: $0.ordinal) }
        states = days.map(history.coverage.state(of:))
        opening = days.first.flatMap { history.line.closing(on: $0.ordinal - 1) }
        closing = days.last.flatMap { history.line.closing(on: $0.ordinal) }
        closingDay = days.last
        moved = mine.reduce(0) { $0.clampedAdding($1.money.minorUnits) }
        count = mine.count
        gaps = history.coverage.gaps.filter { $0.last >= first && $0.first <= last }
        proven = history.coverage.proven.compactMap { stretch in
            guard stretch.last >= first, stretch.first <= last else { return nil }
            return Coverage.Stretch(first: max(stretch.first, first), last: min(stretch.last, last))
        }
        hasBalances = history.hasBalances
    }
}

/// An account's balance at the end of any day, from the nearest stated balance and the rows between.
struct BalanceLine: Sendable {
    private let points: [(ordinal: Int, amount: Int64)]
    private let sums: DailySums

    init(rows: [(day: Day, money: Money)], balances: [ReportBalance], currency: Currency) {
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
    func closing(on ordinal: Int) -> Int64? {
        let after = points.firstIndex { $0.ordinal > ordinal } ?? points.count
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

    private func amount(on ordinal: Int, from point: (ordinal: Int, amount: Int64)) -> Int64 {
        point.amount.clampedAdding(sums.sum(after: point.ordinal, through: ordinal))
    }

    /// One balance for each day that states any: the closing one, else the running one that the day before leads to.
    private static func points(_ balances: [ReportBalance], _ sums: DailySums) -> [(ordinal: Int, amount: Int64)] {
        var byDay: [Int: [ReportBalance]] = [:]
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
