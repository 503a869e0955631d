import TillFigures
import TillHousehold
import TillRecords

/// What each account holds, and to which day its balances prove its rows.
enum BalancesCard {
    static let template: PageTemplate = """
        <section class="card" id="balances"{{#explain}} title="{{explain}}"{{/explain}}><h2>\(.balancesTitle)</h2>
        <ul class="lines">{{#accounts}}<li><a href="{{href}}"><span class="who"><bdi>{{name}}</bdi><small>{{detail}}</small><small
        class="state {{style}}">{{state}}</small></span><span class="n">{{amount}}</span></a></li>{{/accounts}}</ul></section>
        """

    /// Nil without accounts.
    static func view(of book: HouseholdBook, _ explain: ExplainLine, _ shown: (String) -> String) -> View? {
        guard let today = book.lastDay, let month = book.months.last else { return nil }
        let accounts = book.accounts.filter { !$0.isEmpty && book.histories[$0] != nil }
        let known = accounts.filter { book.histories[$0]?.hasBalances ?? false }
        guard !accounts.isEmpty else { return nil }
        let lines: [View] = (known + accounts.filter { !known.contains($0) }).compactMap { account in
            book.histories[account].map { history in
                line(history, today, shown(account)).merging(["href": "\(month.iso).html#accounts"])
            }
        }
        return [
            "accounts": lines, "explain": optional(explain.text(FigurePeriod(Month(of: today)), "Net worth")),
        ]
    }

    private static func line(_ history: AccountHistory, _ today: Day, _ name: String) -> View {
        let closing = history.line.closing(on: today.ordinal)
        let last = history.coverage.known.flatMap { Day(ordinal: $0.upperBound) }
        let held = closing ?? history.line.carried(on: today.ordinal)
        let proven = history.coverage.proven.last?.last
        let gap = history.coverage.gaps.last
        let style: String
        let state: String
        if let gap, gap.last > (proven ?? gap.first) {
            (style, state) = ("bad", say(.balanceGap, [.days: DayText.range(gap.first, gap.last)]))
        } else if let proven {
            (style, state) = (proven.ordinal + 31 >= today.ordinal ? "good" : "open", say(.provenTo, [.date: DayText.full(proven)]))
        } else {
            (style, state) = ("open", say(history.hasBalances ? .notProven : .balanceUnstated))
        }
        return [
            "name": name, "amount": held.map { MoneyText.full(Money(minorUnits: $0, currency: history.currency)) } ?? "\u{2013}",
            "detail": last.map { say(held == nil ? .rowsTo : .withRowsTo, [.date: DayText.full(min($0, today))]) } ?? "", "style": style,
            "state": state,
        ]
    }

}
