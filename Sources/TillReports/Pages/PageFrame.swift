import TillHousehold
import TillRecords
import TillStages

/// What every page has around its content: head, policy, style, skip link, footer. Templates are compiled once for a language.
public struct PageFrame: Sendable {
    private let library: TemplateLibrary
    private let messages: Messages

    /// In the language that pages are written in. Throws when a template does not parse, which is a mistake in this library.
    public init() throws(Fault) {
        messages = PageLanguage.spoken
        do throws(TemplateParser.Malformed) {
            library = try TemplateLibrary(PageFrame.templates(messages))
        } catch {
            throw Fault(
                "report.template", "a template of the report does not parse.", remedy: "This is a mistake in Till.", exit: .software)
        }
    }

    /// The texts of all templates by their names.
    private static func templates(_ messages: Messages) -> [String: String] {
        func template(_ template: PageTemplate) -> String { template.text(messages) }
        var templates: [String: String] = [
            "frame": template(PageFrame.frame), "question": template(QuestionsSection.item),
            "trail": template(PageTrail.template), "worth": template(WorthCard.template),
            "now": template(NowCard.template), "balances": template(BalancesCard.template),
            "changes": template(ChangesCard.template), "matters": template(MattersCard.template),
            "matter": template(MattersCard.item), "calendar": template(BudgetCalendar.template),
            "index": template(IndexPage.template), "health": template(HealthCard.template),
            "subject": template(SubjectSheet.template), "subjects": template(SubjectsCard.template),
            "goals": template(GoalsCard.template), "loans": template(LoansCard.template),
            "cohorts": template(CohortsPage.template),
            "year": template(YearSheet.template), "year-lines": template(YearSheet.lines),
            "peers": template(PeersSection.template), "peers-page": template(PeersPage.template),
            "cohort-shares": template(CohortsPage.shares),
            "households": template(HouseholdsPage.template),
            "review": template(ReviewPage.template), "month": template(PageFrame.month),
            "recurring": template(RecurringSection.template),
            "recurring-line": template(RecurringSection.line),
        ]
        for section in SectionCatalogue.all { templates["section-" + section.anchor] = template(section.template) }
        return templates
    }

    /// The page of one month, or of another time, complete.
    public func html(_ page: MonthPage) -> String { written(page).text }

    func written(_ page: MonthPage) -> PageBytes {
        let sections: [View] = SectionCatalogue.sections(of: page).compactMap { section in
            guard let view = section.view(of: page) else { return nil }
            let body = library.render(view, "section-" + section.anchor)
            return ["anchor": section.anchor, "title": optional(section.title.map { say($0) } ?? ""), "body": body]
        }
        let view: View = [
            "trail": PageTrail(page).view, "month": page.heading, "facts": facts(page), "sections": sections,
            "before": neighbour(page, -1), "after": neighbour(page, 1), "index": page.isOfMonth && !page.siblings.isEmpty,
            "empty": optional(page.rows.isEmpty ? say(page.isOfMonth ? .emptyMonth : .emptyPeriod) : ""),
        ]
        let main = library.render(view, "month")
        let hasPapers = page.rows.contains { !EvidenceRow.isOfBankAlone($0) && !$0.evidence.isEmpty }
        let style = StyleSheet.month(hasPapers: hasPapers, hasPlans: page.hasPlans)
        let rules = PageFilter.style(page.filters)
        return wrap(
            "\(page.title), \(page.heading)", main, style: style, rules: rules, skip: page.has("transactions") ? "transactions" : "main",
            skipName: say(.skipToTransactions))
    }

    /// A page made of one template.
    ///
    /// - Parameter foot: what stands at its end in place of what the figures mean.
    func page(_ template: String, _ view: View, title: String, foot: MessageKey = .footFigures) -> String {
        written(template, view, title: title, foot: foot).text
    }

    func written(_ template: String, _ view: View, title: String, foot: MessageKey = .footFigures) -> PageBytes {
        wrap(
            title, library.render(view, template), style: template == "subject" ? StyleSheet.subject : StyleSheet.text,
            rules: template == "index" ? StyleSheet.home : "", skip: "main",
            skipName: say(.skipToContent), foot: foot)
    }

    private func wrap(
        _ title: String, _ main: PageBytes, style: String, rules: String = "", skip: String, skipName: String,
        foot: MessageKey = .footFigures
    ) -> PageBytes {
        let view: View = [
            "title": title, "style": style + (messages.isRightToLeft ? StyleSheet.rightToLeft : "") + rules, "main": main,
            "skip": skip, "skipName": skipName, "foot": say(foot),
            "language": messages.language, "direction": messages.direction,
        ]
        return library.render(view, "frame")
    }

    private func neighbour(_ page: MonthPage, _ offset: Int) -> any Shown {
        let month = page.month.advanced(by: offset)
        guard page.siblings.contains(month) else { return false }
        return ["file": month.iso + ".html", "name": month.name] as View
    }

    /// What the figures stand on: rows, accounts, how many are proven, and whether the month is over.
    private func facts(_ page: MonthPage) -> [View] {
        func fact(_ text: String, _ target: String, _ style: String = "") -> View {
            ["text": text, "target": page.has(target) ? target : "main", "style": style]
        }
        var facts = ([page.seen] + page.notes).filter { !$0.isEmpty }.map { fact($0, "main") }
        facts.append(fact(say(.transactions, count: page.rows.count), "transactions"))
        let proven = page.accounts.count(where: \.isProven)
        if !page.accounts.isEmpty, !page.settings.isFiltered {
            let all = proven == page.accounts.count
            let text = say(.provenAccounts, count: page.accounts.count, [.number: String(proven)])
            facts.append(fact((all ? "\u{2713} " : "") + text, page.isOfMonth ? "coverage" : "cashflow", all ? "good" : "open"))
        }
        if let day = page.soFar { facts.append(fact(say(.soFar, [.date: DayText.full(day)]), "days", "open")) }
        if !page.questions.isEmpty { facts.append(fact(say(.entriesNeedPerson, count: page.questions.count), "person", "open")) }
        return facts
    }

    private static let frame: PageTemplate = """
        <!DOCTYPE html>
        <html lang="{{language}}" dir="{{direction}}">
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
        <p>\(.madeByTill)
        {{foot}}</p>
        </footer>
        </body>
        </html>

        """

    private static let month: PageTemplate = """
        <header class="top">{{#trail}}{{> trail}}{{/trail}}
        <div class="heading"><h1>{{month}}</h1>
        {{#index}}<nav class="steps" aria-label="\(.otherMonths)">{{#before}}<a rel="prev"
        href="{{file}}">\(.stepBack, [.name: "name"])</a>{{/before}}{{#after}}<a rel="next"
        href="{{file}}">\(.stepForward, [.name: "name"])</a>{{/after}}</nav>{{/index}}</div>
        <ul class="facts">{{#facts}}<li class="{{style}}"><a href="#{{target}}">{{text}}</a></li>{{/facts}}</ul></header>
        <main id="main">
        {{#empty}}<p class="lede">{{empty}}</p>{{/empty}}
        {{#sections}}<section id="{{anchor}}">{{#title}}<h2>{{title}}</h2>{{/title}}
        {{{body}}}
        </section>
        {{/sections}}
        </main>
        """
}

/// The frames of pages by language, each made once.
final class PageFrames {
    private var made: [String: PageFrame] = [:]

    /// In the language that pages are written in.
    func spoken() throws(Fault) -> PageFrame {
        let language = PageLanguage.spoken.language
        if let known = made[language] { return known }
        let frame = try PageFrame()
        made[language] = frame
        return frame
    }
}
