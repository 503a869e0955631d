import TillFigures
import TillHousehold
import TillRecords

/// The page that leads to the months of one household.
enum IndexPage {
    /// What an index leads to beside months.
    struct Links {
        /// Years have pages of their own.
        var hasYears = false
        /// There is a workbook of the tables.
        var hasWorkbook = false
        /// The address of the household's page among others; empty for none.
        var among = ""
        /// Where the household stands among others.
        var peers: View?
        /// The pages of its categories and merchants.
        var subjects: View?
    }

    static let template: PageTemplate = """
        <header class="top">{{#trail}}{{> trail}}{{/trail}}<div
        class="heading"><h1><bdi>{{title}}</bdi></h1>{{#newest}}<nav class="steps" aria-label="\(.newestPages)"><a
        href="{{file}}">{{name}}</a>{{#year}} <a href="{{year}}.html">{{year}}</a>{{/year}}</nav>{{/newest}}</div>
        <p class="sub">{{span}}</p>{{#seen}}<ul class="facts"><li><a href="#main">{{seen}}</a></li></ul>{{/seen}}</header>
        <main id="main">
        <div class="home">{{#worth}}{{> worth}}{{/worth}}{{#now}}{{> now}}{{/now}}
        {{#changes}}{{> changes}}{{/changes}}{{#balances}}{{> balances}}{{/balances}}</div>
        {{#matters}}{{> matters}}{{/matters}}
        {{#savings}}{{> goals}}{{/savings}}
        {{#debts}}{{> loans}}{{/debts}}
        {{#recurring}}{{> recurring}}{{/recurring}}
        {{#health}}{{> health}}{{/health}}
        {{#subjects}}{{> subjects}}{{/subjects}}
        {{#years}}<section class="card"><h2>{{#page}}<a href="{{page}}">{{year}}</a>{{/page}}{{^page}}{{year}}{{/page}}</h2><table class="plain months"><caption>\(.monthsOf, [.year: "year"])</caption>
        <thead><tr><th scope="col">\(.columnMonth)</th><td class="barcell"></td><th scope="col" class="n">\(.columnIn)</th><th scope="col"
        class="n">\(.columnOut)</th><th scope="col" class="n">\(.columnLeft)</th></tr></thead>
        <tbody>{{#months}}<tr><th scope="row"><a href="{{file}}">{{name}}</a></th><td class="barcell">{{{in}}}{{{out}}}</td>
        <td class="n" data-k="\(.columnIn)"><a href="{{file}}#in">{{incoming}}</a></td><td class="n" data-k="\(.columnOut)"><a
        href="{{file}}#out">{{outgoing}}</a></td><td class="n" data-k="\(.columnLeft)"><a
        href="{{file}}#counted">{{left}}</a></td></tr>{{/months}}</tbody>
        <tfoot><tr{{#explain}} title="{{explain}}"{{/explain}}><th scope="row">{{year}}</th><td class="barcell"></td><td class="n" data-k="\(.columnIn)">{{incoming}}</td><td class="n"
        data-k="\(.columnOut)">{{outgoing}}</td><td class="n" data-k="\(.columnLeft)">{{left}}</td></tr></tfoot></table>{{#apart}}<p
        class="sub">{{apart}}</p>{{/apart}}</section>
        {{/years}}
        {{#peers}}{{> peers}}{{/peers}}
        {{#among}}<section class="card"><h2>\(.amongOthers)</h2><p><a href="{{among}}">\(.amongOthersLink)</a></p></section>{{/among}}
        {{#hasReports}}<section class="card"><h2>\(.ownReports)</h2><ul class="lines">{{#reports}}<li><a href="{{address}}"><span
        class="who"><bdi>{{title}}</bdi><small>{{time}}</small></span> <span class="n">{{kind}}</span></a></li>{{/reports}}</ul></section>{{/hasReports}}
        {{#remarks}}<section><details><summary>{{count}}</summary>
        <ul class="questions">{{#questions}}{{> question}}{{/questions}}</ul></details></section>{{/remarks}}
        {{#hasMonths}}<section class="card"><h2>\(.asTables)</h2>
        <p><a href="transactions.csv">transactions.csv</a>, <a href="categories.csv">categories.csv</a>,
        <a href="accounts.csv">accounts.csv</a>{{#hasYears}}, <a href="years.csv">years.csv</a>{{/hasYears}}, <a
        href="cashflow.csv">cashflow.csv</a>{{#hasWorkbook}}, <a href="tables.xlsx">tables.xlsx</a>{{/hasWorkbook}}</p></section>{{/hasMonths}}
        </main>
        """

