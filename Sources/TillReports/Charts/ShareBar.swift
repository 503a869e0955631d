/// A bar in a table row with a mark where a typical month would end.
enum ShareBar {
    /// - Parameter most: the amount that fills the bar.
    static func draw(_ amount: Int64, typical: Int64?, most: Int64, _ paint: Svg.Paint) -> String {
        let scale = Scale(low: 0, high: Double(max(most, 1)), start: 0, end: 100)
        var svg = Svg()
        svg.rect(x: 0, y: 0, width: min(100, scale(max(amount, 0))), height: 10, paint)
        if let typical, typical > 0, typical <= most { svg.rect(x: min(99.2, scale(typical)), y: 0, width: 0.8, height: 10, .ink) }
        return svg.ornament(width: 100, height: 10, style: "bar")
    }
}
