import TillFigures
import TillHousehold
import TillRecords

/// The page of one calendar year as markup: what came in and went out, by purpose and month, to whom, what recurred, what rose, how
/// the money stood, and what all of that rests on.
enum YearSheet {
    static let template: PageTemplate = """
        <header class="top">{{#trail}}{{> trail}}{{/trail}}
        <div class="heading"><h1>{{year}}</h1>{{#index}}<nav class="steps" aria-label="\(.otherYears)">{{#previous}}<a rel="prev"
        href="{{file}}">\(.stepBack, [.name: "name"])</a>{{/previous}}{{#next}}<a rel="next" href="{{file}}">\(.stepForward, [.name: "name"])</a>{{/next}}</nav>{{/index}}</div>
        <ul class="facts">{{#facts}}<li class="{{style}}"><a href="#{{target}}">{{text}}</a></li>{{/facts}}</ul></header>
        <main id="main">
        {{#empty}}<p class="lede">\(.emptyYear)</p>{{/empty}}
        {{^empty}}<section id="summary"><ul class="figures">{{#figures}}<li class="{{style}}"{{#explain}} title="{{explain}}"{{/explain}}><h2>{{name}}</h2><a class="figure"
        href="#months">{{amount}}</a>{{#before}}<p><span class="delta">{{text}}</span> <span>{{against}}</span></p>{{/before}}
        {{#note}}<p>{{note}}</p>{{/note}}</li>{{/figures}}</ul></section>
        <section class="card" id="months"><h2>\(.monthByMonth)</h2><table class="plain months"><caption>\(.whatCameAndWent)</caption>
        <thead><tr><th scope="col">\(.columnMonth)</th><td class="barcell"></td><th scope="col" class="n">\(.columnIn)</th><th scope="col"
        class="n">\(.columnOut)</th><th scope="col" class="n">\(.columnLeft)</th></tr></thead>
        <tbody>{{#months}}<tr><th scope="row">{{#file}}<a href="{{file}}">{{name}}</a>{{/file}}{{^file}}{{name}}{{/file}}</th><td
        class="barcell">{{{in}}}{{{out}}}</td>{{#sums}}<td class="n" data-k="{{key}}">{{#address}}<a
        href="{{address}}">{{amount}}</a>{{/address}}{{^address}}{{amount}}{{/address}}</td>{{/sums}}</tr>{{/months}}</tbody></table></section>
        {{#flow}}<section class="card" id="flow"><h2>{{heading}}</h2>{{> section-flow}}</section>{{/flow}}
        {{#parts}}<section class="card" id="{{anchor}}"><h2>{{heading}}</h2>{{#note}}<p class="note"{{#explain}} title="{{explain}}"{{/explain}}>{{note}}</p>{{/note}}
        {{> year-lines}}</section>{{/parts}}
        {{#rises}}<section class="card" id="rises"><h2>\(.pricesRose)</h2><ul class="moved">{{#list}}<li{{#explain}} title="{{explain}}"{{/explain}}>{{#address}}<a
        href="{{address}}">{{day}}</a>{{/address}}{{^address}}{{day}}{{/address}} <bdi>{{name}}</bdi>
        <bdi>{{sentence}}</bdi></li>{{/list}}</ul></section>{{/rises}}
        {{#health}}<section class="card health" id="health"><h2>\(.healthTitle)</h2><p class="note"{{#explain}} title="{{explain}}"{{/explain}}>{{note}}</p><table
        class="plain"><caption>\(.healthMonthsCaption)</caption><thead><tr><th scope="col">\(.columnMonth)</th><td
        class="barcell"></td><th scope="col" class="n">\(.columnPoints)</th><th scope="col">\(.columnStands)</th></tr></thead>
        <tbody>{{#list}}<tr{{#explain}} title="{{explain}}"{{/explain}}><th scope="row">{{#address}}<a href="{{address}}">{{month}}</a>{{/address}}{{^address}}{{month}}{{/address}}</th><td
        class="barcell">{{{bar}}}</td><td class="n" data-k="\(.columnPoints)">{{points}}</td><td data-k="\(.columnStands)"><span
        class="state {{style}}">{{word}}</span></td></tr>{{/list}}</tbody></table></section>{{/health}}
        {{#accounts}}<section class="card" id="accounts"><h2>\(.accountsTitle)</h2><table class="plain"><caption>\(.yearAccountsCaption)</caption><thead><tr><th scope="col">\(.columnAccount)</th><th scope="col"
        class="n">{{first}}</th><th scope="col" class="n">{{last}}</th><th scope="col" class="n">\(.columnChange)</th><th scope="col"
        class="n">\(.columnRows)</th><th scope="col">\(.columnProvenComplete)</th></tr></thead>
        <tbody>{{#list}}<tr{{#explain}} title="{{explain}}"{{/explain}}><th scope="row"><bdi>{{name}}</bdi></th>{{#cells}}<td class="n" data-k="{{key}}">{{#address}}<a
        href="{{address}}">{{text}}</a>{{/address}}{{^address}}{{text}}{{/address}}</td>{{/cells}}<td data-k="\(.columnProvenComplete)"><span
        class="state {{style}}">{{state}}</span></td></tr>{{/list}}</tbody></table></section>{{/accounts}}
        <section class="card" id="evidence"><h2>\(.whatItRestsOn)</h2><ul class="moved">{{#evidence}}<li{{#explain}} title="{{explain}}"{{/explain}}>{{text}}</li>{{/evidence}}</ul></section>
        {{/empty}}</main>
        """

