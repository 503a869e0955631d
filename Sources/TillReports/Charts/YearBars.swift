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
        for (offset, amount, paint) in [(0.16, \Pair.incoming, Svg.Paint.incoming), (0.52, \.outgoing, .outgoing)] {
            svg.bars(
                months.enumerated().map { index, pair in
                    let top = y(max(pair[keyPath: amount], 0))
                    return ((Double(index) + offset) * step, top, step * 0.32, 50 - top)
                }, paint)
        }
        return svg.ornament(width: 300, height: 50, style: "spark")
    }
}
