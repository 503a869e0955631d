import TillFigures
import TillHousehold
import TillRecords

/// What recurs, on a household's page: what comes within a month, what changed, what is missing, what is still to pay.
enum RecurringSection {
    static let template: PageTemplate = """
        <section id="recurring"><h2>\(.recurringTitle)</h2>
        <p class="lede"{{#explain}} title="{{explain}}"{{/explain}}>{{#lede}}{{#strong}}<strong>{{text}}</strong>{{/strong}}{{^strong}}{{text}}{{/strong}}{{/lede}} {{rest}}</p>
        <div class="pair"><div class="card"><h3>\(.comesNext)</h3>
        <ol class="lines">{{#coming}}{{> recurring-line}}{{/coming}}</ol>{{^coming}}<p class="note">\(.nothingBefore, [.date: "end"])</p>{{/coming}}{{#more}}<details class="more"><summary>\(.countMore, [.count: "count"])</summary><ol
        class="lines">{{#lines}}{{> recurring-line}}{{/lines}}</ol></details>{{/more}}</div>
        <div class="stack">{{#lists}}<div class="card"><h3>{{heading}}</h3>
        <ol class="lines">{{#lines}}{{> recurring-line}}{{/lines}}</ol></div>{{/lists}}</div></div>
        <details class="more"><summary>{{all}}</summary><div class="card"><table class="plain"><caption>\(.recurringCaption)</caption><thead><tr><th scope="col">\(.columnWho)</th><th scope="col">\(.columnHowOften)</th><th scope="col" class="n">\(.columnAmount)</th><th
        scope="col" class="n">\(.columnNext)</th></tr></thead><tbody>{{#series}}<tr id="{{anchor}}"{{#explain}} title="{{explain}}"{{/explain}}><th scope="row"><bdi>{{name}}</bdi> <span
        class="chip">{{kind}}</span><small class="reason">{{why}}</small></th><td data-k="\(.columnHowOften)">{{rhythm}}</td><td class="n"
        data-k="\(.columnAmount)">{{amount}}</td><td class="n" data-k="\(.columnNext)">{{next}}</td></tr>{{/series}}</tbody></table></div></details></section>
        """
    static let line: PageTemplate = """
        <li><a href="#{{anchor}}"><span class="who"><bdi>{{name}}</bdi><small>{{detail}}</small></span><span
        class="n">{{amount}}</span></a></li>
        """

    /// How many days ahead, and how many lines before the rest is folded.
    static let ahead = 31
    private static let shown = 10

    /// Nil when nothing recurs, or when no record tells a day to count from.
    static func view(of book: HouseholdBook, _ explain: ExplainLine) -> View? {
        guard !book.series.isEmpty, let today = book.lastDay, let end = today.adding(days: ahead) else { return nil }
        let numbers = Dictionary(book.series.enumerated().map { ($1.id, "r\($0 + 1)") }, uniquingKeysWith: { first, _ in first })
        let coming = RecurringOutline.coming(book.series, after: today, through: end)
        let lines: [View] = coming.map { line($0.series, numbers, detail: comes($0.day, $0.series), amount: expected($0.series)) }
        let outline = RecurringOutline(book.series, today: today)
        let lists: [View] = outline.lists.map { list in
            ["heading": list.heading, "lines": list.lines.map { line($0.series, numbers, detail: $0.detail, amount: $0.amount) }]
        }
        let rest = lines.dropFirst(shown)
        let more: View = ["count": rest.count, "lines": Array(rest)]
        return [
            "explain": optional(explain.text(FigurePeriod(Month(of: today)), "Recurring")), "lede": lede(coming, book, through: end),
            "rest": restOfLede(coming, book), "coming": Array(lines.prefix(shown)),
            "more": rest.isEmpty ? false : more as any Shown, "lists": lists, "end": DayText.full(end),
            "all": say(.allRecur, count: book.series.count),
            "series": book.series.map { row($0, numbers, explain) },
        ]
    }

    /// What is to be paid and what is to come in, in the home currency.
    private static func lede(_ coming: [RecurringOutline.Coming], _ book: HouseholdBook, through end: Day) -> [View] {
        let home = coming.compactMap { $0.series.money }.filter { $0.currency == book.home }.map(\.minorUnits)
        let paid = home.filter { $0 < 0 }
        func text(_ sum: Int64) -> String { MoneyText.unsigned(Money(minorUnits: sum, currency: book.home)) }
        let outgoing = paid.reduce(Int64(0)) { $0.clampedAdding($1) }
        let incoming = home.filter { $0 > 0 }.reduce(Int64(0)) { $0.clampedAdding($1) }
        let fill: MessageFill = [.date: DayText.full(end), .count: String(paid.count), .amount: text(outgoing), .total: text(incoming)]
        return PageLanguage.spoken.pattern(.recurringLede, count: paid.count).parts.map { part in
            switch part {
            case .text(let text): ["text": text, "strong": false]
            case .gap(let name): ["text": fill[name] ?? "", "strong": name == .amount || name == .total]
            }
        }
    }

    private static func restOfLede(_ coming: [RecurringOutline.Coming], _ book: HouseholdBook) -> String {
        let month = RecurringOutline.monthly(book.series, in: book.home)
        let others = coming.count { $0.series.money.map { $0.currency != book.home } ?? true }
        let cost = MoneyText.whole(Money(minorUnits: month, currency: book.home))
        let beside = others == 0 ? [] : [say(.recurringBeside, count: others)]
        return PageLanguage.spoken.sentences([say(.recurringCost, [.amount: cost])] + beside)
    }

    private static func line(_ series: ReportSeries, _ numbers: [String: String], detail: String, amount: String) -> View {
        ["name": series.title, "anchor": numbers[series.id] ?? "recurring", "detail": detail, "amount": amount]
    }

    private static func comes(_ day: Day, _ series: ReportSeries) -> String {
        let key: MessageKey = series.status == .expected ? .turnDeclared : series.isPrice ? .turnOf : .turnVaries
        return say(
            key, [.weekday: DayText.weekdaysShort[day.weekday], .date: DayText.short(day), .rhythm: series.rhythm])
    }

    private static func expected(_ series: ReportSeries) -> String { series.money.map(MoneyText.signed) ?? "\u{2013}" }

    private static func row(_ series: ReportSeries, _ numbers: [String: String], _ explain: ExplainLine) -> View {
        let next =
            switch series.status {
            case .ended: series.last.map { say(.seriesEndedLast, [.date: DayText.full($0)]) } ?? say(.seriesEnded)
            case .late: series.next.map { say(.seriesLateThen, [.date: DayText.full($0)]) } ?? say(.seriesLate)
            case .active, .expected: series.next.map(DayText.full) ?? say(.notKnown)
            }
        return [
            "explain": optional(explain.text(series.id)), "anchor": numbers[series.id] ?? "", "name": series.title,
            "kind": PageLanguage.spoken.retold(series.kind),
            "why": PageLanguage.spoken.retold(series.why), "rhythm": series.rhythm,
            "amount": expected(series), "next": next,
        ]
    }
}
