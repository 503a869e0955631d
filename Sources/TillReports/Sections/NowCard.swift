import TillFigures
import TillHousehold
import TillRecords

/// The month that runs: what is left of it, what is still due until the next pay, what a day may cost, what share is kept.
enum NowCard {
    static let template: PageTemplate = """
        <section class="card now" id="now"><h2>\(.thisMonth) <small>{{month}}</small></h2>
        {{#daily}}<div{{#explain}} title="{{explain}}"{{/explain}}><p class="total">{{amount}}</p><p class="sub">{{words}}</p></div>{{/daily}}
        <dl>{{#facts}}<div{{#explain}} title="{{explain}}"{{/explain}}><dt>{{name}}{{#detail}}<small>{{detail}}</small>{{/detail}}</dt><dd>{{#href}}<a
        href="{{href}}">{{value}}</a>{{/href}}{{^href}}{{value}}{{/href}}</dd></div>{{/facts}}</dl></section>
        """

    /// Nil where nothing is known of the month.
    static func view(of book: HouseholdBook, _ explain: ExplainLine) -> View? {
        guard let today = book.lastDay else { return nil }
        let month = Month(of: today)
        let tally = book.tally(month)
        let until = book.standing?.until
        guard !tally.isEmpty || until != nil else { return nil }
        func text(_ minor: Int64) -> String { MoneyText.full(Money(minorUnits: minor, currency: book.home)) }
        func line(_ name: String) -> any Shown { optional(explain.text(FigurePeriod(month), name)) }
        var facts: [View] = []
        func add(_ name: String, _ value: String, detail: String = "", href: String = "", _ shown: any Shown) {
            facts.append(["name": name, "value": value, "detail": optional(detail), "href": optional(href), "explain": shown])
        }
        if !tally.isEmpty {
            let isOver = today.day >= month.length
            let left: MessageKey = tally.left < 0 ? (isOver ? .moreWentOut : .moreWentOutSoFar) : isOver ? .leftOver : .leftSoFar
            add(say(left), text(tally.left), href: "\(month.iso).html#counted", line("left"))
        }
        if let until {
            if let held = until.held { add(say(.heldEveryday), text(held), line("Until payday")) }
            add(
                say(.dueUntil, [.date: DayText.short(until.through)]), text(until.dueSum),
                detail: until.due.isEmpty ? say(.noKnownPayment) : say(.knownPayments, count: until.due.count),
                href: book.series.isEmpty ? "" : "#recurring", line("Until payday"))
        }
        rates(book, month, tally, explain).forEach { add($0.name, $0.value, detail: $0.detail, $0.line) }
        let perDay: any Shown =
            until.flatMap { until in
                until.daily.map { ["amount": text($0), "words": daily(until), "explain": line("Until payday")] as View }
            } ?? false
        return ["month": month.name, "daily": perDay, "facts": facts]
    }

    /// What share of what came in was kept: in the month, and in the year so far.
    private static func rates(
        _ book: HouseholdBook, _ month: Month, _ tally: MonthTally, _ explain: ExplainLine
    ) -> [(name: String, value: String, detail: String, line: any Shown)] {
        let year = book.months.filter { $0.year == month.year }.map(book.tally)
        let came = year.reduce(Int64(0)) { $0.clampedAdding($1.incoming) }
        let left = year.reduce(Int64(0)) { $0.clampedAdding($1.left) }
        var rates: [(name: String, value: String, detail: String, line: any Shown)] = []
        if tally.incoming > 0 {
            rates.append(
                (
                    say(.savingsRate), Share.text(tally.left, of: tally.incoming), say(.ofThisMonth),
                    optional(explain.text(FigurePeriod(month), "left"))
                ))
        }
        if came > 0, let period = FigurePeriod(String(month.year)) {
            rates.append(
                (say(.savingsRateIn, [.year: String(month.year)]), Share.text(left, of: came), "", optional(explain.text(period, "left"))))
        }
        return rates
    }

    private static func daily(_ until: UntilPayday) -> String {
        guard let payday = until.payday else { return say(.dailyToEnd, count: until.days) }
        return say(.dailyToPay, count: until.days, [.date: DayText.short(payday)])
    }
}
