/// Twelve months as pairs of bars: what came in, what went out.
enum YearBars {
    struct Pair: Sendable {
        let incoming: Int64
        let outgoing: Int64
    }

    static func draw(_ months: [Pair]) -> String {
        let most = months.map { max($0.incoming, $0.outgoing) }.max() ?? 0
        guard most > 0 else { return "" }
        let y = Scale(low: 0, high: Double(most), start: 50, end: 2)
        let step = 300 / Double(max(months.count, 1))
        var svg = Svg()
        svg.line(x1: 0, y1: 49.5, x2: 300, y2: 49.5, .grid)
        for (index, tally) in months.enumerated() {
            for (offset, amount, paint) in [(0.16, tally.incoming, Svg.Paint.incoming), (0.52, tally.outgoing, .outgoing)] where amount > 0
            {
                let top = y(amount)
                svg.rect(x: (Double(index) + offset) * step, y: top, width: step * 0.32, height: 50 - top, radius: 1, paint)
            }
        }
        return svg.ornament(width: 300, height: 50, style: "spark")
    }
}