    /// Lines with a figure for each month.
    static let lines: PageTemplate = """
        <table class="cats year"><caption>{{caption}}</caption><thead><tr><th scope="col">{{what}}</th><td class="barcell"></td><th
        scope="col" class="n">{{year}}</th><th scope="col" class="n">{{monthly}}</th>{{#compares}}<th scope="col" class="n">\(.versus, [.name: "past"])</th>{{/compares}}</tr></thead>{{#groups}}<tbody>{{#lines}}<tr class="{{style}}"{{#explain}} title="{{explain}}"{{/explain}}><th scope="row"><details><summary><bdi>{{name}}</bdi>
        <span class="count">{{detail}}</span></summary><ul class="turns">{{#cells}}<li>{{#address}}<a
        href="{{address}}">{{month}}</a>{{/address}}{{^address}}{{month}}{{/address}} <span
        class="n">{{amount}}</span></li>{{/cells}}</ul></details></th><td class="barcell">{{{bars}}}</td><td class="n amount">{{#page}}<a href="{{page}}">{{total}}</a>{{/page}}{{^page}}{{total}}{{/page}}</td><td
        class="n" data-k="{{monthly}}">{{average}}</td>{{#compares}}<td class="n" data-k="\(.versus, [.name: "past"])">{{delta}}</td>{{/compares}}</tr>{{/lines}}</tbody>{{/groups}}</table>
        """

    static func html(_ page: YearPage, frame: PageFrame) -> String {
        let view: View = [
            "trail": PageTrail(page).view, "year": String(page.year), "index": page.hasIndex, "previous": neighbour(page, -1),
            "next": neighbour(page, 1), "facts": facts(page), "empty": page.isEmpty, "figures": figures(page), "months": months(page),
            "flow": optional(MoneyFlowSection.view(of: page)?.merging(["heading": say(.moneyFlow)])),
            "parts": YearLines.parts(page), "rises": optional(rises(page)), "health": optional(YearStanding.health(page)),
            "accounts": optional(YearStanding.accounts(page)), "evidence": YearStanding.evidence(page),
        ]
        return frame.page("year", view, title: "\(page.title), \(page.year)")
    }

    private static func neighbour(_ page: YearPage, _ offset: Int) -> any Shown {
        let year = page.year + offset
        guard page.years.contains(year) else { return false }
        return ["file": YearPage.file(year), "name": String(year)] as View
    }

