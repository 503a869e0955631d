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
        {{#spending}}<div class="card"><h3>What the next months may cost</h3><table class="next"><caption>{{caption}}</caption>
        <thead><tr><th scope="col">For</th>{{#months}}<th scope="col" class="n">{{name}}</th>{{/months}}</tr></thead>
        <tbody>{{#rows}}<tr><th scope="row"><bdi>{{name}}</bdi></th>{{#cells}}<td class="n" data-k="{{month}}"{{#explain}} title="{{explain}}"{{/explain}}>{{amount}}
        <small>{{range}}</small></td>{{/cells}}</tr>{{/rows}}</tbody></table>{{#accuracy}}<p class="sub"{{#explain}} title="{{explain}}"{{/explain}}>{{accuracy}}</p>{{/accuracy}}{{#leftOut}}<p
        class="sub">{{leftOut}}</p>{{/leftOut}}</div>{{/spending}}
        {{#lacking}}<p class="note">{{lacking}}</p>{{/lacking}}
        """

    /// One balance.
    private static let card: PageTemplate = """
        <div class="card"><h3>{{name}}</h3><p class="note"{{#explain}} title="{{explain}}"{{/explain}}>{{sentence}}</p>
        {{#chart}}<p class="key"><span class="k-line">expected</span> <span class="k-band">4 of 5 times</span>
        <span class="k-wide">19 of 20</span> <span class="k-out">a known payment</span> <span class="k-in">known income</span></p>
        {{{wide}}}{{{narrow}}}
        <details><summary>The same as a table</summary><table class="plain"><caption>{{name}}, week by week</caption>
        <thead><tr><th scope="col">Day</th><th scope="col" class="n">Expected</th><th scope="col" class="n">4 of 5 times</th><th
        scope="col" class="n">19 of 20</th></tr></thead>
        <tbody>{{#weeks}}<tr{{#explain}} title="{{explain}}"{{/explain}}><th scope="row">{{day}}</th><td class="n" data-k="Expected">{{amount}}</td><td class="n"
        data-k="4 of 5 times">{{inner}}</td><td class="n" data-k="19 of 20">{{outer}}</td></tr>{{/weeks}}</tbody></table></details>
        {{#known}}<details><summary>Known payments and income</summary><table class="plain"><caption>What is known to come</caption>
        <thead><tr><th scope="col">Day</th><th scope="col">What</th><th scope="col" class="n">Amount</th></tr></thead>
        <tbody>{{#list}}<tr{{#explain}} title="{{explain}}"{{/explain}}><th scope="row">{{day}}</th><td data-k="What"><bdi>{{name}}</bdi></td><td class="n"
        data-k="Amount">{{amount}}</td></tr>{{/list}}</tbody></table></details>{{/known}}{{/chart}}
        {{#accuracy}}<p class="sub"{{#explain}} title="{{explain}}"{{/explain}}>{{accuracy}}</p>{{/accuracy}}</div>
        """

    static func view(of page: MonthPage) -> View? {
        let outlook = page.outlook
        guard !outlook.balances.isEmpty || !outlook.spending.isEmpty else { return nil }
        let shown = outlook.balances.filter { !$0.points.isEmpty }
        let lacking = (outlook.balances + outlook.spending).filter { $0.points.isEmpty && !$0.lacking.isEmpty }.map { one in
            "\(one.of == .balance ? "The balance" : "Spending") \(one.name.isEmpty ? "" : "of \(one.name) ")is not forecast: \(one.lacking)."
        }
        return [
            "first": shown.first.map { balance($0, 0, page) } ?? false as Any, "others": others(shown, page) ?? false as Any,
            "spending": spending(outlook.spending, page) ?? false as Any, "lacking": optional(lacking.joined(separator: " ")),
        ]
    }

    /// The accounts one by one, behind a line to open.
    private static func others(_ shown: [ForecastReading], _ page: MonthPage) -> View? {
        guard shown.count > 1 else { return nil }
        return ["summary": "Account by account", "list": shown.enumerated().dropFirst().map { balance($1, $0, page) }]
    }

    /// What a forecast of something is called.
    private static func forecast(_ name: String) -> String { name.isEmpty ? "Forecast" : "Forecast \(name)" }

    private static func text(_ minor: Int64, _ one: ForecastReading) -> String {
        MoneyText.full(Money(minorUnits: minor, currency: one.currency))
    }

    private static func whole(_ minor: Int64, _ one: ForecastReading) -> String {
        MoneyText.whole(Money(minorUnits: minor, currency: one.currency))
    }

    private static func balance(_ one: ForecastReading, _ place: Int, _ page: MonthPage) -> View {
        func line(_ day: Day) -> Any { page.explain(day, forecast(one.name)) }
        let last = one.points.last.map { line($0.day) } ?? false
        let weeks: [View] = one.points.enumerated().filter { $0.offset % 7 == 6 || $0.offset == one.points.count - 1 }.map { _, point in
            [
                "explain": line(point.day), "day": DayText.full(point.day), "amount": text(point.amount, one),
                "inner": "\(whole(point.low80, one)) to \(whole(point.high80, one))",
                "outer": "\(whole(point.low95, one)) to \(whole(point.high95, one))",
            ]
        }
        let known: [View] = one.known.map { known in
            [
                "explain": last, "day": DayText.full(known.day), "name": known.name,
                "amount": MoneyText.signed(Money(minorUnits: known.amount, currency: one.currency)),
            ]
        }
        let name = one.name.isEmpty ? "All accounts that bills can be paid from" : one.name
        return [
            "explain": last, "name": name, "sentence": sentence(one), "accuracy": optional(accuracy(one.accuracy, one)),
            "chart": [
                "wide": ForecastChart.draw(one, name, place, .wide), "narrow": ForecastChart.draw(one, name, place, .narrow),
                "weeks": weeks,
                "known": known.isEmpty ? false : ["list": known] as View, "name": name,
            ] as View,
        ]
    }

    private static func sentence(_ one: ForecastReading) -> String {
        guard let last = one.points.last else { return "" }
        var text =
            "From \(self.text(one.start, one))\(one.from.map { " on \(DayText.short($0))" } ?? "") to about "
            + "\(self.text(last.amount, one)) on \(DayText.full(last.day)); four times of five it will be between "
            + "\(whole(last.low80, one)) and \(whole(last.high80, one))."
        if let low = one.low {
            text +=
                low.isExpected
                ? " It is expected to fall below \(whole(low.below, one)) on \(DayText.full(low.day)), and as low as \(self.text(low.amount, one))."
                : " It may fall below \(whole(low.below, one)) from \(DayText.full(low.day)) on."
        }
        if !one.lacking.isEmpty { text += " \(one.lacking.prefix(1).uppercased())\(one.lacking.dropFirst())." }
        return text
    }

    private static func accuracy(_ told: ForecastReading.Accuracy?, _ one: ForecastReading) -> String {
        guard let told, told.origins > 0 else { return "" }
        let unit = one.of == .balance ? "day" : "month"
        // Without a forecast of everything, the one that is told of first.
        let subject = one.of == .category ? "that of \(one.name)" : "it"
        var text =
            "Tried on your own past, from \(CountText.of(told.origins, "earlier \(unit)")), \(subject) was wrong by \(whole(told.error, one)) on average"
        if let ratio = told.ratio {
            text +=
                ratio < 100
                ? ", \(100 - ratio)% less than saying \u{201C}as the month before\u{201D}"
                : ", no better than saying \u{201C}as the month before\u{201D}"
        }
        if let held = told.held80, told.tried >= 10 { text += "; \(held) of 100 ranges meant to hold four times of five did" }
        return text + "."
    }

    private static func spending(_ all: [ForecastReading], _ page: MonthPage) -> View? {
        let known = all.filter { !$0.points.isEmpty }
        guard let total = known.first else { return nil }
        let months = (known.map(\.points).max { $0.count < $1.count } ?? []).map { Month(of: $0.day) }
        let rows: [View] = known.map { one in
            [
                "name": one.of == .spending ? "Everything" : one.name,
                "cells": months.map { month -> View in
                    guard let point = one.points.first(where: { Month(of: $0.day) == month }) else {
                        return ["month": month.shortName, "amount": "\u{2013}", "range": "", "explain": false]
                    }
                    return [
                        "explain": optional(page.explain.text(FigurePeriod(month), forecast(one.of == .spending ? "" : one.name))),
                        "month": month.shortName, "amount": whole(point.amount, one),
                        "range": "\(whole(point.low80, one)) to \(whole(point.high80, one))",
                    ]
                },
            ]
        }
        return [
            "caption": "Expected spending by month, and what it will be between four times of five", "rows": rows,
            "months": months.map { ["name": $0.name] as View }, "accuracy": optional(accuracy(total.accuracy, total)),
            "leftOut": optional(all.first { $0.of == .spending }?.leftOut ?? ""),
            "explain": total.points.first.map { point in
                let name = forecast(total.of == .spending ? "" : total.name)
                return optional(page.explain.text(FigurePeriod(Month(of: point.day)), name))
            } ?? false,
        ]
    }
}

/// A balance forecast: the expected line between its bands, with a mark for each known payment.
enum ForecastChart {
    static func draw(_ one: ForecastReading, _ name: String, _ place: Int, _ size: ChartWidth) -> String {
        let width: Double = size == .wide ? 980 : 340
        let height: Double = size == .wide ? 260 : 230
        let left: Double = 46
        let y = scale(one, height)
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
            svg.text(MoneyText.compact(Money(minorUnits: tick, currency: one.currency)), x: left - 6, y: y(tick) + 4, anchor: "end")
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
        let last = one.points.last
        return svg.drawing(
            width: width, height: height, id: "ahead-\(place)-\(size.rawValue)", title: "\(name): the weeks ahead",
            description: "A line from \(MoneyText.full(Money(minorUnits: one.start, currency: one.currency))) to "
                + "\(MoneyText.full(Money(minorUnits: last?.amount ?? 0, currency: one.currency)))"
                + "\(last.map { " on \(DayText.full($0.day))" } ?? ""), within two bands. The figures are in the table below.",
            style: size.rawValue)
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