    /// The index of all months, newest year first.
    ///
    /// - Parameters:
    ///   - seen: whom it is for; empty for a page of all there is.
    ///   - links: what stands beside it.
    ///   - settings: what accounts are called, and where all households are.
    static func html(
        _ book: HouseholdBook, title: String?, seen: String = "", links: Links = Links(), settings: PageSettings = PageSettings(),
        frame: PageFrame
    ) -> String {
        let name = title ?? book.household
        let explain = ExplainLine(household: book.household, isWhole: seen.isEmpty)
        let most = book.months.map { max(book.tally($0).incoming, book.tally($0).outgoing) }.max() ?? 1
        let apart = ApartRows.all(book.transactions, home: book.home)
        let years = Dictionary(grouping: book.months, by: \.year).sorted { $0.key > $1.key }.map { year, months in
            self.year(year, months.sorted(by: >), book, most, apart.filter { $0.month.year == year }, explain, hasYear: links.hasYears)
        }
        let span =
            book.months.first.flatMap { first in
                book.months.last.map { say(.spanIn, [.first: first.name, .last: $0.name, .currency: book.home.code]) }
            } ?? say(seen.isEmpty ? .nothingRead : .nothingToSee)
        // What readers ask is among what needs a person; what they only tell stands at the end.
        let remarks = book.openQuestions.filter(\.isRemark)
        let view: View = [
            "trail": PageTrail(steps: [PageTrail.top(settings.front)]).view, "newest": newest(book, links),
            "title": name, "span": span, "seen": optional(seen), "years": years, "hasMonths": !years.isEmpty, "hasYears": links.hasYears,
            "hasWorkbook": links.hasWorkbook,
            "remarks": remarks.isEmpty
                ? false
                : ["count": say(.remarks, count: remarks.count), "questions": remarks.map(QuestionsSection.view(of:))] as View,
            "savings": optional(GoalsCard.view(of: book)), "debts": optional(LoansCard.view(of: book)),
            "recurring": optional(RecurringSection.view(of: book, explain)),
            "health": optional(book.health.map { HealthCard.view(of: $0, explain) }), "among": optional(links.among),
            "peers": optional(links.peers), "subjects": optional(links.subjects), "hasReports": !settings.reports.isEmpty,
            "reports": settings.reports.map { ["title": $0.title, "time": $0.time, "kind": $0.kind, "address": $0.address] as View },
        ]
        return frame.page("index", view.merging(home(book, isWhole: seen.isEmpty, explain, settings)), title: name)
    }

    /// What stands first: how the household stands, the month that runs, what changed, balances, what needs a person.
    private static func home(_ book: HouseholdBook, isWhole: Bool, _ explain: ExplainLine, _ settings: PageSettings) -> View {
        [
            "worth": optional(book.standing.flatMap { WorthCard.view($0, book, explain, settings.name(of:)) }),
            "now": optional(NowCard.view(of: book, explain)), "changes": optional(ChangesCard.view(of: book, explain)),
            "balances": optional(BalancesCard.view(of: book, explain, settings.name(of:))),
            "matters": optional(MattersCard.view(of: book, isWhole: isWhole, settings.name(of:))),
        ]
    }

    private static func newest(_ book: HouseholdBook, _ links: Links) -> any Shown {
        guard let month = book.months.last else { return false }
        return ["file": month.iso + ".html", "name": month.name, "year": links.hasYears ? String(month.year) as any Shown : false] as View
    }

    private static func year(
        _ year: Int, _ months: [Month], _ book: HouseholdBook, _ most: Int64, _ apart: [ApartRows], _ explain: ExplainLine, hasYear: Bool
    ) -> View {
        var incoming: Int64 = 0
        var outgoing: Int64 = 0
        func text(_ minor: Int64) -> String { MoneyText.full(.init(minorUnits: minor, currency: book.home)) }
        let rows: [View] = months.map { month in
            let tally = book.tally(month)
            incoming = incoming.clampedAdding(tally.incoming)
            outgoing = outgoing.clampedAdding(tally.outgoing)
            return [
                "file": month.iso + ".html", "name": month.name, "incoming": text(tally.incoming), "outgoing": text(tally.outgoing),
                "left": text(tally.left), "in": ShareBar.draw(tally.incoming, typical: nil, most: most, .incoming),
                "out": ShareBar.draw(tally.outgoing, typical: nil, most: most, .outgoing),
            ]
        }
        return [
            "explain": optional(FigurePeriod(String(year)).map { explain.text($0, "left") } ?? ""),
            "year": String(year), "page": hasYear ? "\(year).html" as any Shown : false, "months": rows, "incoming": text(incoming),
            "outgoing": text(outgoing),
            "left": text(incoming.clampedSubtracting(outgoing)), "apart": optional(ApartRows.sentence(apart)),
        ]
    }
}
