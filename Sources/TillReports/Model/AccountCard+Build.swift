import TillFigures
import TillRecords

/// What is known of one account over all months.
struct AccountHistory: Sendable {
    let currency: Currency
    let coverage: Coverage
    let line: BalanceLine
    let hasBalances: Bool

    init(rows: [ReportTransaction], balances: [StatedBalance], home: Currency) {
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
    ///   - rows: the transactions of those days, of all accounts.
    ///   - through: the last day that has happened; later days of the period are left out.
    init(
        _ account: String, of book: HouseholdBook, in period: FigurePeriod, rows: [ReportTransaction], through last: Day, display: String
    ) {
        let history = book.histories[account] ?? AccountHistory(rows: [], balances: [], home: book.home)
        let mine = rows.filter { $0.account == account && $0.status != .unconfirmed && $0.money.currency == history.currency }
        let first = min(period.first, last)
        let days = last < period.first ? [] : (first.ordinal...min(last, period.last).ordinal).compactMap { Day(ordinal: $0) }
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
