import TillFigures
import TillRecords

/// The statement of cash flow of one account over some days: what it began with, what came in and went out, what moved between own
/// accounts, what it ended with. Sizes are minor units of the account's currency.
///
/// What came in and went out is what the figures of pages have: income on one side, spending less refunds on the other. Rows that a bank
/// has not booked yet are in none of it, as they are in no balance.
struct CashFlow: Sendable, Hashable {
    let account: String
    let currency: Currency
    /// Nil where no balance of any day reaches.
    let opening: Int64?
    let incoming: Int64
    /// Positive where money left.
    let outgoing: Int64
    /// Positive where money came from own accounts.
    let between: Int64
    let closing: Int64?
    /// Rows that it is made of.
    let rows: Int

    /// What the closing balance has more than opening and rows explain; nil without both balances.
    var unexplained: Int64? {
        guard let opening, let closing else { return nil }
        let expected = opening.clampedAdding(incoming).clampedSubtracting(outgoing).clampedAdding(between)
        return closing.clampedSubtracting(expected)
    }

    var isEmpty: Bool { rows == 0 && opening == nil && closing == nil }

    /// - Parameters:
    ///   - rows: transactions of those days, of any account.
    ///   - last: the last day that has happened.
    init(_ account: String, of book: HouseholdBook, rows: [ReportTransaction], from first: Day, through last: Day) {
        let history = book.histories[account] ?? AccountHistory(rows: [], balances: [], home: book.home)
        var sums: (incoming: Int64, outgoing: Int64, between: Int64) = (0, 0, 0)
        var count = 0
        for row in rows where row.account == account && row.status == .posted && row.money.currency == history.currency {
            count += 1
            let minor = row.money.minorUnits
            switch row.flow {
            case .income: sums.incoming = sums.incoming.clampedAdding(minor)
            case .spending, .unknown: sums.outgoing = sums.outgoing.clampedSubtracting(minor)
            case .transfer, .saving: sums.between = sums.between.clampedAdding(minor)
            }
        }
        self.account = account
        currency = history.currency
        opening = history.line.closing(on: first.ordinal - 1)
        closing = history.line.closing(on: last.ordinal)
        (incoming, outgoing, between) = sums
        self.rows = count
    }

    /// Of every account that has rows or a balance in that time, in the order of accounts.
    static func all(_ period: FigurePeriod, of book: HouseholdBook) -> [CashFlow] {
        guard let newest = book.lastDay, newest >= period.first else { return [] }
        let rows = book.tally(period).all.map { book.transactions[$0] }
        return book.accounts.map { CashFlow($0, of: book, rows: rows, from: period.first, through: min(newest, period.last)) }
            .filter { !$0.isEmpty }
    }

    /// The same by the names that settings give accounts.
    static func named(_ period: FigurePeriod, of book: HouseholdBook, _ settings: PageSettings) -> [(name: String, flow: CashFlow)] {
        all(period, of: book).map { flow in
            (settings.accountNames[flow.account] ?? Plain.account(flow.account, masking: settings.masking), flow)
        }
    }
}
