import TillFigures
import TillHousehold

/// Two charts side by side: spending against the month before, and the last twelve months.
enum TrendSection: ReportSection {
    static let anchor = "trend"
    static let title: MessageKey? = nil
    static let template: PageTemplate = """
        <div class="pair"><div class="card"><h2>\(.spendingAddedUp)</h2>
        <p class="key"><span class="k-out">{{month}}</span>{{#before}} <span
        class="k-typ">{{before}}</span>{{/before}}</p>{{{pace}}}</div>
        <div class="card"><h2>\(.twelveMonths)</h2><p class="key"><span class="k-in">\(.keyCameIn)</span> <span
        class="k-out">\(.keyWentOut)</span></p>{{{year}}}
        <details><summary>\(.sameAsTable)</summary><table
        class="plain nums"><caption>\(.flowsTwelveMonths, [.month: "month"])</caption>
        <thead><tr><th scope="col">\(.columnMonth)</th><th scope="col" class="n">\(.columnIn)</th><th scope="col" class="n">\(.columnOut)</th><th scope="col"
        class="n">\(.columnLeft)</th></tr></thead>
        <tbody>{{#months}}<tr{{#explain}} title="{{explain}}"{{/explain}}><th scope="row">{{#link}}<a href="{{link}}">{{name}}</a>{{/link}}{{^link}}{{name}}{{/link}}</th><td
        data-k="\(.columnIn)">{{in}}</td><td data-k="\(.columnOut)">{{out}}</td><td data-k="\(.columnLeft)">{{left}}</td></tr>{{/months}}</tbody></table></details></div></div>
        """

    static func view(of page: MonthPage) -> View? {
        guard !page.days.isEmpty else { return nil }
        let months: [View] = page.year.filter(\.isKnown).map { flow in
            let link = flow.month == page.month ? "#counted" : page.siblings.contains(flow.month) ? "\(flow.month.iso).html" : ""
            return [
                "explain": optional(page.explain.text(FigurePeriod(flow.month), "left")), "name": flow.month.name,
                "in": page.text(flow.incoming), "out": page.text(flow.outgoing),
                "left": page.signed(flow.incoming.clampedSubtracting(flow.outgoing)), "link": optional(link),
            ]
        }
        let last = page.month.advanced(by: -1)
        let hasBefore = page.days.contains { $0.spentBefore != nil }
        return [
            "month": page.month.name, "before": hasBefore ? last.name as any Shown : false, "months": months,
            "pace": SpendingPaceChart.draw(page), "year": YearChart.draw(page),
        ]
    }
}

/// Spending of the month as it adds up, beside the month before.
enum SpendingPaceChart {
    static func draw(_ page: MonthPage) -> String {
        let width: Double = 480
        let height: Double = 220
        let most = max(page.days.map(\.spent).max() ?? 0, page.days.compactMap(\.spentBefore).max() ?? 0, 1)
        let least = min(page.days.map(\.spent).min() ?? 0, 0)
        let y = Scale(low: Double(least), high: Double(most), start: height - 26, end: 14)
        let left = Scale.gutter(y.ticks(atMost: 5).map(page.compact))
        let step = (width - left - 14) / Double(max(page.month.length - 1, 1))
        func x(_ flow: MonthPage.DayFlow) -> Double { left + Double(flow.day.day - 1) * step }
        var svg = Svg()
        for tick in y.ticks(atMost: 5) {
            svg.line(x1: left, y1: y(tick), x2: width, y2: y(tick), tick == 0 ? .muted : .grid)
            svg.text(page.compact(tick), x: left - 6, y: y(tick) + 4, anchor: "end")
        }
        let before = page.days.compactMap { flow in flow.spentBefore.map { (x(flow), y($0)) } }
        let now = page.days.map { (x($0), y($0.spent)) }
        svg.area(now, base: y(0), .outgoing, opacity: 0.14)
        svg.path(before, .typical, width: 2, dashed: true)
        svg.path(now, .outgoing, width: 2.5)
        if let last = now.last { svg.circle(x: last.0, y: last.1, radius: 4, .outgoing) }
        for number in [1, 8, 15, 22, page.month.length] {
            let anchor = number == page.month.length ? "end" : number == 1 ? "start" : "middle"
            svg.text(String(number), x: left + Double(number - 1) * step, y: height - 8, anchor: anchor)
        }
        let last = page.days.last
        let end = page.text(last?.spent ?? 0)
        let description =
            last?.spentBefore.map { say(.paceDescriptionBefore, [.amount: end, .before: page.text($0)]) }
            ?? say(.paceDescription, [.amount: end])
        return svg.drawing(
            width: width, height: height, id: "pace", title: say(.spendingAddedUpIn, [.month: page.month.name]),
            description: description,
            style: "half")
    }
}

