import TillFigures
import TillHousehold
import TillRecords

/// The weeks ahead: the balance as a line with its bands and the known payments, and what the next months are expected to cost.
enum ForecastSection: ReportSection {
    static let anchor = "ahead"
    static let title: MessageKey? = .aheadTitle
    static let template: PageTemplate = """
        {{#first}}\(card){{/first}}
        {{#others}}<details class="more"><summary>{{summary}}</summary>{{#list}}\(card){{/list}}</details>{{/others}}
        {{#spending}}<div class="card"><h3>\(.nextMonthsCost)</h3>{{#whole}}\(costs){{/whole}}
        {{#parts}}<details class="more"><summary>\(.costByCategory)</summary>\(costs)</details>{{/parts}}{{#accuracy}}<p class="sub"{{#explain}} title="{{explain}}"{{/explain}}>{{accuracy}}</p>{{/accuracy}}{{#leftOut}}<p
        class="sub">{{leftOut}}</p>{{/leftOut}}</div>{{/spending}}
        {{#lacking}}<p class="note">{{lacking}}</p>{{/lacking}}
        """

    /// What months may cost, a line a row.
    private static let costs: PageTemplate = """
        <table class="next"><caption>{{caption}}</caption>
        <thead><tr><th scope="col">\(.columnFor)</th>{{#months}}<th scope="col" class="n">{{name}}</th>{{/months}}</tr></thead>
        <tbody>{{#rows}}<tr><th scope="row"><bdi>{{name}}</bdi></th>{{#cells}}<td class="n" data-k="{{month}}"{{#explain}} title="{{explain}}"{{/explain}}>{{amount}}
        <small>{{range}}</small></td>{{/cells}}</tr>{{/rows}}</tbody></table>
        """

    /// One balance.
    private static let card: PageTemplate = """
        <div class="card"><h3>{{name}}</h3><p class="note"{{#explain}} title="{{explain}}"{{/explain}}>{{sentence}}</p>
        {{#chart}}<p class="key"><span class="k-line">\(.keyExpected)</span> <span class="k-band">\(.fourOfFive)</span>
        <span class="k-wide">\(.nineteenOfTwenty)</span> <span class="k-out">\(.keyKnownPayment)</span> <span class="k-in">\(.keyKnownIncome)</span></p>
        {{{wide}}}{{{narrow}}}
        <details><summary>\(.sameAsTable)</summary><table class="plain nums"><caption>\(.weekByWeek, [.name: "name"])</caption>
        <thead><tr><th scope="col">\(.columnDay)</th><th scope="col" class="n">\(.columnExpected)</th><th scope="col" class="n">\(.fourOfFive)</th><th
        scope="col" class="n">\(.nineteenOfTwenty)</th></tr></thead>
        <tbody>{{#weeks}}<tr{{#explain}} title="{{explain}}"{{/explain}}><th scope="row">{{day}}</th><td data-k="\(.columnExpected)">{{amount}}</td><td
        data-k="\(.fourOfFive)">{{inner}}</td><td data-k="\(.nineteenOfTwenty)">{{outer}}</td></tr>{{/weeks}}</tbody></table></details>
        {{#known}}<details><summary>\(.knownMovements)</summary><table class="plain"{{#explain}} title="{{explain}}"{{/explain}}><caption>\(.knownToCome)</caption>
        <thead><tr><th scope="col">\(.columnDay)</th><th scope="col">\(.columnWhat)</th><th scope="col" class="n">\(.columnAmount)</th></tr></thead>
        <tbody>{{#list}}<tr><th scope="row">{{day}}</th><td data-k="\(.columnWhat)"><bdi>{{name}}</bdi></td><td class="n"
        data-k="\(.columnAmount)">{{amount}}</td></tr>{{/list}}</tbody></table></details>{{/known}}{{/chart}}
        {{#accuracy}}<p class="sub"{{#explain}} title="{{explain}}"{{/explain}}>{{accuracy}}</p>{{/accuracy}}</div>
        """

