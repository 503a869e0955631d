import TillFigures
import TillHousehold
import TillRecords

/// What changed of late: new and raised recurring movements, categories that moved far from their typical month, what analyses found.
enum ChangesCard {
    static let template: PageTemplate = """
        <section class="card" id="changes"><h2>\(.whatChanged)</h2>{{#none}}<p class="note">{{none}}</p>{{/none}}
        {{#lists}}<h3>{{heading}}</h3><ol class="lines">{{#lines}}<li{{#explain}} title="{{explain}}"{{/explain}}>{{#href}}<a
        href="{{href}}"><span class="who"><bdi>{{name}}</bdi><small>{{detail}}</small></span><span
        class="n">{{amount}}</span></a>{{/href}}{{^href}}<p>{{name}}</p>{{/href}}</li>{{/lines}}</ol>{{/lists}}</section>
        """

    /// Days that news is news, and lines of a list.
    private static let news = 92
    private static let most = 4

    /// Nil where no month is known.
    static func view(of book: HouseholdBook, _ explain: ExplainLine) -> View? {
        guard let today = book.lastDay, let month = book.defaultMonth else { return nil }
        let lists = [
            list(say(.newRecurring), fresh(book, today)), list(say(.raisedOrMissing), raised(book, today)),
            list(say(.farFromTypical, [.month: month.name]), moved(book, month, explain)),
            list(say(.alsoFound), found(book, month, explain)),
        ].compactMap { $0 }
        return ["none": optional(lists.isEmpty ? say(.nothingUnusual) : ""), "lists": lists]
    }

    private static func list(_ heading: String, _ lines: [View]) -> View? {
        lines.isEmpty ? nil : ["heading": heading, "lines": Array(lines.prefix(most))]
    }

    private static func numbers(_ book: HouseholdBook) -> [String: String] {
        Dictionary(book.series.enumerated().map { ($1.id, "#r\($0 + 1)") }, uniquingKeysWith: { first, _ in first })
    }

    private static func line(_ series: ReportSeries, _ numbers: [String: String], _ detail: String, _ amount: String) -> View {
        ["explain": false, "href": numbers[series.id] ?? "#recurring", "name": series.name, "detail": detail, "amount": amount]
    }

    /// Recurring movements whose first turn is of late; those of the first months on record would all be.
    private static func fresh(_ book: HouseholdBook, _ today: Day) -> [View] {
        guard let begun = book.transactions.first?.day, today.ordinal - begun.ordinal > 2 * news else { return [] }
        let days = Dictionary(book.transactions.map { ($0.id, $0.day) }, uniquingKeysWith: { first, _ in first })
        let numbers = numbers(book)
        return book.series.filter { $0.status != .ended && $0.kind != "habit" }.compactMap { series in
            series.transactions.compactMap { days[$0] }.min().map { (series, $0) }
        }.filter { today.ordinal - $0.1.ordinal <= news }.sorted { $0.1 != $1.1 ? $0.1 > $1.1 : ReportSeries.precedes($0.0, $1.0) }.map {
            line(
                $0, numbers, say(.sinceRhythm, [.date: DayText.full($1), .rhythm: $0.rhythm]), $0.money.map(MoneyText.signed) ?? "\u{2013}")
        }
    }

    private static func raised(_ book: HouseholdBook, _ today: Day) -> [View] {
        let numbers = numbers(book)
        let lists = RecurringOutline(book.series, today: today)
        return lists.missing.map { line($0.series, numbers, say(.missingSince, [.text: $0.detail]), $0.amount) }
            + lists.changed.map { line($0.series, numbers, $0.detail, $0.amount) }
    }

    /// Categories whose spending is far from the middle of the three months before: by more than a twentieth of what went out.
    private static func moved(_ book: HouseholdBook, _ month: Month, _ explain: ExplainLine) -> [View] {
        let now = book.tally(month)
        let past = (1...3).map { book.tally(month.advanced(by: -$0)) }.filter { !$0.isEmpty }
        guard past.count > 1, !now.isEmpty else { return [] }
        let changes = now.spending.compactMap { category, spent -> (category: String, change: Int64, typical: Int64)? in
            guard let typical = past.map({ $0.spending[category] ?? 0 }).median else { return nil }
            let change = spent.clampedSubtracting(typical)
            return Int128(change.magnitude) * 20 > Int128(now.outgoing) ? (category, change, typical) : nil
        }
        return changes.sorted { ($1.change.magnitude, $0.category) < ($0.change.magnitude, $1.category) }.map { one in
            let name = book.slugs.name(of: one.category)
            func text(_ minor: Int64) -> String { MoneyText.unsigned(Money(minorUnits: minor, currency: book.home)) }
            let numbers = PageLanguage.spoken.numbers
            return [
                "explain": optional(explain.text(FigurePeriod(month), name.leaf)), "name": name.title,
                "href": "\(month.iso).html#spending",
                "detail": say(.usually, [.amount: text(one.typical)]),
                "amount": (one.change > 0 ? numbers.plus : numbers.minus) + text(one.change),
            ]
        }
    }

    private static func found(_ book: HouseholdBook, _ month: Month, _ explain: ExplainLine) -> [View] {
        let listed = book.outlook.findings.filter { $0.isListed && Month(of: $0.day) >= month }.sorted(by: FindingReading.precedes)
        return listed.map { ["explain": optional(explain.text($0.shortKey)), "name": $0.sentence, "href": false] }
    }

}
