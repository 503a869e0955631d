import TillRecords

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