    static func view(of page: MonthPage) -> View? {
        let outlook = page.outlook
        guard !outlook.balances.isEmpty || !outlook.spending.isEmpty else { return nil }
        let shown = outlook.balances.filter { !$0.points.isEmpty }
        let lacking = (outlook.balances + outlook.spending).filter { $0.points.isEmpty && !$0.lacking.isEmpty }.map(missing)
        return [
            "first": optional(shown.first.map { balance($0, 0, page) }), "others": optional(others(shown, page)),
            "spending": optional(spending(outlook.spending, page)), "lacking": optional(PageLanguage.spoken.sentences(lacking)),
        ]
    }

    /// Why something is not forecast.
    private static func missing(_ one: ForecastReading) -> String {
        let why = PageLanguage.spoken.retold(one.lacking)
        if one.of == .balance {
            return one.name.isEmpty
                ? say(.balanceNotForecast, [.why: why]) : say(.balanceOfNotForecast, [.name: AccountName.said(one.name), .why: why])
        }
        return one.name.isEmpty
            ? say(.spendingNotForecast, [.why: why]) : say(.spendingOfNotForecast, [.name: CategoryName.said(one.name), .why: why])
    }

    /// The accounts one by one, behind a line to open.
    private static func others(_ shown: [ForecastReading], _ page: MonthPage) -> View? {
        guard shown.count > 1 else { return nil }
        return ["summary": say(.accountByAccount), "list": shown.enumerated().dropFirst().map { balance($1, $0, page) }]
    }

    /// What a forecast of something is called.
    private static func forecast(_ name: String) -> String { name.isEmpty ? "Forecast" : "Forecast \(name)" }

    private static func text(_ minor: Int64, _ one: ForecastReading) -> String {
        MoneyText.full(Money(minorUnits: minor, currency: one.currency))
    }

    private static func whole(_ minor: Int64, _ one: ForecastReading) -> String {
        MoneyText.whole(Money(minorUnits: minor, currency: one.currency))
    }

    private static func range(_ low: Int64, _ high: Int64, _ one: ForecastReading) -> String {
        say(.rangeTo, [.low: whole(low, one), .high: whole(high, one)])
    }

    private static func balance(_ one: ForecastReading, _ place: Int, _ page: MonthPage) -> View {
        func line(_ day: Day) -> any Shown { page.explain(day, forecast(one.name)) }
        let last = one.points.last.map { line($0.day) } ?? false
        let weeks: [View] = one.points.enumerated().filter { $0.offset % 7 == 6 || $0.offset == one.points.count - 1 }.map { _, point in
            [
                "explain": line(point.day), "day": DayText.full(point.day), "amount": text(point.amount, one),
                "inner": range(point.low80, point.high80, one),
                "outer": range(point.low95, point.high95, one),
            ]
        }
        let known: [View] = one.known.map { known in
            [
                "day": DayText.full(known.day), "name": known.name,
                "amount": MoneyText.signed(Money(minorUnits: known.amount, currency: one.currency)),
            ]
        }
        let name = one.name.isEmpty ? say(.allPayingAccounts) : AccountName.said(one.name)
        return [
            "explain": last, "name": name, "sentence": sentence(one), "accuracy": optional(accuracy(one.accuracy, one)),
            "chart": [
                // What is folded away is drawn once, for every width.
                "wide": place == 0 ? ForecastChart.draw(one, name, place, .wide, "wide") : "",
                "narrow": ForecastChart.draw(one, name, place, .narrow, place == 0 ? "narrow" : "once"),
                "weeks": weeks,
                "known": known.isEmpty ? false : ["list": known, "explain": last] as View, "name": name,
            ] as View,
        ]
    }

