import TillHousehold

/// What the documents prove, account by account, in words: the equivalent of the strips on the cards.
enum CoverageSection: ReportSection {
    static let anchor = "coverage"
    static let title: MessageKey? = .coverageTitle
    static let template: PageTemplate = """
        <p class="note">\(.provenNote)</p>
        <table class="plain"><caption>\(.provenCaption, [.month: "month"])</caption>
        <thead><tr><th scope="col">\(.columnAccount)</th><th scope="col">\(.columnProven)</th><th scope="col">\(.columnNotProven)</th><th
        scope="col">\(.columnGap)</th></tr></thead>
        <tbody>{{#cards}}<tr{{#explain}} title="{{explain}}"{{/explain}}><th scope="row"><a href="#{{slug}}"><bdi>{{name}}</bdi></a></th><td data-k="\(.columnProven)">{{proven}}</td><td
        data-k="\(.columnNotProven)">{{open}}</td><td data-k="\(.columnGap)">{{gaps}}</td></tr>{{/cards}}</tbody></table>
        """

    static func view(of page: MonthPage) -> View? {
        guard !page.accounts.isEmpty else { return nil }
        let cards: [View] = page.accounts.map { card in
            let gaps = card.gaps.map { "\(DayText.range($0.first, $0.last)): \(MoneyText.signed($0.difference))" }.joined(separator: "; ")
            return [
                "explain": page.explain(card.name), "name": card.title, "slug": card.slug,
                "proven": card.proven.isEmpty ? say(.noDay) : AccountsSection.ranges(card.proven),
                "open": open(card, page), "gaps": gaps.isEmpty ? "\u{2013}" : gaps,
            ]
        }
        return ["month": page.month.name, "cards": cards]
    }

    /// The days of the month that nothing proves and nothing contradicts, as ranges.
    private static func open(_ card: AccountCard, _ page: MonthPage) -> String {
        var found: [String] = []
        var start: Int?
        for number in 1...(page.month.length + 1) {
            let state = number <= card.states.count ? card.states[number - 1] : .nothing
            let isOpen = number <= page.month.length && (state == .rows || state == .nothing)
            if isOpen, start == nil { start = number }
            if !isOpen, let first = start {
                found.append(DayText.range(page.month.day(first), page.month.day(number - 1)))
                start = nil
            }
        }
        return found.isEmpty ? "\u{2013}" : PageLanguage.spoken.commas(found)
    }
}
