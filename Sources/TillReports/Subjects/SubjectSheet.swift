import TillFigures
import TillHousehold
import TillRecords

/// The page of one merchant or category as markup: the newest month beside what is usual, month by month, who is in it, its rows.
enum SubjectSheet {
    static let template: PageTemplate = """
        <header class="top">{{#trail}}{{> trail}}{{/trail}}
        <div class="heading"><h1><bdi>{{title}}</bdi></h1></div>{{#group}}<p class="sub">{{group}}</p>{{/group}}
        <ul class="facts">{{#facts}}<li class="{{style}}"><a href="#{{target}}">{{text}}</a></li>{{/facts}}</ul></header>
        <main id="main">
        <section id="summary"><ul class="figures">{{#figures}}<li class="{{style}}"{{#explain}} title="{{explain}}"{{/explain}}><h2>{{name}}</h2><span
        class="figure">{{amount}}</span>{{#note}}<p>{{note}}</p>{{/note}}</li>{{/figures}}</ul></section>
        <section class="card" id="months"><h2>\(.monthByMonth)</h2>{{{spark}}}
        <table class="plain nums"><caption>{{caption}}</caption><thead><tr><th scope="col">\(.columnMonth)</th>{{#years}}<th scope="col"
        class="n">{{year}}</th>{{/years}}</tr></thead>
        <tbody>{{#months}}<tr><th scope="row">{{name}}</th>{{#cells}}<td data-k="{{year}}"{{#explain}} title="{{explain}}"{{/explain}}>{{#address}}<a
        href="{{address}}">{{amount}}</a>{{/address}}{{^address}}{{amount}}{{/address}}</td>{{/cells}}</tr>{{/months}}</tbody>
        <tfoot><tr><th scope="row">\(.total)</th>{{#years}}<td data-k="{{year}}"{{#explain}} title="{{explain}}"{{/explain}}>{{total}}</td>{{/years}}</tr></tfoot></table></section>
        {{#parts}}<section class="card" id="payees"><h2>{{heading}}</h2><table class="plain"><caption>{{caption}}</caption><thead><tr><th scope="col">\(.columnWho)</th><td
        class="barcell"></td><th scope="col" class="n">\(.columnRows)</th><th scope="col" class="n">\(.columnAmount)</th></tr></thead>
        <tbody>{{#list}}<tr{{#explain}} title="{{explain}}"{{/explain}}><th scope="row">{{#page}}<a href="{{page}}"><bdi>{{name}}</bdi></a>{{/page}}{{^page}}<bdi>{{name}}</bdi>{{/page}}</th><td
        class="barcell">{{{bar}}}</td><td class="n" data-k="\(.columnRows)">{{rows}}</td><td class="n"
        data-k="\(.columnAmount)">{{amount}}</td></tr>{{/list}}</tbody></table></section>{{/parts}}
        <section id="transactions"><h2>\(.transactionsTitle)</h2><table class="ledger"><caption>{{rowsCaption}}</caption>
        <thead><tr><th scope="col">\(.columnDay)</th><th scope="col">{{with}}</th><th scope="col">\(.columnAccount)</th><th scope="col"
        class="n">\(.columnAmount)</th></tr></thead>
        {{{rows}}}</table></section>
        </main>
        """

    static func html(_ page: SubjectPage, frame: PageFrame) -> String { written(page, frame: frame).text }

    static func written(_ page: SubjectPage, frame: PageFrame) -> PageBytes {
        let heading = page.isIncome ? say(.sourcesTitle) : say(.mostWentTo)
        let view: View = [
            "trail": PageTrail(page).view, "title": page.title, "group": optional(page.group), "facts": facts(page),
            "figures": figures(page), "spark": MonthSparkline.draw(page), "caption": say(.subjectMonths, [.name: page.title]),
            "years": zip(page.years, page.table).map { year, cells -> View in
                let sum = cells.reduce(Int64(0)) { $0.clampedAdding($1.amount ?? 0) }
                return ["year": String(year), "total": page.text(sum), "explain": page.explain(FigurePeriod(year: year))]
            },
            "months": months(page),
            "parts": page.parts.isEmpty
                ? false
                : ["heading": heading, "caption": say(.subjectParts, [.name: page.title]), "list": parts(page)] as View,
            "rowsCaption": page.listed < page.count
                ? say(.subjectNewestRows, count: page.count, [.number: String(page.listed)]) : say(.rows, count: page.count),
            "with": say(page.isOfCategory ? .columnWho : .columnCategory), "rows": SubjectRows.written(page),
        ]
        return frame.written("subject", view, title: "\(page.owner), \(page.title)")
    }

    private static func facts(_ page: SubjectPage) -> [View] {
        var facts: [(text: String, target: String, style: String)] = []
        if !page.seen.isEmpty { facts.append((page.seen, "main", "")) }
        facts.append((say(.transactions, count: page.count), "transactions", ""))
        if let day = page.soFar { facts.append((say(.soFar, [.date: DayText.full(day)]), "months", "open")) }
        return facts.map { ["text": $0.text, "target": $0.target, "style": $0.style] }
    }

