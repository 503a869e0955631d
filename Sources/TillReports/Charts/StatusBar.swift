/// A bar of what was used of what there is, in the colour of how it stands; where more was used, a mark shows where the end was.
enum StatusBar {
    static func draw(_ used: Int64, of available: Int64, _ status: BudgetReading.Status) -> String {
        let most = max(available, used, 1)
        let scale = Scale(low: 0, high: Double(most), start: 0, end: 100)
        var svg = Svg()
        svg.rect(x: 0, y: 0, width: 100, height: 10, .grid, opacity: 0.55)
        svg.rect(x: 0, y: 0, width: min(100, scale(max(used, 0))), height: 10, paint(status))
        if used > available, available > 0 { svg.rect(x: min(99.2, scale(available)), y: 0, width: 0.8, height: 10, .ink) }
        return svg.ornament(width: 100, height: 10, style: "bar")
    }

    private static func paint(_ status: BudgetReading.Status) -> Svg.Paint {
        switch status {
        case .green: .proven
        case .yellow: .near
        case .red: .gap
        }
    }
}
