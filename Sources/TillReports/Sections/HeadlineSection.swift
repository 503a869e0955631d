import TillHousehold

/// The three figures and the sentence that reads them out.
enum HeadlineSection: ReportSection {
    static let anchor = "summary"
    static let fitsEveryPeriod = true
    static let title: MessageKey? = nil
    static let template: PageTemplate = """
        {{#hasSentence}}<p class="lede">{{#sentence}}{{#strong}}<strong{{#explain}} title="{{explain}}"{{/explain}}>{{text}}</strong>{{/strong}}{{^strong}}{{text}}{{/strong}}{{/sentence}}</p>{{/hasSentence}}
        <ul class="figures">{{#figures}}
        <li class="{{style}}"{{#explain}} title="{{explain}}"{{/explain}}><h2>{{name}}</h2><a class="figure" href="#{{target}}">{{amount}}</a>
        {{#before}}<p><span class="delta">{{text}}</span> <span>{{against}}</span></p>{{/before}}
        {{#typical}}<p><span class="delta">{{text}}</span> <span>{{against}}</span></p>{{/typical}}
        {{#note}}<p>{{note}}</p>{{/note}}</li>{{/figures}}
        </ul>
        """

    static func view(of page: MonthPage) -> View? {
        let head = page.headline
        // Of rows that were chosen none need have come in: nobody is short of it.
        let isBalance = !page.settings.isFiltered || head.incoming.amount != 0
        var figures = [
            figure(page, say(.cameIn), head.incoming, target: "in", style: "in"),
            figure(page, say(.wentOut), head.outgoing, target: "out", style: "out"),
        ]
        if isBalance {
            figures.append(figure(page, say(head.left.amount < 0 ? .shortBy : .leftOver), head.left, target: "counted", style: "left"))
        }
        return ["sentence": sentence(page), "hasSentence": isBalance || head.counted == 0, "figures": figures]
    }

    private static func figure(_ page: MonthPage, _ name: String, _ value: MonthPage.Comparison, target: String, style: String) -> View {
        let amount = value.amount
        let shown = style == "left" && amount < 0 ? amount.clampedNegation : amount
        var view: View = [
            "name": name, "target": target, "style": style, "amount": page.text(shown), "note": false, "before": false, "typical": false,
            "explain": page.explain(style),
        ]
        if let text = Delta.text(page, amount, against: value.before, percent: style != "left") {
            let against = page.isOfMonth ? say(.onMonth, [.month: page.earlier]) : say(.versus, [.name: page.earlier])
            view["before"] = ["text": text, "against": against] as View
        }
        let months = page.headline.typicalMonths
        if months > 1, let text = Delta.text(page, amount, against: value.typical, percent: style != "left") {
            view["typical"] = ["text": text, "against": say(.onTypical)] as View
        }
        if style == "left", page.headline.incoming.amount > 0, amount >= 0 {
            view["note"] = say(.ofCameIn, [.share: Share.text(amount, of: page.headline.incoming.amount)])
        }
        if value.before == nil, page.isOfMonth { view["note"] = say(.firstMonth) }
        return view
    }

    /// A piece of the sentence; what stands out leads to the figure it names.
    private typealias Piece = (text: String, about: String?)

    private static func sentence(_ page: MonthPage) -> [View] {
        let head = page.headline
        var sentences: [[Piece]] = []
        if head.counted == 0 {
            sentences = [pieces(.ledeNothing, [.text: (say(.nothingMoved), "left"), .month: (page.period.title, nil)])]
        } else if head.left.amount >= 0, head.incoming.amount > 0 {
            let (left, total) = (page.text(head.left.amount), page.text(head.incoming.amount))
            sentences = [pieces(.ledeKept, [.amount: (left, "left"), .total: (total, "in")])]
        } else {
            sentences = [pieces(.ledeShort, [.amount: (page.text(head.left.amount.clampedNegation), "left")])]
        }
        if head.typicalMonths > 1, let typical = head.outgoing.typical, typical > 0 { sentences.append(pace(page, typical)) }
        if let mover = mover(page) { sentences.append(mover) }
        return Array(sentences.joined(separator: [(PageLanguage.spoken.sentences(["", ""]), nil)])).map {
            ["text": $0.text, "strong": $0.about != nil, "explain": $0.about.map(page.explain) ?? false]
        }
    }

    /// A message in pieces, its gaps apart.
    private static func pieces(_ key: MessageKey, _ fill: [Placeholder: Piece]) -> [Piece] {
        PageLanguage.spoken.pattern(key).parts.map { part in
            switch part {
            case .text(let text): (text, nil)
            case .gap(let name): fill[name] ?? ("", nil)
            }
        }
    }

    private static func pace(_ page: MonthPage, _ typical: Int64) -> [Piece] {
        let change = page.headline.outgoing.amount.clampedSubtracting(typical)
        guard let percent = Share.percent(change, of: typical), abs(percent) > 2 else { return pieces(.paceUsual, [:]) }
        let size = PageLanguage.spoken.numbers.percent(String(abs(percent)))
        return pieces(.paceSentence, [.percent: (say(percent > 0 ? .paceAbove : .paceBelow, [.percent: size]), "out")])
    }

    /// The category that moved furthest from its typical month, when it moved noticeably.
    private static func mover(_ page: MonthPage) -> [Piece]? {
        guard page.headline.typicalMonths > 1 else { return nil }
        let moves = page.spending.compactMap { line in
            line.comparison.typical.map { (line, line.comparison.amount.clampedSubtracting($0)) }
        }
        guard let (line, change) = moves.max(by: { $0.1.magnitude < $1.1.magnitude }) else { return nil }
        guard Int128(change.magnitude) * 20 > Int128(page.headline.outgoing.amount) else { return nil }
        return pieces(.mover, [.category: (line.title, nil), .amount: (page.signed(change), line.name)])
    }
}
