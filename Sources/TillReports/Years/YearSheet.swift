import TillRecords

/// The page of one calendar year as markup: what came in and went out, by purpose and month, to whom, what recurred, what rose, how
/// the money stood, and what all of that rests on.
enum YearSheet {
    static let template = """
        <header class="top"><p class="brand"><span class="mark" aria-hidden="true"></span>{{#index}}<a
        href="index.html"><bdi>{{household}}</bdi></a>{{/index}}{{^index}}<bdi>{{household}}</bdi>{{/index}}</p>
        <div class="heading"><h1>{{year}}</h1>{{#index}}<nav class="steps" aria-label="Other years">{{#previous}}<a rel="prev"
        href="{{file}}">\u{2190} {{name}}</a>{{/previous}}{{#next}}<a rel="next" href="{{file}}">{{name}} \u{2192}</a>{{/next}}</nav>{{/index}}</div>
        <ul class="facts">{{#facts}}<li class="{{style}}"><a href="#{{target}}">{{text}}</a></li>{{/facts}}</ul></header>
        <main id="main">
        {{#empty}}<p class="lede">No document says anything about this year.</p>{{/empty}}
        {{^empty}}<section id="summary"><ul class="figures">{{#figures}}<li class="{{style}}"{{#explain}} title="{{explain}}"{{/explain}}><h2>{{name}}</h2><a class="figure"
        href="#months">{{amount}}</a>{{#before}}<p><span class="delta">{{text}}</span> <span>{{against}}</span></p>{{/before}}
        {{#note}}<p>{{note}}</p>{{/note}}</li>{{/figures}}</ul></section>
        <section class="card" id="months"><h2>Month by month</h2><table class="plain months"><caption>What came in and went out</caption>
        <thead><tr><th scope="col">Month</th><td class="barcell"></td><th scope="col" class="n">In</th><th scope="col"
        class="n">Out</th><th scope="col" class="n">Left</th></tr></thead>
        <tbody>{{#months}}<tr><th scope="row">{{#file}}<a href="{{file}}">{{name}}</a>{{/file}}{{^file}}{{name}}{{/file}}</th><td
        class="barcell">{{{in}}}{{{out}}}</td>{{#sums}}<td class="n" data-k="{{key}}">{{#address}}<a
        href="{{address}}">{{amount}}</a>{{/address}}{{^address}}{{amount}}{{/address}}</td>{{/sums}}</tr>{{/months}}</tbody></table></section>
        {{#parts}}<section class="card" id="{{anchor}}"><h2>{{heading}}</h2>{{#note}}<p class="note"{{#explain}} title="{{explain}}"{{/explain}}>{{note}}</p>{{/note}}
        {{> year-lines}}</section>{{/parts}}
        {{#rises}}<section class="card" id="rises"><h2>Prices that rose</h2><ul class="moved">{{#list}}<li{{#explain}} title="{{explain}}"{{/explain}}>{{#address}}<a
        href="{{address}}">{{day}}</a>{{/address}}{{^address}}{{day}}{{/address}} <bdi>{{name}}</bdi>
        <bdi>{{sentence}}</bdi></li>{{/list}}</ul></section>{{/rises}}
        {{#health}}<section class="card health" id="health"><h2>Money health</h2><p class="note"{{#explain}} title="{{explain}}"{{/explain}}>{{note}}</p><table
        class="plain"><caption>Points of 100 at the end of each month</caption><thead><tr><th scope="col">Month</th><td
        class="barcell"></td><th scope="col" class="n">Points</th><th scope="col">Stands</th></tr></thead>
        <tbody>{{#list}}<tr{{#explain}} title="{{explain}}"{{/explain}}><th scope="row">{{#address}}<a href="{{address}}">{{month}}</a>{{/address}}{{^address}}{{month}}{{/address}}</th><td
        class="barcell">{{{bar}}}</td><td class="n" data-k="Points">{{points}}</td><td data-k="Stands"><span
        class="state {{style}}">{{word}}</span></td></tr>{{/list}}</tbody></table></section>{{/health}}
        {{#accounts}}<section class="card" id="accounts"><h2>Accounts</h2><table class="plain"><caption>Balances at the year\u{2019}s
        beginning and end, and the days that balances prove complete</caption><thead><tr><th scope="col">Account</th><th scope="col"
        class="n">{{first}}</th><th scope="col" class="n">{{last}}</th><th scope="col" class="n">Change</th><th scope="col"
        class="n">Rows</th><th scope="col">Proven complete</th></tr></thead>
        <tbody>{{#list}}<tr{{#explain}} title="{{explain}}"{{/explain}}><th scope="row"><bdi>{{name}}</bdi></th>{{#cells}}<td class="n" data-k="{{key}}">{{#address}}<a
        href="{{address}}">{{text}}</a>{{/address}}{{^address}}{{text}}{{/address}}</td>{{/cells}}<td data-k="Proven complete"><span
        class="state {{style}}">{{state}}</span></td></tr>{{/list}}</tbody></table></section>{{/accounts}}
        <section class="card" id="evidence"><h2>What this rests on</h2><ul class="moved">{{#evidence}}<li{{#explain}} title="{{explain}}"{{/explain}}>{{text}}</li>{{/evidence}}</ul></section>
        {{/empty}}</main>
        """

