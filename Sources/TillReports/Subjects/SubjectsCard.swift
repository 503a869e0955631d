import TillFigures
import TillHousehold
import TillRecords

/// What on the household's page leads to the pages of its categories and merchants.
enum SubjectsCard {
    static let template: PageTemplate = """
        <section id="subjects"><h2>\(.subjectsTitle)</h2><div class="pair">{{#lists}}<div class="card"><h3>{{heading}}</h3>{{#first}}\(lines){{/first}}
        {{#more}}<details><summary>{{count}}</summary>\(lines)</details>{{/more}}</div>{{/lists}}</div></section>
        """

    private static let lines: PageTemplate = """
        <ul class="lines">{{#lines}}<li{{#explain}} title="{{explain}}"{{/explain}}><a href="{{file}}"><span
        class="who"><bdi>{{name}}</bdi>{{#detail}}<small>{{detail}}</small>{{/detail}}</span> <span class="n">{{amount}}</span></a></li>{{/lines}}</ul>
        """

    private static let most = 8

    /// Nil where none has a page.
    static func view(_ pages: [SubjectPage]) -> View? {
        guard let year = pages.first?.year else { return nil }
        let lists: [View?] = [
            list(say(.subjectCategories, [.period: year.monthsTitle]), pages.filter(\.isOfCategory)),
            list(say(.subjectMerchants, [.period: year.monthsTitle]), pages.filter { !$0.isOfCategory }),
        ]
        return ["lists": lists.compactMap { $0 }]
    }

    private static func list(_ heading: String, _ pages: [SubjectPage]) -> View? {
        guard !pages.isEmpty else { return nil }
        let lines: [View] = pages.sorted { ($1.yearly, $0.subject.slug) < ($0.yearly, $1.subject.slug) }.map { page in
            [
                "file": page.subject.file, "name": page.title, "detail": optional(page.group), "amount": page.text(page.yearly),
                "explain": page.isRecent ? page.explain(page.year) : false,
            ]
        }
        let rest = lines.count - most
        return [
            "heading": heading, "first": ["lines": Array(lines.prefix(most))] as View,
            "more": rest > 0
                ? ["count": say(.andMore, [.count: String(rest)]), "lines": Array(lines.dropFirst(most))] as View : false as any Shown,
        ]
    }
}
