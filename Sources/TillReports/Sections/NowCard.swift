import TillFigures
import TillRecords

/// The month that runs: what is left of it, what is still due until the next pay, what a day may cost, what share is kept.
enum NowCard {
    static let template = """
        <section class="card now" id="now"><h2>{{heading}} <small>{{month}}</small></h2>
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
        func line(_ name: String) -> Any { optional(explain.text(FigurePeriod(month), name)) }
        var facts: [View] = []
        func add(_ name: String, _ value: String, detail: String = "", href: String = "", _ line: Any) {
            facts.append(["name": name, "value": value, "detail": optional(detail), "href": optional(href), "explain": line])
        }
        if !tally.isEmpty {
            let isOver = today.day >= month.length
            add(Say.left(month, isOver: isOver, isShort: tally.left < 0), text(tally.left), href: "\(month.iso).html#counted", line("left"))
        }
        if let until {
            if let held = until.held { add(Say.held, text(held), href: "#balances", line("Until payday")) }
            add(
                Say.due(until), text(until.dueSum), detail: Say.payments(until.due.count),
                href: book.series.isEmpty ? "" : "#recurring", line("Until payday"))
        }
        rates(book, month, tally, explain).forEach { add($0.name, $0.value, detail: $0.detail, $0.line) }
        let daily: Any =
            until.flatMap { until in
                until.daily.map { ["amount": text($0), "words": Say.daily(until), "explain": line("Until payday")] as View }
            } ?? false
        return ["heading": Say.heading, "month": month.name, "daily": daily, "facts": facts]
    }

    /// What share of what came in was kept: in the month, and in the year so far.
    private static func rates(
        _ book: HouseholdBook, _ month: Month, _ tally: MonthTally, _ explain: ExplainLine
    ) -> [(name: String, value: String, detail: String, line: Any)] {
        let year = book.months.filter { $0.year == month.year }.map(book.tally)
        let came = year.reduce(Int64(0)) { $0.clampedAdding($1.incoming) }
        let left = year.reduce(Int64(0)) { $0.clampedAdding($1.left) }
        var rates: [(name: String, value: String, detail: String, line: Any)] = []
        if tally.incoming > 0 {
            rates.append(
                (Say.rate, Share.text(tally.left, of: tally.incoming), Say.ofMonth, optional(explain.text(FigurePeriod(month), "left"))))
        }
        if came > 0, let period = FigurePeriod(String(month.year)) {
            rates.append((Say.rate(in: month.year), Share.text(left, of: came), "", optional(explain.text(period, "left"))))
        }
        return rates
    }

    /// All words of the card.
    private enum Say {
        static let held = "On accounts for everyday payments"
        static let rate = "Savings rate"
        static let ofMonth = "of what came in this month"
        static func rate(in year: Int) -> String { "Savings rate in \(year)" }
        static let heading = "This month"
        static func left(_ month: Month, isOver: Bool, isShort: Bool) -> String {
            isShort ? (isOver ? "More went out than came in" : "More went out than came in so far") : isOver ? "Left over" : "Left so far"
        }
        static func due(_ until: UntilPayday) -> String { "Still due until \(DayText.short(until.through))" }
        static func payments(_ count: Int) -> String { count == 0 ? "no payment is known" : CountText.of(count, "known payment") }
        static func daily(_ until: UntilPayday) -> String {
            let days = CountText.of(until.days, "day")
            guard let payday = until.payday else { return "a day for \(days), to the end of the month, once what is due is paid" }
            return "a day for \(days), to the next pay on \(DayText.short(payday)), once what is due is paid"
        }
    }
}
