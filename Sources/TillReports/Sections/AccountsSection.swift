import TillHousehold
import TillRecords

/// A card an account: what it holds, how it moved, which days are proven.
enum AccountsSection: ReportSection {
    static let anchor = "accounts"
    static let title: MessageKey? = .accountsTitle
    static let template: PageTemplate = """
        <p class="key"><span class="k-proven">\(.dayProven)</span> <span class="k-rows">\(.rowsNoProof)</span> <span
        class="k-gap">\(.doesNotAddUp)</span></p>
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
            "explain": page.explain(card.name), "name": card.title, "slug": card.slug, "balance": card.closing.map(text) ?? moved,
            "change": card.closing == nil ? say(.movedNoBalance) : say(.balanceOn, [.date: day, .amount: moved]),
            "spark": BalanceSparkline.draw(card, days: page.month.length), "strip": CoverageStrip.draw(card, month: page.month),
            "last": page.month.length, "count": say(.rows, count: card.count), "state": state(card),
            "style": card.isProven ? "good" : card.gaps.isEmpty ? "open" : "bad",
        ]
    }

    static func state(_ card: AccountCard) -> String {
        if card.isProven { return "\u{2713} " + say(.provenEveryDay) }
        if let gap = card.gaps.first {
            let off = say(.offBy, [.amount: MoneyText.signed(gap.difference), .date: DayText.range(gap.first, gap.last)])
            let more = card.gaps.count > 1 ? [say(.andMore, [.count: String(card.gaps.count - 1)])] : []
            return "\u{2717} " + PageLanguage.spoken.commas([off] + more)
        }
        return card.provenDays > 0 ? say(.provenOn, [.days: ranges(card.proven)]) : say(.notProven)
    }

    static func ranges(_ stretches: [Coverage.Stretch]) -> String {
        PageLanguage.spoken.commas(stretches.map { DayText.range($0.first, $0.last) })
    }
}

/// The balance of one account over the days of a month.
enum BalanceSparkline {
    static func draw(_ card: AccountCard, days: Int) -> String {
        let known = card.balances.enumerated().compactMap { index, balance in balance.map { (index, $0) } }
        guard let low = known.map(\.1).min(), let high = known.map(\.1).max(), known.count > 1 else { return "" }
        let y = Scale(low: Double(low), high: Double(high), start: 44, end: 6)
        let step = 300 / Double(max(days, 1))
        let points = known.map { ((Double($0.0) + 0.5) * step, low == high ? 25 : y($0.1)) }
        var svg = Svg()
        if low < 0, high > 0 { svg.line(x1: 0, y1: y(0), x2: 300, y2: y(0), .gap, dashed: true) }
        svg.area(points, base: 50, .line, opacity: 0.12)
        svg.path(points, .line, scaling: false)
        func text(_ minor: Int64) -> String { MoneyText.full(Money(minorUnits: minor, currency: card.currency)) }
        let title = say(.balanceByDay, [.account: card.title, .first: text(known[0].1), .last: text(known[known.count - 1].1)])
        return svg.drawing(
            width: 300, height: 50, id: "spark-\(card.slug)", title: title,
            description: say(.lowestHighest, [.low: text(low), .high: text(high)]),
            style: "spark",
            stretched: true)
    }
}

/// The days of a month, each as proven, contradicted, merely present or absent: told apart by height as well as by colour.
enum CoverageStrip {
    static func draw(_ card: AccountCard, month: Month) -> String {
        let step = 300 / Double(month.length)
        var svg = Svg()
        func state(_ index: Int) -> Coverage.State { index < card.states.count ? card.states[index] : .nothing }
        var start = 0
        while start < month.length {
            var end = start
            while end < month.length, state(end) == state(start) { end += 1 }
            let (x, width) = (Double(start) * step + 0.6, Double(end - start) * step - 1.2)
            switch state(start) {
            case .proven: svg.rect(x: x, y: 0, width: width, height: 12, .proven)
            case .gap:
                svg.rect(x: x, y: 0, width: width, height: 4, .gap)
                svg.rect(x: x, y: 8, width: width, height: 4, .gap)
            case .rows: svg.rect(x: x, y: 6, width: width, height: 6, .rows)
            case .nothing: svg.rect(x: x, y: 10.5, width: width, height: 1.5, .grid)
            }
            start = end
        }
        return svg.drawing(
            width: 300, height: 12, id: "days-\(card.slug)", title: say(.daysProvenFor, [.month: month.name, .account: card.title]),
            description: say(.daysOfTable, count: month.length, [.number: String(card.provenDays)]), style: "strip",
            stretched: true)
    }
}