    private static func facts(_ page: YearPage) -> [View] {
        var facts: [(text: String, target: String, style: String)] = []
        if !page.seen.isEmpty { facts.append((page.seen, "main", "")) }
        let rows = page.evidence.rows
        facts.append((say(.transactions, count: rows), page.isEmpty ? "main" : "evidence", ""))
        let known = page.flows.count(where: \.isKnown)
        if known < 12, !page.isEmpty { facts.append((say(.monthsKnown, count: known), "months", "open")) }
        if let day = page.soFar { facts.append((say(.soFar, [.date: DayText.full(day)]), page.isEmpty ? "main" : "months", "open")) }
        return facts.map { ["text": $0.text, "target": $0.target, "style": $0.style] }
    }

    private static func figures(_ page: YearPage) -> [View] {
        let left = page.incoming.clampedSubtracting(page.outgoing)
        let before = page.before.map { $0.incoming.clampedSubtracting($0.outgoing) }
        return [
            figure(page, say(.cameIn), page.incoming, page.before?.incoming, "in"),
            figure(page, say(.wentOut), page.outgoing, page.before?.outgoing, "out"),
            figure(page, say(left < 0 ? .shortBy : .leftOver), left, before, "left"),
        ]
    }

    private static func figure(_ page: YearPage, _ name: String, _ amount: Int64, _ before: Int64?, _ style: String) -> View {
        var view: View = [
            "explain": page.explain(style), "name": name, "style": style,
            "amount": page.text(style == "left" && amount < 0 ? amount.clampedNegation : amount),
            "before": false, "note": false,
        ]
        if let text = Delta.text(page.home, amount, against: before, percent: style != "left") {
            let key: MessageKey = page.flows.allSatisfy(\.isKnown) ? .onYear : .onYearSame
            view["before"] = ["text": text, "against": say(key, [.year: String(page.year - 1)])] as View
        }
        if style == "left", page.incoming > 0, amount >= 0 {
            view["note"] = say(.ofCameIn, [.share: Share.text(amount, of: page.incoming)])
        }
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
                "sums": [
                    sum(say(.columnIn), flow.incoming, "in"), sum(say(.columnOut), flow.outgoing, "out"),
                    sum(say(.columnLeft), flow.left, "counted"),
                ],
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

/// The parts of a year's page that have a figure for each month: spending, income, merchants, what recurs.
enum YearLines {
    /// A part in words.
    private struct Part {
        let anchor: String
        let heading: String
        let what: String
        let caption: String
        let note: String
        let paint: Svg.Paint
        let compares: Bool
    }

    static func parts(_ page: YearPage) -> [View] {
        let months = max(page.flows.count(where: \.isKnown), 1)
        let isComparable = page.before != nil
        return [
            view(
                Part(
                    anchor: "spending", heading: say(.spendingTitle), what: say(.columnCategory), caption: say(.yearSpending), note: "",
                    paint: .outgoing, compares: isComparable), page.spending, page, months),
            view(
                Part(
                    anchor: "sources", heading: say(.sourcesTitle), what: say(.columnCategory), caption: say(.yearSources), note: "",
                    paint: .incoming, compares: isComparable), page.sources, page, months),
            view(
                Part(
                    anchor: "merchants", heading: say(.mostWentTo), what: say(.columnWho), caption: say(.yearMerchants), note: "",
                    paint: .outgoing, compares: false), page.merchants.map { YearPage.Group(sum: $0, lines: []) }, page, months),
            view(
                Part(
                    anchor: "recurring", heading: say(.whatRecurred), what: say(.columnWho),
                    caption: say(.yearRecurring), note: recurs(page), paint: .line, compares: false),
                page.recurring.map { YearPage.Group(sum: $0, lines: []) }, page, months),
        ].compactMap { $0 }
    }

    private static func recurs(_ page: YearPage) -> String {
        let paid = page.recurring.filter { !$0.isIncome }
        let sum = paid.reduce(Int64(0)) { $0.clampedAdding($1.total) }
        guard sum > 0 else { return "" }
        return say(.recurringCameTo, [.amount: page.text(sum), .share: Share.text(sum, of: page.outgoing)])
    }

    private static func view(_ part: Part, _ groups: [YearPage.Group], _ page: YearPage, _ months: Int) -> View? {
        guard !groups.isEmpty else { return nil }
        let views: [View] = groups.map { group in
            if group.lines.count == 1, let only = group.lines.first { return ["lines": [line(only, "group", part, page, months)]] }
            let head = line(group.sum, "group", part, page, months)
            return ["lines": [head] + group.lines.map { line($0, "leaf", part, page, months) }]
        }
        return [
            "explain": page.explain("Recurring"), "anchor": part.anchor, "heading": part.heading, "note": optional(part.note),
            "caption": part.caption, "what": part.what,
            "year": String(page.year), "past": String(page.year - 1), "monthly": say(.aMonth), "compares": part.compares, "groups": views,
        ]
    }

    private static func line(
        _ line: YearPage.Line, _ style: String, _ part: Part, _ page: YearPage, _ months: Int
    ) -> View {
        let rows = say(.rows, count: line.count)
        let cells: [View] = line.cells.compactMap { $0 }.map { cell in
            ["month": cell.month.shortName, "amount": page.text(cell.amount), "address": optional(cell.address)]
        }
        let detail = PageLanguage.spoken.commas([line.detail, line.isIncome ? say(.lineIncome) : "", rows].filter { !$0.isEmpty })
        return [
            "explain": page.explain(line.name), "style": style, "name": line.title, "detail": detail, "cells": cells,
            "bars": MonthBars.draw(line.cells, line.isIncome ? .incoming : part.paint, page.text),
            "total": page.text(line.total), "page": optional(line.page),
            "average": MoneyText.whole(Money(minorUnits: line.total / Int64(months), currency: page.home)), "compares": part.compares,
            "past": String(page.year - 1), "monthly": say(.aMonth), "delta": Delta.short(page.home, line.total, against: line.before),
        ]
    }
}

/// Twelve small bars, one a month, each leading to the month's rows.
enum MonthBars {
    /// - Parameter text: an amount in words.
    static func draw(_ cells: [YearPage.Cell?], _ paint: Svg.Paint, _ text: (Int64) -> String) -> String {
        let most = cells.compactMap { $0?.amount }.max() ?? 1
        let y = Scale(low: 0, high: Double(max(most, 1)), start: 24, end: 1)
        var svg = Svg()
        svg.line(x1: 0, y1: 23.5, x2: 144, y2: 23.5, .grid)
        svg.bars(
            cells.enumerated().compactMap { place, cell in
                guard let cell, cell.amount > 0 else { return nil }
                let top = min(y(cell.amount), 23)
                return (Double(place) * 12 + 2, top, 8, 24 - top)
            }, paint)
        for (place, cell) in cells.enumerated() {
            guard let cell else { continue }
            let x = Double(place) * 12
            guard !cell.address.isEmpty else { continue }
            svg.link(
                to: cell.address, title: say(.cellOfMonth, [.month: cell.month.name, .amount: text(cell.amount)]), x: x, y: 0, width: 12,
                height: 24)
        }
        return svg.ornament(width: 144, height: 24, style: "year-bars")
    }
}

/// How the money stood over a year, and what the page's figures rest on, in words.
enum YearStanding {
    static func health(_ page: YearPage) -> View? {
        guard !page.health.isEmpty else { return nil }
        let told = page.health.compactMap { standing in standing.total.map { (standing.month, $0) } }
        var note = say(.noMonthHasTotal)
        if let first = told.first, let last = told.last, told.count > 1 {
            let change = last.1 - first.1
            let key: MessageKey = change == 0 ? .pointsSame : change > 0 ? .pointsMore : .pointsFewer
            note = say(key, count: last.1, [.month: last.0.name, .number: String(abs(change)), .before: first.0.name])
        } else if let only = told.first {
            note = say(.pointsInMonth, count: only.1, [.month: only.0.name])
        }
        return [
            "note": note, "explain": page.explain("Money health"),
            "list": page.health.map { standing -> View in
                let isPoor = standing.band == "poor"
                return [
                    "explain": optional(page.line.text(FigurePeriod(standing.month), "Money health")),
                    "month": DayText.months[standing.month.month - 1], "address": optional(standing.address),
                    "points": standing.total.map(String.init) ?? "\u{2013}",
                    "bar": ShareBar.draw(Int64(standing.total ?? 0), typical: nil, most: 100, isPoor ? .outgoing : .incoming),
                    "word": standing.total == nil ? say(.noTotal) : HealthCard.word(standing.band),
                    "style": standing.band == "good" ? "good" : isPoor ? "bad" : "open",
                ]
            },
        ]
    }

    static func accounts(_ page: YearPage) -> View? {
        guard let first = page.accounts.first else { return nil }
        let heads = (first: DayText.short(first.first), last: DayText.short(first.last))
        let list: [View] = page.accounts.map { account in
            func money(_ minor: Int64) -> String { MoneyText.full(Money(minorUnits: minor, currency: account.currency)) }
            func cell(_ key: String, _ text: String, _ address: String) -> View {
                ["key": key, "text": text, "address": optional(address)]
            }
            let change = account.opening.flatMap { opening in account.closing.map { $0.clampedSubtracting(opening) } }
            return [
                "explain": page.explain(account.name), "name": AccountName.said(account.name),
                "cells": [
                    cell(heads.first, account.opening.map(money) ?? "\u{2013}", account.addresses.first),
                    cell(heads.last, account.closing.map(money) ?? "\u{2013}", account.addresses.last),
                    cell(
                        say(.columnChange),
                        change.map { MoneyText.signed(Money(minorUnits: $0, currency: account.currency)) } ?? "\u{2013}", ""),
                    cell(say(.columnRows), String(account.rows), account.addresses.last),
                ],
                "state": state(account), "style": account.gapDays > 0 ? "bad" : account.provenDays == account.days ? "good" : "open",
            ]
        }
        return ["first": heads.first, "last": heads.last, "list": list]
    }

    private static func state(_ account: YearPage.Account) -> String {
        if account.provenDays == account.days { return "\u{2713} " + say(.everyDay) }
        var words =
            account.provenDays == 0
            ? say(.noDay) : say(.daysOf, count: account.days, [.number: String(account.provenDays)])
        if account.gapDays > 0 { words = PageLanguage.spoken.commas([words, say(.daysDoNotAddUp, count: account.gapDays)]) }
        return words
    }

    static func evidence(_ page: YearPage) -> [View] {
        let told = page.evidence
        let known = page.flows.count(where: \.isKnown)
        let days = page.accounts.reduce(0) { $0 + $1.days }
        let proven = page.accounts.reduce(0) { $0 + $1.provenDays }
        var lines = [say(.rowsInMonths, count: known, [.rows: say(.rows, count: told.rows)])]
        if days > 0 {
            lines.append(say(.balancesProve, [.share: Share.text(Int64(proven), of: Int64(days))]))
        }
        if told.withReceipt > 0 { lines.append(say(.receiptTells, count: told.withReceipt)) }
        if told.withMessage > 0 { lines.append(say(.messageTells, count: told.withMessage)) }
        if told.unsure > 0 { lines.append(say(.unsureRows, count: told.unsure)) }
        let apart = ApartRows.sentence(told.apart)
        if !apart.isEmpty { lines.append(apart) }
        return lines.map { ["text": $0, "explain": page.explain("Proven days")] }
    }
}