    private static func sentence(_ one: ForecastReading) -> String {
        guard let last = one.points.last else { return "" }
        var sentences: [String] = []
        let (low, high) = (whole(last.low80, one), whole(last.high80, one))
        if let from = one.from {
            sentences.append(
                say(
                    .forecastFrom,
                    [
                        .start: text(one.start, one), .date: DayText.short(from), .amount: text(last.amount, one),
                        .until: DayText.full(last.day), .low: low, .high: high,
                    ]))
        } else {
            sentences.append(
                say(
                    .forecastFromNow,
                    [
                        .start: text(one.start, one), .amount: text(last.amount, one), .until: DayText.full(last.day), .low: low,
                        .high: high,
                    ]))
        }
        if let low = one.low {
            let (limit, date) = (whole(low.below, one), DayText.full(low.day))
            sentences.append(
                low.isExpected
                    ? say(.forecastFalls, [.limit: limit, .date: date, .amount: text(low.amount, one)])
                    : say(.forecastMayFall, [.limit: limit, .date: date]))
        }
        let lacking = PageLanguage.spoken.retold(one.lacking)
        if !lacking.isEmpty { sentences.append("\(lacking.prefix(1).uppercased())\(lacking.dropFirst()).") }
        return PageLanguage.spoken.sentences(sentences)
    }

    private static func accuracy(_ told: ForecastReading.Accuracy?, _ one: ForecastReading) -> String {
        guard let told, told.origins > 0 else { return "" }
        // Without a forecast of everything, the one that is told of first.
        let key: MessageKey = one.of == .balance ? .triedBalance : one.of == .category ? .triedCategory : .triedSpending
        var text = say(key, count: told.origins, [.amount: whole(told.error, one), .name: CategoryName.said(one.name)])
        if let ratio = told.ratio {
            let percent = PageLanguage.spoken.numbers.percent(String(100 - ratio))
            text = ratio < 100 ? say(.triedBetter, [.text: text, .percent: percent]) : say(.triedNoBetter, [.text: text])
        }
        if let held = told.held80, told.tried >= 10 { text = say(.triedHeld, [.text: text, .number: String(held)]) }
        return say(.triedEnd, [.text: text])
    }

    private static func spending(_ all: [ForecastReading], _ page: MonthPage) -> View? {
        let known = all.filter { !$0.points.isEmpty }
        guard let total = known.first else { return nil }
        let months = (known.map(\.points).max { $0.count < $1.count } ?? []).map { Month(of: $0.day) }
        let rows: [View] = known.map { one in
            [
                "name": one.of == .spending ? say(.everything) : CategoryName.said(one.name),
                "cells": months.map { month -> View in
                    guard let point = one.points.first(where: { Month(of: $0.day) == month }) else {
                        return ["month": month.shortName, "amount": "\u{2013}", "range": "", "explain": false]
                    }
                    return [
                        "explain": optional(page.explain.text(FigurePeriod(month), forecast(one.of == .spending ? "" : one.name))),
                        "month": month.shortName, "amount": whole(point.amount, one),
                        "range": range(point.low80, point.high80, one),
                    ]
                },
            ]
        }
        func table(_ rows: some Sequence<View>) -> View {
            ["caption": say(.spendingExpected), "rows": Array(rows), "months": months.map { ["name": $0.name] as View }]
        }
        return [
            "whole": table(rows.prefix(1)), "parts": rows.count > 1 ? table(rows.dropFirst()) as any Shown : false,
            "accuracy": optional(accuracy(total.accuracy, total)),
            "leftOut": optional(all.first { $0.of == .spending }.map { ApartRows.sentence($0.leftOut) } ?? ""),
            "explain": total.points.first.map { point in
                let name = forecast(total.of == .spending ? "" : total.name)
                return optional(page.explain.text(FigurePeriod(Month(of: point.day)), name))
            } ?? false,
        ]
    }
}

