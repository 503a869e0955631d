import TillRecords

/// Twelve small bars, one a month, each leading to the month's rows.
enum MonthBars {
    /// - Parameter text: an amount in words.
    static func draw(_ cells: [YearPage.Cell?], _ paint: Svg.Paint, _ text: (Int64) -> String) -> String {
        let most = cells.compactMap { $0?.amount }.max() ?? 1
        let y = Scale(low: 0, high: Double(max(most, 1)), start: 24, end: 1)
        var svg = Svg()
        svg.line(x1: 0, y1: 23.5, x2: 144, y2: 23.5, .grid)
        for (place, cell) in cells.enumerated() {
            guard let cell else { continue }
            let x = Double(place) * 12
            if cell.amount > 0 {
                let top = min(y(cell.amount), 23)
                svg.rect(x: x + 2, y: top, width: 8, height: 24 - top, radius: 1, paint)
            }
            guard !cell.address.isEmpty else { continue }
            svg.link(to: cell.address, title: "\(cell.month.name): \(text(cell.amount))", x: x, y: 0, width: 12, height: 24)
        }
        return svg.ornament(width: 144, height: 24, style: "year-bars")
    }
}
