import TillRecords

/// What needs a person, what an answer to which moves most first, each with the line that answers it.
enum MattersCard {
    static let template = """
        <section id="person"><h2>{{heading}}</h2>{{#lead}}<p class="note">{{lead}}</p>{{/lead}}
        <ul class="questions">{{#matters}}{{> matter}}{{/matters}}</ul>
        {{#more}}<details class="more"><summary>{{words}}</summary><ul class="questions">{{#matters}}{{> matter}}{{/matters}}</ul></details>{{/more}}
        </section>
        """
    static let item = """
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
        let asked = OpenMatters(book).asked
        guard !asked.isEmpty else { return nil }
        let review = "till review" + (book.household.isEmpty ? "" : " --household \(book.household)")
        let views = asked.map { view(of: $0, book, isWhole ? review : "", name) }
        let rest = Array(views.dropFirst(shown))
        return [
            "heading": Say.heading(asked.count), "lead": optional(isWhole ? (asked.count > 1 ? Say.lead(review) : "") : Say.leadOfMember),
            "matters": Array(views.prefix(shown)),
            "more": rest.isEmpty ? false : ["words": Say.more(rest.count), "matters": rest] as Any,
        ]
    }

    private static func view(
        of matter: OpenMatters.Matter, _ book: HouseholdBook, _ review: String, _ name: (String) -> String
    ) -> View {
        func text(_ minor: Int64) -> String { MoneyText.full(Money(minorUnits: minor, currency: book.home)) }
        let isWhole = !review.isEmpty
        let id = matter.rows.first.map { String($0.id.prefix(12)) } ?? ""
        let household = book.household.isEmpty ? "" : " --household \(book.household)"
        var view: View = ["weight": 1, "place": false, "answer": review.isEmpty ? Say.ask : review]
        let rows = CountText.of(matter.rows.count, "row")
        guard matter.parts.isEmpty else {
            let names = matter.parts.prefix(most).map { $0.kind == .gap ? name($0.name) : $0.name }
            view["place"] = Say.among(names, more: matter.parts.count > names.count)
            return view.merging(["title": Say.together(matter.kind, matter.parts.count), "sentence": Say.worth(text(matter.size))]) { $1 }
        }
        switch matter.kind {
        case .question:
            guard let question = matter.question else { break }
            view["weight"] = question.weight.rawValue
            view["place"] = optional(question.place)
            if !question.answer.isEmpty { view["answer"] = question.quoted + question.answer }
            return view.merging(["title": question.subject.isEmpty ? Say.document : question.subject, "sentence": question.sentence]) { $1 }
        case .account: view["answer"] = Say.addExport
        case .gap:
            if let gap = matter.gap { view["answer"] = Say.export(gap.first, gap.last) }
            view["weight"] = 0
        case .category where isWhole: view["answer"] = "till decide recategorise \(id) CATEGORY --merchant\(household)"
        case .approval where isWhole: view["answer"] = "till decide approve \(id)\(household)"
        case .link, .merchant, .income, .alone, .category, .approval: break
        }
        view["title"] = [.gap, .account].contains(matter.kind) ? name(matter.name) : matter.name
        view["sentence"] = Say.sentence(matter, rows: rows, money: text(matter.size))
        return view
    }

    /// All words of the card.
    private enum Say {
        static let leadOfMember = "Tell an owner or adult of the household."
        static let ask = "ask an owner or adult"
        static let document = "A document"
        static let addExport = "add its export to the inbox"
        static func heading(_ count: Int) -> String { count == 1 ? "1 thing needs a person" : "\(count) things need a person" }
        static func lead(_ review: String) -> String { "One after the other: \(review)" }
        static func more(_ count: Int) -> String { "\(count) more" }
        static func export(_ first: Day, _ last: Day) -> String { "export \(first) to \(last) again and add the file" }
        static func among(_ names: [String], more: Bool) -> String { names.joined(separator: ", ") + (more ? " \u{2026}" : "") }
        static func worth(_ money: String) -> String { "\(money) in all." }

        static func together(_ kind: OpenMatters.Matter.Kind, _ count: Int) -> String {
            switch kind {
            case .alone: "\(count) small sums that only receipts or messages tell of"
            case .category: "\(count) merchants with small sums and guessed categories"
            case .merchant: "\(count) merchants of two categories"
            case .income: "\(count) small sums that came in and may be no income"
            case .gap: "\(count) small differences of rows and balances"
            default: "\(count) small links and readings"
            }
        }

        static func sentence(_ matter: OpenMatters.Matter, rows: String, money: String) -> String {
            switch matter.kind {
            case .approval: "\(money) above a member\u{2019}s limit waits for approval."
            case .link: "is it one with another row, and rightly read? \(money)."
            case .category: "what is it for? \(rows), \(money)."
            case .merchant: "two categories. \(rows), \(money)."
            case .income: "is it income? \(rows), \(money)."
            case .alone: "only a receipt or a message tells of it. \(money), in no figure."
            case .account: "there is no document of it\(matter.size > 0 ? "; \(money) went to it or came from it" : "")."
            case .gap: "rows and balances differ by \(matter.gap.map { MoneyText.unsigned($0.difference) } ?? money)."
            case .question: ""
            }
        }
    }
}
