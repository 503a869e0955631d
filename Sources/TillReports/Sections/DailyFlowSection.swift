import TillHousehold

/// The month day by day, as a chart and as a table.
enum DailyFlowSection: ReportSection {
    static let anchor = "days"
    static let title: MessageKey? = .daysTitle
    static let template: PageTemplate = """
        <p class="key"><span class="k-in">\(.keyCameIn)</span> <span class="k-out">\(.keyWentOut)</span> <span class="k-line">\(.keyRunning)</span></p>
        {{{wide}}}{{{narrow}}}
        <details><summary>\(.sameAsTable)</summary><table class="plain nums"><caption>\(.flowsByDay, [.month: "month"])</caption>
        <thead><tr><th scope="col">\(.columnDay)</th><th scope="col" class="n">\(.columnIn)</th><th scope="col" class="n">\(.columnOut)</th><th scope="col"
        class="n">\(.columnRunning)</th>
        <th scope="col" class="n">\(.columnSpentSoFar)</th><th scope="col" class="n">\(.columnMonthBefore)</th></tr></thead>
        <tbody>{{#days}}<tr{{#explain}} title="{{explain}}"{{/explain}}><th scope="row"><a href="#d{{number}}">{{day}}</a></th><td data-k="\(.columnIn)">{{in}}</td><td
        data-k="\(.columnOut)">{{out}}</td><td data-k="\(.columnRunning)">{{running}}</td><td data-k="\(.columnSpentSoFar)">{{spent}}</td><td
        data-k="\(.columnMonthBefore)">{{before}}</td></tr>{{/days}}</tbody></table></details>
        """

    static func view(of page: MonthPage) -> View? {
        guard !page.days.isEmpty else { return nil }
        let days: [View] = page.days.filter { $0.count > 0 }.map { flow in
            [
                "number": flow.day.day, "day": DayText.short(flow.day), "in": page.text(flow.incoming), "out": page.text(flow.outgoing),
                "running": page.signed(flow.running), "spent": page.text(flow.spent),
                "explain": page.explain(flow.day, "left"), "before": flow.spentBefore.map(page.text) ?? "\u{2013}",
            ]
        }
        return [
            "wide": DailyFlowChart.draw(page, .wide), "narrow": DailyFlowChart.draw(page, .narrow), "month": page.month.name, "days": days,
        ]
    }
}

/// The month in two panels over one axis of days: above, what came in and the running total; below, what went out.
///
/// Each panel has a scale of its own, named at its axis: a salary would press a week of groceries flat.
enum DailyFlowChart {
    static func draw(_ page: MonthPage, _ size: ChartWidth) -> String {
        let frame = Frame(page, size)
        var svg = Svg()
        axis(&svg, page, frame.upper, frame, most: 4)
        axis(&svg, page, frame.lower, frame, most: 3)
        var line: [(Double, Double)] = []
        for flow in page.days {
            line.append((frame.middle(of: flow.day.day), frame.upper(flow.running)))
        }
        bars(&svg, page.days, frame)
        svg.area(line, base: frame.upper(0), .line, opacity: 0.08)
        svg.path(line, .line, width: size == .wide ? 2.5 : 2)
        if let last = line.last { svg.circle(x: last.0, y: last.1, radius: 4, .line) }
        for number in stride(from: 1, through: page.month.length, by: size == .wide ? 2 : 7) {
            svg.text(String(number), x: frame.middle(of: number), y: frame.height - 6, anchor: "middle")
        }
        if size == .wide { links(&svg, page, frame) }
        return svg.drawing(
            width: frame.width, height: frame.height, id: "flow-\(size.rawValue)", title: say(.flowsByDay, [.month: page.month.name]),
            description: description(page), style: size.rawValue)
    }

    /// Where things go: sizes, the two scales, and the days along them.
    private struct Frame {
        let width: Double
        let height: Double
        let left: Double
        let step: Double
        let upper: Scale
        let lower: Scale

        init(_ page: MonthPage, _ size: ChartWidth) {
            width = size == .wide ? 1000 : 340
            height = size == .wide ? 330 : 290
            let split = height * 0.62
            let high = page.days.map { max($0.incoming, $0.running) }.max() ?? 0
            let low = page.days.map(\.running).min() ?? 0
            let most = page.days.map(\.outgoing).max() ?? 0
            let least = page.days.map(\.outgoing).min() ?? 0
            upper = Scale(low: Double(min(low, 0)), high: Double(max(high, 1)), start: split - 14, end: 12)
            lower = Scale(low: Double(min(least, 0)), high: Double(max(most, 1)), start: split + 12, end: height - 26)
            let ticks = upper.ticks(atMost: 4) + lower.ticks(atMost: 3)
            left = (size == .wide ? 52 : 42) + Scale.margin(ticks.map(page.compact))
            step = (width - left - 6) / Double(page.month.length)
        }

        func start(of day: Int) -> Double { left + Double(day - 1) * step }
        func middle(of day: Int) -> Double { start(of: day) + step / 2 }
    }

    static func description(_ page: MonthPage) -> String {
        let end = page.days.last.map { page.signed($0.running) } ?? page.text(0)
        return say(.flowDescription, [.amount: end])
    }

    private static func axis(_ svg: inout Svg, _ page: MonthPage, _ scale: Scale, _ frame: Frame, most: Int) {
        for tick in scale.ticks(atMost: most) {
            svg.line(
                x1: frame.left, y1: scale(tick), x2: frame.width, y2: scale(tick), tick == 0 ? .muted : .grid, width: tick == 0 ? 1.2 : 1)
            svg.text(page.compact(tick), x: frame.left - 7, y: scale(tick) + 4, anchor: "end")
        }
    }

    private static func bars(_ svg: inout Svg, _ days: [MonthPage.DayFlow], _ frame: Frame) {
        let width = min(frame.step * 0.66, 20)
        func bar(_ flow: MonthPage.DayFlow, from top: Double, to end: Double) -> (x: Double, y: Double, width: Double, height: Double) {
            (frame.middle(of: flow.day.day) - width / 2, top, width, end - top)
        }
        let (upper, lower) = (frame.upper(0), frame.lower(0))
        svg.bars(days.filter { $0.incoming > 0 }.map { bar($0, from: min(frame.upper($0.incoming), upper - 2), to: upper) }, .incoming)
        svg.bars(days.filter { $0.outgoing > 0 }.map { bar($0, from: lower, to: max(frame.lower($0.outgoing), lower + 2)) }, .outgoing)
        // Days of refunds: paler, on the other side of the line.
        svg.bars(days.filter { $0.outgoing < 0 }.map { bar($0, from: frame.lower($0.outgoing), to: lower) }, .outgoing, opacity: 0.5)
    }

    private static func links(_ svg: inout Svg, _ page: MonthPage, _ frame: Frame) {
        for flow in page.days where flow.count > 0 {
            svg.link(
                to: "#d\(flow.day.day)",
                title: say(
                    .flowOfDay,
                    [
                        .date: DayText.full(flow.day), .first: page.text(flow.incoming), .second: page.text(flow.outgoing),
                        .total: page.signed(flow.running),
                    ]), x: frame.start(of: flow.day.day), y: 0,
                width: frame.step, height: frame.height - 20)
        }
    }
}