    /// Lines with a figure for each month.
    static let lines = """
        <table class="cats year"><caption>{{caption}}</caption><thead><tr><th scope="col">{{what}}</th><td class="barcell"></td><th
        scope="col" class="n">{{year}}</th><th scope="col" class="n">{{monthly}}</th>{{#compares}}<th scope="col" class="n">vs
        {{past}}</th>{{/compares}}</tr></thead>{{#groups}}<tbody>{{#lines}}<tr class="{{style}}"{{#explain}} title="{{explain}}"{{/explain}}><th scope="row"><details><summary><bdi>{{name}}</bdi>
        <span class="count">{{detail}}</span></summary><ul class="turns">{{#cells}}<li>{{#address}}<a
        href="{{address}}">{{month}}</a>{{/address}}{{^address}}{{month}}{{/address}} <span
        class="n">{{amount}}</span></li>{{/cells}}</ul></details></th><td class="barcell">{{{bars}}}</td><td class="n amount">{{total}}</td><td
        class="n" data-k="{{monthly}}">{{average}}</td>{{#compares}}<td class="n" data-k="vs {{past}}">{{delta}}</td>{{/compares}}</tr>{{/lines}}</tbody>{{/groups}}</table>
        """

    static func html(_ page: YearPage, frame: PageFrame) -> String {
        let view: View = [
            "household": page.title, "year": String(page.year), "index": page.hasIndex, "previous": neighbour(page, -1),
            "next": neighbour(page, 1), "facts": facts(page), "empty": page.isEmpty, "figures": figures(page), "months": months(page),
            "parts": YearLines.parts(page), "rises": rises(page) as Any? ?? false, "health": YearStanding.health(page) as Any? ?? false,
            "accounts": YearStanding.accounts(page) as Any? ?? false, "evidence": YearStanding.evidence(page),
        ]
        return frame.page("year", view, title: "\(page.title), \(page.year)")
    }

    private static func neighbour(_ page: YearPage, _ offset: Int) -> Any {
        let year = page.year + offset
        guard page.years.contains(year) else { return false }
        return ["file": YearPage.file(year), "name": String(year)] as View
    }

    private static func facts(_ page: YearPage) -> [View] {
        var facts: [(text: String, target: String, style: String)] = []
        if !page.seen.isEmpty { facts.append((page.seen, "main", "")) }
        let rows = page.evidence.rows
        facts.append((CountText.of(rows, "transaction"), page.isEmpty ? "main" : "evidence", ""))
        let known = page.flows.count(where: \.isKnown)
        if known < 12, !page.isEmpty { facts.append(("\(known) of 12 months known", "months", "open")) }
        if let day = page.soFar { facts.append(("so far, to \(DayText.full(day))", page.isEmpty ? "main" : "months", "open")) }
        return facts.map { ["text": $0.text, "target": $0.target, "style": $0.style] }
    }

    private static func figures(_ page: YearPage) -> [View] {
        let left = page.incoming.clampedSubtracting(page.outgoing)
        let before = page.before.map { $0.incoming.clampedSubtracting($0.outgoing) }
        return [
            figure(page, "Came in", page.incoming, page.before?.incoming, "in"),
            figure(page, "Went out", page.outgoing, page.before?.outgoing, "out"),
            figure(page, left < 0 ? "Short by" : "Left over", left, before, "left"),
        ]
    }

    private static func figure(_ page: YearPage, _ name: String, _ amount: Int64, _ before: Int64?, _ style: String) -> View {
        var view: View = [
            "explain": page.explain(style), "name": name, "style": style,
            "amount": page.text(style == "left" && amount < 0 ? amount.clampedNegation : amount),
            "before": false, "note": false,
        ]
        if let text = Delta.text(page.home, amount, against: before, percent: style != "left") {
            let same = page.flows.allSatisfy(\.isKnown) ? "" : ", in the same months"
            view["before"] = ["text": text, "against": "on \(page.year - 1)\(same)"] as View
        }
        if style == "left", page.incoming > 0, amount >= 0 { view["note"] = "\(Share.text(amount, of: page.incoming)) of what came in" }
        return view
    }

    private static func months(_ page: YearPage) -> [View] {
        let most = page.flows.map { max($0.incoming, $0.outgoing) }.max() ?? 1
        return page.flows.filter(\.isKnown).map { flow in
            let file = flow.address.split(separator: "#").first.map(String.init) ?? ""
            func sum(_ key: String, _ amount: Int64, _ anchor: String) -> View {
                ["key": key, "amount": page.text(amount), "address": optional(file.isEmpty ? "" : "\(file)#\(anchor)")]
            }
            return [
                "name": DayText.months[flow.month.month - 1], "file": optional(file),
                "in": ShareBar.draw(flow.incoming, typical: nil, most: most, .incoming),
                "out": ShareBar.draw(flow.outgoing, typical: nil, most: most, .outgoing),
                "sums": [sum("In", flow.incoming, "in"), sum("Out", flow.outgoing, "out"), sum("Left", flow.left, "counted")],
            ]
        }
    }

    private static func rises(_ page: YearPage) -> View? {
        guard !page.rises.isEmpty else { return nil }
        return [
            "list": page.rises.map { rise -> View in
                [
                    "explain": optional(page.line.text(rise.about)), "day": DayText.short(rise.day), "name": rise.name,
                    "sentence": rise.sentence, "address": optional(rise.address),
                ]
            }
        ]
    }
}