/// A balance forecast: the expected line between its bands, with a mark for each known payment.
enum ForecastChart {
    static func draw(_ one: ForecastReading, _ name: String, _ place: Int, _ size: ChartWidth, _ style: String) -> String {
        let width: Double = size == .wide ? 980 : 340
        let height: Double = size == .wide ? 260 : 230
        let y = scale(one, height)
        func short(_ tick: Int64) -> String { MoneyText.compact(Money(minorUnits: tick, currency: one.currency)) }
        let left = 46 + Scale.margin(y.ticks(atMost: 5).map(short))
        let step = (width - left - 14) / Double(max(one.points.count, 1))
        func x(_ ahead: Int) -> Double { left + Double(ahead) * step }
        func band(_ low: (ForecastReading.Point) -> Int64, _ high: (ForecastReading.Point) -> Int64) -> [(Double, Double)] {
            let upper = one.points.enumerated().map { (x($0 + 1), y(high($1))) }
            let lower = one.points.enumerated().map { (x($0 + 1), y(low($1))) }
            return [(x(0), y(one.start))] + upper + lower.reversed()
        }
        var svg = Svg()
        for tick in y.ticks(atMost: 5) {
            svg.line(x1: left, y1: y(tick), x2: width, y2: y(tick), tick == 0 ? .muted : .grid)
            svg.text(short(tick), x: left - 6, y: y(tick) + 4, anchor: "end")
        }
        svg.shape(band(\.low95, \.high95), .line, opacity: 0.12)
        svg.shape(band(\.low80, \.high80), .line, opacity: 0.2)
        if let low = one.low, low.below != 0 { svg.line(x1: left, y1: y(low.below), x2: width, y2: y(low.below), .gap, dashed: true) }
        svg.path([(x(0), y(one.start))] + one.points.enumerated().map { (x($0 + 1), y($1.amount)) }, .line, width: 2.5)
        for known in one.known {
            guard let at = one.points.firstIndex(where: { $0.day == known.day }) else { continue }
            svg.circle(x: x(at + 1), y: y(one.points[at].amount), radius: size == .wide ? 3.5 : 3, known.amount < 0 ? .outgoing : .incoming)
        }
        days(one, &svg, x, height)
        return svg.drawing(
            width: width, height: height, id: "ahead-\(place)-\(style)", title: say(.nameAhead, [.name: name]),
            description: description(one),
            style: style)
    }

    private static func description(_ one: ForecastReading) -> String {
        func text(_ minor: Int64) -> String { MoneyText.full(Money(minorUnits: minor, currency: one.currency)) }
        guard let last = one.points.last else { return say(.lineWithinBandsOnly, [.start: text(one.start), .amount: text(0)]) }
        return say(.lineWithinBands, [.start: text(one.start), .amount: text(last.amount), .date: DayText.full(last.day)])
    }

    /// From zero where the balance comes near it, else from somewhat below the lowest: a line far up shows nothing.
    private static func scale(_ one: ForecastReading, _ height: Double) -> Scale {
        let values: [Int64] = one.points.map(\.low95) + one.points.map(\.high95) + [one.start]
        let (low, high) = (Double(values.min() ?? 0), Double(values.max() ?? 1))
        let isNear = low < high / 2
        return Scale(low: isNear ? min(low, 0) : low - (high - low) / 5, high: high, start: height - 26, end: 14)
    }

    /// The first of each month, and the first day.
    private static func days(_ one: ForecastReading, _ svg: inout Svg, _ x: (Int) -> Double, _ height: Double) {
        if let from = one.from { svg.text(DayText.short(from), x: x(0), y: height - 8) }
        for (place, point) in one.points.enumerated() where point.day.day == 1 && place > 20 {
            svg.line(x1: x(place + 1), y1: height - 26, x2: x(place + 1), y2: height - 21, .muted)
            svg.text(DayText.short(point.day), x: x(place + 1), y: height - 8, anchor: place > one.points.count - 8 ? "end" : "middle")
        }
    }
}
