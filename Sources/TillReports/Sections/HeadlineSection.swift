import TillHousehold

/// The three figures and the sentence that reads them out.
enum HeadlineSection: ReportSection {
    static let anchor = "summary"
    static let title: MessageKey? = nil
    static let template: PageTemplate = """
        <p class="lede">{{#sentence}}{{#strong}}<strong{{#explain}} title="{{explain}}"{{/explain}}>{{text}}</strong>{{/strong}}{{^strong}}{{text}}{{/strong}}{{/sentence}}</p>
        <ul class="figures">{{#figures}}
        <li class="{{style}}"{{#explain}} title="{{explain}}"{{/explain}}><h2>{{name}}</h2><a class="figure" href="#{{target}}">{{amount}}</a>
        {{#before}}<p><span class="delta">{{text}}</span> <span>{{against}}</span></p>{{/before}}
        {{#typical}}<p><span class="delta">{{text}}</span> <span>{{against}}</span></p>{{/typical}}
        {{#note}}<p>{{note}}</p>{{/note}}</li>{{/figures}}
        </ul>
        """

    static func view(of page: MonthPage) -> View? {
        let head = page.headline
        return [
            "sentence": sentence(page),
            "figures": [
                figure(page, "Came in", head.incoming, target: "in", style: "in"),
                figure(page, "Went out", head.outgoing, target: "out", style: "out"),
                figure(page, head.left.amount < 0 ? "Short by" : "Left over", head.left, target: "counted", style: "left"),
            ],
        ]
    }

    private static func figure(_ page: MonthPage, _ name: String, _ value: MonthPage.Comparison, target: String, style: String) -> View {
        let amount = value.amount
        let shown = style == "left" && amount < 0 ? amount.clampedNegation : amount
        var view: View = [
            "name": name, "target": target, "style": style, "amount": page.text(shown), "note": false, "before": false, "typical": false,
            "explain": page.explain(style),
        ]
        let last = page.month.advanced(by: -1)
        if let text = Delta.text(page, amount, against: value.before, percent: style != "left") {
            view["before"] = ["text": text, "against": "on \(last.shortName)"] as View
        }
        let months = page.headline.typicalMonths
        if months > 1, let text = Delta.text(page, amount, against: value.typical, percent: style != "left") {
            view["typical"] = ["text": text, "against": "on a typical month"] as View
        }
        if style == "left", page.headline.incoming.amount > 0, amount >= 0 {
            view["note"] = "\(Share.text(amount, of: page.headline.incoming.amount)) of what came in"
        }
        if value.before == nil { view["note"] = "first month on record" }
        return view
    }

    private static func sentence(_ page: MonthPage) -> [View] {
        let head = page.headline
        var parts: [(String, String?)] = []
        if head.counted == 0 {
            parts = [("Nothing came in or went out", "left"), (" in \(page.month.name).", nil)]
        } else if head.left.amount >= 0, head.incoming.amount > 0 {
            parts = [
                ("You kept ", nil), (page.text(head.left.amount), "left"), (" of the ", nil), (page.text(head.incoming.amount), "in"),
                (" that came in.", nil),
            ]
        } else {
            parts = [(page.text(head.left.amount.clampedNegation), "left"), (" more went out than came in.", nil)]
        }
        if head.typicalMonths > 1, let typical = head.outgoing.typical, typical > 0 { parts += pace(page, typical) }
        if let mover = mover(page) { parts += mover }
        return parts.map { ["text": $0.0, "strong": $0.1 != nil, "explain": $0.1.map(page.explain) ?? false] }
    }

    private static func pace(_ page: MonthPage, _ typical: Int64) -> [(String, String?)] {
        let change = page.headline.outgoing.amount.clampedSubtracting(typical)
        guard let percent = Share.percent(change, of: typical), abs(percent) > 2 else {
            return [(" Spending was about what it usually is.", nil)]
        }
        let side = percent > 0 ? "above" : "below"
        return [(" Spending was ", nil), ("\(abs(percent))% \(side)", "out"), (" a typical month.", nil)]
    }

    /// The category that moved furthest from its typical month, when it moved noticeably.
    private static func mover(_ page: MonthPage) -> [(String, String?)]? {
        guard page.headline.typicalMonths > 1 else { return nil }
        let moves = page.spending.compactMap { line in
            line.comparison.typical.map { (line, line.comparison.amount.clampedSubtracting($0)) }
        }
        guard let (line, change) = moves.max(by: { $0.1.magnitude < $1.1.magnitude }) else { return nil }
        guard Int128(change.magnitude) * 20 > Int128(page.headline.outgoing.amount) else { return nil }
        return [(" \(line.name) moved most: ", nil), (page.signed(change), line.name), (".", nil)]
    }
}
