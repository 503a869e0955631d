import TillHousehold
import TillRecords

/// What needs a person, what an answer to which moves most first, each with the line that answers it.
enum MattersCard {
    static let template: PageTemplate = """
        <section id="person"><h2>{{heading}}</h2>{{#lead}}<p class="note">{{lead}}</p>{{/lead}}
        <ul class="questions">{{#matters}}{{> matter}}{{/matters}}</ul>
        {{#more}}<details class="more"><summary>{{words}}</summary><ul class="questions">{{#matters}}{{> matter}}{{/matters}}</ul></details>{{/more}}
        </section>
        """
    static let item: PageTemplate = """
        <li class="w{{weight}}"><p><strong><bdi>{{title}}</bdi></strong>{{#sentence}}: <bdi>{{sentence}}</bdi>{{/sentence}}</p>{{#place}}<p
        class="place">{{place}}</p>{{/place}}<code dir="ltr"><bdi>{{answer}}</bdi></code></li>
        """

    private static let shown = 4
    /// Names of those that are asked together.
    private static let most = 3

    /// Nil where nothing does, and for who is not asked.
    ///
    /// - Parameters:
    ///   - isWhole: the page shows all there is, and its reader decides for the household.
    ///   - shown: what an account is called.
    static func view(of book: HouseholdBook, isWhole: Bool, _ name: (String) -> String) -> View? {
        guard book.isAsked else { return nil }
        // Accounts that a member does not see have no documents either, as far as its records tell.
        let asked = OpenMatters(book).asked.filter { isWhole || $0.kind != .account }
        guard !asked.isEmpty else { return nil }
        let review = "till review" + (book.household.isEmpty ? "" : " --household \(book.household)")
        let views = asked.map { view(of: $0, book, isWhole ? review : "", name) }
        let rest = Array(views.dropFirst(shown))
        return [
            "heading": say(.thingsNeedPerson, count: asked.count),
            "lead": optional(isWhole ? (asked.count > 1 ? say(.oneAfterOther, [.text: review]) : "") : say(.tellOwner)),
            "matters": Array(views.prefix(shown)),
            "more": rest.isEmpty ? false : ["words": say(.moreOfThem, count: rest.count), "matters": rest] as View,
        ]
    }

    private static func view(
        of matter: OpenMatters.Matter, _ book: HouseholdBook, _ review: String, _ name: (String) -> String
    ) -> View {
        func text(_ minor: Int64) -> String { MoneyText.full(Money(minorUnits: minor, currency: book.home)) }
        let isWhole = !review.isEmpty
        let id = matter.rows.first.map { String($0.id.prefix(12)) } ?? ""
        let household = book.household.isEmpty ? "" : " --household \(book.household)"
        var view: View = ["weight": 1, "place": false, "answer": review.isEmpty ? say(.askOwner) : review]
        let rows = say(.rows, count: matter.rows.count)
        guard matter.parts.isEmpty else {
            let names = matter.parts.prefix(most).map { $0.kind == .gap ? name($0.name) : spoken($0.name) }
            view["place"] = PageLanguage.spoken.commas(names) + (matter.parts.count > names.count ? " \u{2026}" : "")
            return view.merging([
                "title": say(together(matter.kind), count: matter.parts.count), "sentence": say(.inAll, [.amount: text(matter.size)]),
            ])
        }
        switch matter.kind {
        case .question:
            guard let question = matter.question else { break }
            view["weight"] = question.weight.rawValue
            view["place"] = optional(question.place)
            if !question.answer.isEmpty { view["answer"] = question.quoted + question.answer }
            return view.merging(["title": question.subject.isEmpty ? say(.aDocument) : question.subject, "sentence": question.sentence])
        case .account: view["answer"] = say(.addExport)
        case .gap:
            if let gap = matter.gap {
                view["answer"] = say(.rowsDifferAnswer, [.first: gap.first.description, .last: gap.last.description])
            }
            view["weight"] = 0
        case .category where isWhole: view["answer"] = "till decide recategorise \(id) CATEGORY --merchant\(household)"
        case .approval where isWhole: view["answer"] = "till decide approve \(id)\(household)"
        case .link, .merchant, .income, .alone, .category, .approval: break
        }
        view["title"] = [.gap, .account].contains(matter.kind) ? name(matter.name) : spoken(matter.name)
        view["sentence"] = sentence(matter, rows: rows, money: text(matter.size))
        return view
    }

    /// What names nobody is said in the page's language.
    private static func spoken(_ name: String) -> String { name == ReportTransaction.noText ? say(.noText) : name }

    private static func together(_ kind: OpenMatters.Matter.Kind) -> MessageKey {
        switch kind {
        case .alone: .manyAlone
        case .category: .manyCategories
        case .merchant: .manyMerchants
        case .income: .manyIncomes
        case .gap: .manyGaps
        default: .manyLinks
        }
    }

    private static func sentence(_ matter: OpenMatters.Matter, rows: String, money: String) -> String {
        switch matter.kind {
        case .approval: say(.matterApproval, [.amount: money])
        case .link: say(.matterLink, [.amount: money])
        case .category: say(.matterCategory, [.rows: rows, .amount: money])
        case .merchant: say(.matterMerchant, [.rows: rows, .amount: money])
        case .income:
            say(matter.rows.first?.doubt == .ontoCard ? .matterCardCredit : .matterIncome, [.rows: rows, .amount: money])
        case .alone: say(.matterAlone, [.amount: money])
        case .account: matter.size > 0 ? say(.matterAccountPaid, [.amount: money]) : say(.matterAccount)
        case .gap: say(.matterGap, [.amount: matter.gap.map { MoneyText.unsigned($0.difference) } ?? money])
        case .question: ""
        }
    }
}
