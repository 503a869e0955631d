import Mustache
import TillRecords
import TillStages

/// What every page has around its content: head, policy, style, skip link, footer. Templates are compiled once.
public struct PageFrame: Sendable {
    private let library: MustacheLibrary

    /// Throws when a template does not parse, which is a mistake in this library.
    public init() throws(Fault) {
        do {
            library = MustacheLibrary(templates: try PageFrame.templates())
        } catch {
            throw Fault(
                "report.template", "a template of the report does not parse.", remedy: "This is a mistake in Till.", exit: .software)
        }
    }

    private static func templates() throws -> [String: MustacheTemplate] {
        var templates: [String: MustacheTemplate] = [
            "frame": try MustacheTemplate(string: PageFrame.frame), "question": try MustacheTemplate(string: QuestionsSection.item),
            "trail": try MustacheTemplate(string: PageTrail.template), "worth": try MustacheTemplate(string: WorthCard.template),
            "now": try MustacheTemplate(string: NowCard.template), "balances": try MustacheTemplate(string: BalancesCard.template),
            "changes": try MustacheTemplate(string: ChangesCard.template), "matters": try MustacheTemplate(string: MattersCard.template),
            "calendar": try MustacheTemplate(string: BudgetCalendar.template),
            "matter": try MustacheTemplate(string: MattersCard.item),
            "index": try MustacheTemplate(string: IndexPage.template), "health": try MustacheTemplate(string: HealthCard.template),
            "goals": try MustacheTemplate(string: GoalsCard.template), "loans": try MustacheTemplate(string: LoansCard.template),
            "cohorts": try MustacheTemplate(string: CohortsPage.template),
            "year": try MustacheTemplate(string: YearSheet.template), "year-lines": try MustacheTemplate(string: YearSheet.lines),
            "peers": try MustacheTemplate(string: PeersSection.template), "peers-page": try MustacheTemplate(string: PeersPage.template),
            "cohort-shares": try MustacheTemplate(string: CohortsPage.shares),
            "households": try MustacheTemplate(string: HouseholdsPage.template),
            "review": try MustacheTemplate(string: ReviewPage.template), "month": try MustacheTemplate(string: PageFrame.month),
            "recurring": try MustacheTemplate(string: RecurringSection.template),
            "recurring-line": try MustacheTemplate(string: RecurringSection.line),
        ]
        for section in SectionCatalogue.all { templates["section-" + section.anchor] = try MustacheTemplate(string: section.template) }
        return templates
    }

    /// The page of one month, complete.
    public func html(_ page: MonthPage) -> String {
        let sections: [View] = SectionCatalogue.all.compactMap { section in
            guard let view = section.view(of: page) else { return nil }
            let body = library.render(view, withTemplate: "section-" + section.anchor) ?? ""
            return ["anchor": section.anchor, "title": optional(section.title), "body": body]
        }
        let view: View = [
            "trail": PageTrail(page).view, "month": page.month.name, "facts": facts(page), "sections": sections,
            "before": neighbour(page, -1), "after": neighbour(page, 1), "index": !page.siblings.isEmpty,
            "empty": page.rows.isEmpty,
        ]
        let main = library.render(view, withTemplate: "month") ?? ""
        let rules = page.filters.map(\.style).joined()
        return wrap(
            "\(page.title), \(page.month.name)", main, rules: rules, skip: page.rows.isEmpty ? "main" : "transactions",
            skipName: "Skip to the transactions")
    }

    /// A page made of one template.
    ///
    /// - Parameter foot: what stands at its end in place of what the figures mean.
    func page(_ template: String, _ view: View, title: String, foot: String = PageFrame.foot) -> String {
        wrap(
            title, library.render(view, withTemplate: template) ?? "", rules: template == "index" ? StyleSheet.home : "", skip: "main",
            skipName: "Skip to the content", foot: foot)
    }

    private func wrap(
        _ title: String, _ main: String, rules: String = "", skip: String, skipName: String, foot: String = PageFrame.foot
    ) -> String {
        let view: View = [
            "title": title, "style": StyleSheet.text + rules, "main": main, "skip": skip, "skipName": skipName, "foot": foot,
        ]
        return library.render(view, withTemplate: "frame") ?? ""
    }

    private func neighbour(_ page: MonthPage, _ offset: Int) -> Any {
        let month = page.month.advanced(by: offset)
        guard page.siblings.contains(month) else { return false }
        return ["file": month.iso + ".html", "name": month.name] as View
    }

    /// What the figures stand on: rows, accounts, how many are proven, and whether the month is over.
    private func facts(_ page: MonthPage) -> [View] {
        var facts: [View] = page.seen.isEmpty ? [] : [["text": page.seen, "target": "main", "style": ""]]
        facts += [
            [
                "text": CountText.of(page.rows.count, "transaction"),
                "target": page.rows.isEmpty ? "main" : "transactions", "style": "",
            ]
        ]
        let proven = page.accounts.count(where: \.isProven)
        if !page.accounts.isEmpty {
            let all = proven == page.accounts.count
            let text = "\(proven) of \(CountText.of(page.accounts.count, "account")) proven complete"
            facts.append(["text": (all ? "\u{2713} " : "") + text, "target": "coverage", "style": all ? "good" : "open"])
        }
        if let day = page.soFar { facts.append(["text": "so far, to \(DayText.full(day))", "target": "days", "style": "open"]) }
        let open = page.questions.count
        if open > 0 {
            facts.append([
                "text": open == 1 ? "1 thing needs a person" : "\(open) things need a person", "target": "person", "style": "open",
            ])
        }
        return facts
    }

    /// What the figures of a page mean, and where they come from.
    static let foot = """
        Money in and out leaves out transfers between own accounts; refunds lessen what went out. A typical month is the median of the \
        three before. Where a figure or a row comes from: till explain with the id under its account, or 2025-03 and a figure\u{2019}s name.
        """

    private static let frame = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <meta name="robots" content="noindex">
        <link rel="icon" href="data:,">
        <title>{{title}}</title>
        <style>{{{style}}}</style>
        </head>
        <body>
        <a class="skip" href="#{{skip}}">{{skipName}}</a>
        {{{main}}}
        <footer>
        <p>Made by Till from the household\u{2019}s own documents.
        {{foot}}</p>
        </footer>
        </body>
        </html>

        """

    private static let month = """
        <header class="top">{{#trail}}{{> trail}}{{/trail}}
        <div class="heading"><h1>{{month}}</h1>
        {{#index}}<nav class="steps" aria-label="Other months">{{#before}}<a rel="prev"
        href="{{file}}">\u{2190} {{name}}</a>{{/before}}{{#after}}<a rel="next"
        href="{{file}}">{{name}} \u{2192}</a>{{/after}}</nav>{{/index}}</div>
        <ul class="facts">{{#facts}}<li class="{{style}}"><a href="#{{target}}">{{text}}</a></li>{{/facts}}</ul></header>
        <main id="main">
        {{#empty}}<p class="lede">No document says anything about this month.</p>{{/empty}}
        {{#sections}}<section id="{{anchor}}">{{#title}}<h2>{{title}}</h2>{{/title}}
        {{{body}}}
        </section>
        {{/sections}}
        </main>
        """
}
