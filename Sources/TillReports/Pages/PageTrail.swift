import TillHousehold

/// The way back from a page: all households, the household, the year. The page itself is its heading.
struct PageTrail {
    /// A page above; without an address where there is none to lead to.
    struct Step {
        let name: String
        var href = ""
    }

    let steps: [Step]

    static let template: PageTemplate = """
        <nav class="trail" aria-label="\(.pagesAbove)"><span class="mark" aria-hidden="true"></span><ol>{{#steps}}<li>{{#href}}<a
        href="{{href}}"><bdi>{{name}}</bdi></a>{{/href}}{{^href}}<bdi>{{name}}</bdi>{{/href}}</li>{{/steps}}</ol></nav>
        """

    /// What fills the template, as the part `trail` of a page's view.
    var view: View {
        ["steps": steps.map { ["name": $0.name, "href": optional($0.href)] as View }]
    }

    /// All households where there are several, else Till.
    static func top(_ front: String) -> Step {
        front.isEmpty ? Step(name: "Till") : Step(name: say(.householdsTitle), href: front)
    }

    init(steps: [Step]) { self.steps = steps }

    /// Of a month: its household, and its year where it has a page. Of another time: its household.
    init(_ page: MonthPage) {
        guard page.isOfMonth, page.index.isEmpty else {
            steps = (page.front.isEmpty ? [] : [PageTrail.top(page.front)]) + [Step(name: page.title, href: page.index)]
            return
        }
        let hasPages = !page.siblings.isEmpty
        let own = Step(name: page.title, href: hasPages ? "index.html" : "")
        let year = Step(name: String(page.month.year), href: YearPage.file(page.month.year))
        steps = (page.front.isEmpty ? [] : [PageTrail.top(page.front)]) + [own] + (hasPages ? [year] : [])
    }

    /// Of a merchant or a category: its household.
    init(_ page: SubjectPage) {
        steps = (page.front.isEmpty ? [] : [PageTrail.top(page.front)]) + [Step(name: page.owner, href: "index.html")]
    }

    /// Of a year: its household.
    init(_ page: YearPage) {
        let own = Step(name: page.title, href: page.hasIndex ? "index.html" : "")
        steps = (page.front.isEmpty ? [] : [PageTrail.top(page.front)]) + [own]
    }
}
