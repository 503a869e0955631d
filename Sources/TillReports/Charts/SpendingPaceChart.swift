/// Spending of the month as it adds up, beside the month before.
enum SpendingPaceChart {
    static func draw(_ page: MonthPage, _ size: ChartWidth) -> String {
        let width: Double = size == .wide ? 480 : 340
        let height: Double = 220
        let left: Double = 42
        let most = max(page.days.map(\.spent).max() ?? 0, page.days.compactMap(\.spentBefore).max() ?? 0, 1)
        let least = min(page.days.map(\.spent).min() ?? 0, 0)
        let y = Scale(low: Double(least), high: Double(most), start: height - 26, end: 14)
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
        let earlier = last?.spentBefore.map { " By the same day of the month before it was \(page.text($0))." } ?? ""
        return svg.drawing(
            width: width, height: height, id: "pace-\(size.rawValue)", title: "Spending as it added up, \(page.month.name)",
            description: "A line that ends at \(page.text(last?.spent ?? 0)).\(earlier) The same figures are in the table below.",
            style: size.rawValue)
    }
}
