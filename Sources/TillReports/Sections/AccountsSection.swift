import TillRecords

/// A card an account: what it holds, how it moved, which days are proven.
enum AccountsSection: ReportSection {
    static let anchor = "accounts"
    static let title = "Accounts"
    static let template = """
        <p class="key"><span class="k-proven">day proven complete</span> <span class="k-rows">rows, no proof</span> <span
        class="k-gap">does not add up</span></p>
        <ul class="accounts">{{#cards}}<li class="card"{{#explain}} title="{{explain}}"{{/explain}}><h3><bdi>{{name}}</bdi></h3>
        <p class="balance">{{balance}}</p><p class="sub">{{change}}</p>{{{spark}}}{{{strip}}}<p
        class="sub ends"><span>1</span><span>{{last}}</span></p>
        <p class="state {{style}}">{{state}}</p><p class="sub"><a href="#{{slug}}">{{count}}</a></p></li>{{/cards}}</ul>
        """

    static func view(of page: MonthPage) -> View? {
        guard !page.accounts.isEmpty else { return nil }
        return ["cards": page.accounts.map { view($0, page) }]
    }

    private static func view(_ card: AccountCard, _ page: MonthPage) -> View {
        func text(_ minor: Int64) -> String { MoneyText.full(Money(minorUnits: minor, currency: card.currency)) }
        let moved = MoneyText.signed(Money(minorUnits: card.moved, currency: card.currency))
        let day = card.closingDay.map(DayText.short) ?? ""
        return [
            "explain": page.explain(card.name), "name": card.name, "slug": card.slug, "balance": card.closing.map(text) ?? moved,
            "change": card.closing == nil ? "moved this month; no balance stated" : "on \(day), \(moved) this month",
            "spark": BalanceSparkline.draw(card, days: page.month.length), "strip": CoverageStrip.draw(card, month: page.month),
            "last": page.month.length, "count": CountText.of(card.count, "row"), "state": state(card),
            "style": card.isProven ? "good" : card.gaps.isEmpty ? "open" : "bad",
        ]
    }

    static func state(_ card: AccountCard) -> String {
        if card.isProven { return "\u{2713} Proven, every day" }
        if let gap = card.gaps.first {
            let more = card.gaps.count > 1 ? ", and \(card.gaps.count - 1) more" : ""
            return "\u{2717} Off by \(MoneyText.signed(gap.difference)), \(DayText.range(gap.first, gap.last))\(more)"
        }
        return card.provenDays > 0 ? "Proven \(ranges(card.proven))" : "Not proven"
    }

    static func ranges(_ stretches: [Coverage.Stretch]) -> String {
        stretches.map { DayText.range($0.first, $0.last) }.joined(separator: ", ")
    }
}