    private static func figures(_ page: SubjectPage) -> [View] {
        let style = page.isIncome ? "in" : "out"
        let explain = page.isRecent ? page.explain(page.year) : false
        var now: View = [
            "name": page.month.name, "style": "left " + style, "amount": page.text(page.now), "note": false,
            "explain": explain,
        ]
        var figures: [View] = []
        if let typical = page.typical {
            let delta = Delta.text(page.home, page.now, against: typical.middle, percent: false) ?? ""
            now["note"] = "\(delta) \(say(.onTypical))"
            figures.append([
                "name": say(.typicalMonth), "style": "usual", "amount": page.text(typical.middle),
                "explain": explain,
                "note": say(
                    .typicalRange, count: typical.months, [.low: page.text(typical.least), .high: page.text(typical.most)]),
            ])
        }
        figures.append([
            "name": page.year.monthsTitle, "style": style, "amount": page.text(page.yearly),
            "explain": explain,
            "note": say(page.isIncome ? .ofCameIn : .ofWentOut, [.share: Share.text(page.yearly, of: page.whole)]),
        ])
        return [now] + figures
    }

    private static func months(_ page: SubjectPage) -> [View] {
        (0..<12).compactMap { number in
            let cells = page.table.map { $0[number] }
            guard cells.contains(where: { $0.amount != nil }) else { return nil }
            return [
                "name": DayText.months[number],
                "cells": cells.map { cell -> View in
                    [
                        "year": String(cell.month.year), "amount": cell.amount.map(page.text) ?? "\u{2013}",
                        "address": optional(cell.address),
                        "explain": cell.amount == nil ? false : page.explain(FigurePeriod(cell.month)),
                    ]
                },
            ]
        }
    }

    private static func parts(_ page: SubjectPage) -> [View] {
        let most = page.parts.map(\.amount).max() ?? 1
        return page.parts.map { part in
            [
                "name": part.name == ReportTransaction.noText ? say(.noText) : part.name, "page": optional(part.page),
                "rows": String(part.count), "amount": page.text(part.amount), "explain": page.explain(page.year),
                "bar": ShareBar.draw(part.amount, typical: nil, most: most, page.isIncome ? .incoming : .outgoing),
            ]
        }
    }
}

/// The rows of the page of a merchant or a category, written without a template as those of a month are.
struct SubjectRows {
    private let page: SubjectPage
    private var out: MarkupWriter

    static func written(_ page: SubjectPage) -> PageBytes {
        var rows = SubjectRows(page)
        for group in page.groups { rows.add(group) }
        return rows.out.written
    }

    private init(_ page: SubjectPage) {
        self.page = page
        out = MarkupWriter(room: page.listed * 320)
    }

    private mutating func add(_ group: SubjectPage.Group) {
        out.openGroup(
            SubjectPage.anchor(group.month), group.month.name,
            href: page.settings.siblings.contains(group.month) ? group.month.iso + ".html" : "", sum: page.text(group.amount),
            line: page.line.text(FigurePeriod(group.month), page.name))
        for row in group.rows { add(row) }
        out.closeGroup()
    }

    private mutating func add(_ told: SubjectPage.Row) {
        let row = told.row
        let money = Money(minorUnits: page.isIncome ? told.amount : told.amount.clampedNegation, currency: page.home)
        out.add("\n<tr class=\"t\"><th scope=\"row\">")
        out.addLink(DayText.short(row.day), href: told.address)
        if row.text != row.name || !page.isOfCategory { out.addSmall(row.text) }
        out.add("</th><td class=\"cat\">")
        addOther(row)
        out.add("</td><td class=\"acc\">")
        out.add(text: row.account.isEmpty ? "\u{2013}" : page.settings.name(of: row.account))
        out.addSmall(String(row.id.prefix(8)))
        out.add("</td><td class=\"n amt\">")
        out.add(text: MoneyText.signed(money))
        out.add("</td></tr>")
    }

    /// Of a category's row the merchant, of a merchant's the category, each with its page.
    private mutating func addOther(_ row: ReportTransaction) {
        let name = page.isOfCategory ? row.title : page.slugs.name(of: row.category).title
        let slug = page.isOfCategory ? page.slugs.merchant(row.name) : page.slugs.category(row.category)
        out.addName(name, href: page.settings.subjects.file(slug))
    }
}

/// What the months came to as a line over a typical month.
enum MonthSparkline {
    static func draw(_ page: SubjectPage) -> String {
        let amounts = page.drawn.map { $0.amount ?? 0 }
        guard amounts.count > 2, let high = amounts.max(), let low = amounts.min(), let best = amounts.firstIndex(of: high) else {
            return ""
        }
        let y = Scale(low: Double(min(low, 0)), high: Double(max(high, 1)), start: 46, end: 5)
        let step = 600 / Double(amounts.count)
        let points = amounts.enumerated().map { ((Double($0) + 0.5) * step, y($1)) }
        let paint: Svg.Paint = page.isIncome ? .incoming : .outgoing
        var svg = Svg()
        svg.line(x1: 0, y1: y(0), x2: 600, y2: y(0), .grid)
        if let typical = page.typical {
            svg.path([(0, y(typical.middle)), (600, y(typical.middle))], .typical, width: 1, dashed: true, scaling: false)
        }
        svg.area(points, base: y(0), paint, opacity: 0.12)
        svg.path(points, paint, scaling: false)
        return svg.drawing(
            width: 600, height: 50, id: "line", title: say(.subjectMonths, [.name: page.title]),
            description: say(.subjectHighest, [.amount: page.text(high), .month: page.drawn[best].month.name]), style: "spark",
            stretched: true)
    }
}
