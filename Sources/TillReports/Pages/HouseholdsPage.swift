import TillFigures
import TillHousehold
import TillRecords

/// The page that leads to the households of a run.
public enum HouseholdsPage {
    /// A household as one line.
    public struct Entry: Sendable {
        public let id: String
        /// What its pages are written in.
        let language: String
        let title: String
        let span: String
        let latest: String
        let month: String
        let incoming: String
        let outgoing: String
        let left: String
        /// "left over in March 2025", or "short in …".
        let word: String
        /// Twelve months up to the one named, oldest first.
        let bars: [YearBars.Pair]
        /// The page that it leads to: of a household with months its own, of another time that one's.
        var page: String { latest.isEmpty || Month(latest) != nil ? "index.html" : latest + ".html" }
        var open: Int { needs.reduce(0) { $0 + $1.count } }
        /// How many things need a person in all months, by kind.
        let needs: [(kind: String, count: Int)]

        /// - Parameters:
        ///   - month: the month it tells of when its documents are about it, else the last one that is over.
        ///   - period: another time that it tells of in place of a month.
        public init(id: String, book: HouseholdBook, title: String?, month asked: Month? = nil, period: FigurePeriod? = nil) {
            self.id = id
            language = PageLanguage.spoken.language
            self.title = title ?? id
            let month = asked.flatMap { book.months.contains($0) ? $0 : nil } ?? book.defaultMonth
            let time = period ?? month.map { FigurePeriod($0) }
            let tally = time.map { book.tally($0) } ?? MonthTally()
            func text(_ minor: Int64) -> String { MoneyText.full(Money(minorUnits: minor, currency: book.home)) }
            span =
                book.months.first.flatMap { first in
                    book.months.last.map { first == $0 ? first.name : say(.spanOf, [.first: first.name, .last: $0.name]) }
                } ?? say(.noDocumentsYet)
            latest = time?.name ?? ""
            self.month = time?.title ?? ""
            incoming = text(tally.incoming)
            outgoing = text(tally.outgoing)
            left = text(tally.left < 0 ? tally.left.clampedNegation : tally.left)
            word = say(tally.left < 0 ? .shortIn : .leftOverIn, [.month: self.month])
            bars =
                month.map { last in
                    (last.index - 11...last.index).map { index in
                        let tally = book.tally(Month(index: index))
                        return YearBars.Pair(incoming: tally.incoming, outgoing: tally.outgoing)
                    }
                } ?? []
            needs = book.isAsked ? OpenMatters(book).counts : []
        }
    }

    static let template: PageTemplate = """
        <header class="top">{{#trail}}{{> trail}}{{/trail}}<div
        class="heading"><h1>\(.householdsTitle)</h1>{{#groups}}<nav class="steps" aria-label="\(.acrossHouseholds)"><a
        href="{{groups}}">\(.cohortsTitle)</a></nav>{{/groups}}</div></header>
        <main id="main"><ul class="accounts">{{#entries}}<li class="card"><h2><a href="{{id}}/{{page}}"><bdi>{{title}}</bdi></a></h2>
        <p class="sub">{{span}}</p>
        {{#latest}}{{{chart}}}<p class="balance"><a href="{{id}}/{{latest}}.html#counted">{{left}}</a></p><p class="sub"><a href="{{id}}/{{latest}}.html">{{word}}</a></p>
        <p class="sub"><a href="{{id}}/{{latest}}.html#in">\(.cameInAmount, [.amount: "incoming"])</a>, <a
        href="{{id}}/{{latest}}.html#out">\(.wentOutAmount, [.amount: "outgoing"])</a></p>{{/latest}}{{#open}}<p
        class="state open">{{open}}</p>{{/open}}</li>{{/entries}}</ul></main>
        """

    /// Entries in the order given. Ids are household ids, safe as folder names.
    ///
    /// - Parameter groups: the address of the page of groups of them; empty where it says nothing.
    public static func html(_ entries: [Entry], groups: String = "", frame: PageFrame) -> String {
        let views: [View] = entries.map { entry in
            [
                "id": entry.id, "page": entry.page, "title": entry.title, "span": entry.span, "latest": optional(entry.latest),
                "month": entry.month,
                "incoming": entry.incoming, "outgoing": entry.outgoing, "left": entry.left,
                "word": entry.word, "chart": YearBars.draw(entry.bars),
                "open": optional(entry.open == 0 ? "" : say(.thingsNeedPerson, count: entry.open)),
            ]
        }
        return frame.page(
            "households", ["entries": views, "groups": optional(groups), "trail": PageTrail(steps: [PageTrail.top("")]).view],
            title: say(.householdsTitle))
    }
}
