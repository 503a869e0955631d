import TillRecords

/// The balance of one account over the days of a month.
enum BalanceSparkline {
    static func draw(_ card: AccountCard, days: Int) -> String {
        let known = card.balances.enumerated().compactMap { index, balance in balance.map { (index, $0) } }
        guard let low = known.map(\.1).min(), let high = known.map(\.1).max(), known.count > 1 else { return "" }
        let y = Scale(low: Double(low), high: Double(high), start: 44, end: 6)
        let step = 300 / Double(max(days, 1))
        let points = known.map { ((Double($0.0) + 0.5) * step, low == high ? 25 : y($0.1)) }
        var svg = Svg()
        if low < 0, high > 0 { svg.line(x1: 0, y1: y(0), x2: 300, y2: y(0), .gap, dashed: true) }
        svg.area(points, base: 50, .line, opacity: 0.12)
        svg.path(points, .line, scaling: false)
        func text(_ minor: Int64) -> String { MoneyText.full(Money(minorUnits: minor, currency: card.currency)) }
        let title = "Balance of \(card.name) by day: from \(text(known[0].1)) to \(text(known[known.count - 1].1))"
        return svg.drawing(
            width: 300, height: 50, id: "spark-\(card.slug)", title: title, description: "Lowest \(text(low)), highest \(text(high)).",
            style: "spark",
            stretched: true)
    }
}
