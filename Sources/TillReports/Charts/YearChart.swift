/// Twelve months, what came in beside what went out.
enum YearChart {
    static func draw(_ page: MonthPage, _ size: ChartWidth) -> String {
        let width: Double = size == .wide ? 480 : 340
        let height: Double = 220
        let left: Double = 42
        let months = page.year
        let most = max(months.map(\.incoming).max() ?? 0, months.map(\.outgoing).max() ?? 0, 1)
        let least = min(months.map(\.incoming).min() ?? 0, months.map(\.outgoing).min() ?? 0, 0)
        let y = Scale(low: Double(least), high: Double(most), start: height - 26, end: 14)
        let step = (width - left - 4) / Double(months.count)
        var svg = Svg()
        for tick in y.ticks(atMost: 5) {
            svg.line(x1: left, y1: y(tick), x2: width, y2: y(tick), tick == 0 ? .muted : .grid)
            svg.text(page.compact(tick), x: left - 6, y: y(tick) + 4, anchor: "end")
        }
        for (index, flow) in months.enumerated() {
            let x = left + Double(index) * step
            let isHere = flow.month == page.month
            if isHere { svg.rect(x: x, y: 8, width: step, height: height - 34, radius: 4, .line, opacity: 0.1) }
            let bar = step * 0.32
            for (offset, amount, paint) in [(0.16, flow.incoming, Svg.Paint.incoming), (0.52, flow.outgoing, .outgoing)] where flow.isKnown
            {
                let (top, bottom) = (min(y(amount), y(0)), max(y(amount), y(0)))
                svg.rect(x: x + step * offset, y: top, width: bar, height: bottom - top, radius: 2, paint)
            }
            svg.text(
                String(flow.month.shortName.prefix(size == .wide ? 3 : 1)), x: x + step / 2, y: height - 8, anchor: "middle",
                isHere ? .ink : .muted, bold: isHere)
            link(&svg, flow, page, x: x, width: step, height: height)
        }
        return svg.drawing(
            width: width, height: height, id: "year-\(size.rawValue)", title: "Money in and out, twelve months to \(page.month.name)",
            description: "Two bars a month, in and out. The same figures are in the table below.", style: size.rawValue)
    }

    private static func link(_ svg: inout Svg, _ flow: MonthPage.MonthFlow, _ page: MonthPage, x: Double, width: Double, height: Double) {
        guard flow.isKnown else { return }
        let title = "\(flow.month.name): in \(page.text(flow.incoming)), out \(page.text(flow.outgoing))"
        if flow.month == page.month {
            svg.link(to: "#counted", title: title, x: x, y: 0, width: width, height: height)
        } else if page.siblings.contains(flow.month) {
            svg.link(to: "\(flow.month.iso).html", title: title, x: x, y: 0, width: width, height: height)
        }
    }
}