/// Twelve months, what came in beside what went out.
enum YearChart {
    static func draw(_ page: MonthPage) -> String {
        let width: Double = 480
        let height: Double = 220
        let months = page.year
        let most = max(months.map(\.incoming).max() ?? 0, months.map(\.outgoing).max() ?? 0, 1)
        let least = min(months.map(\.incoming).min() ?? 0, months.map(\.outgoing).min() ?? 0, 0)
        let y = Scale(low: Double(least), high: Double(most), start: height - 26, end: 14)
        let left = Scale.gutter(y.ticks(atMost: 5).map(page.compact))
        let step = (width - left - 4) / Double(months.count)
        var svg = Svg()
        for tick in y.ticks(atMost: 5) {
            svg.line(x1: left, y1: y(tick), x2: width, y2: y(tick), tick == 0 ? .muted : .grid)
            svg.text(page.compact(tick), x: left - 6, y: y(tick) + 4, anchor: "end")
        }
        if let here = months.firstIndex(where: { $0.month == page.month }) {
            svg.rect(x: left + Double(here) * step, y: 8, width: step, height: height - 34, radius: 4, .line, opacity: 0.1)
        }
        for (offset, amount, paint) in [(0.16, \MonthPage.MonthFlow.incoming, Svg.Paint.incoming), (0.52, \.outgoing, .outgoing)] {
            svg.bars(
                months.enumerated().filter(\.element.isKnown).map { index, flow in
                    let (end, base) = (y(flow[keyPath: amount]), y(0))
                    return (left + (Double(index) + offset) * step, min(end, base), step * 0.32, abs(end - base))
                }, paint)
        }
        for (index, flow) in months.enumerated() {
            let x = left + Double(index) * step
            let isHere = flow.month == page.month
            svg.text(
                flow.month.tick(.wide), x: x + step / 2, y: height - 8, anchor: "middle",
                isHere ? .ink : .muted, bold: isHere)
            link(&svg, flow, page, x: x, width: step, height: height)
        }
        return svg.drawing(
            width: width, height: height, id: "year", title: say(.flowsTwelveMonths, [.month: page.month.name]),
            description: say(.yearDescription), style: "half")
    }

    private static func link(_ svg: inout Svg, _ flow: MonthPage.MonthFlow, _ page: MonthPage, x: Double, width: Double, height: Double) {
        guard flow.isKnown else { return }
        let title = say(
            .flowOfMonth, [.month: flow.month.name, .first: page.text(flow.incoming), .second: page.text(flow.outgoing)])
        if flow.month == page.month {
            svg.link(to: "#counted", title: title, x: x, y: 0, width: width, height: height)
        } else if page.siblings.contains(flow.month) {
            svg.link(to: "\(flow.month.iso).html", title: title, x: x, y: 0, width: width, height: height)
        }
    }
}

extension Scale {
    /// The room beside the axis of a drawing whose letters grow on a telephone, for its longest label.
    fileprivate static func gutter(_ labels: [String]) -> Double {
        Double.maximum(42, Double(labels.map { $0.count }.max() ?? 0) * 7.4 + 18)
    }
}
