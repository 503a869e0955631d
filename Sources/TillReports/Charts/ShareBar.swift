/// A bar in a table row with a mark where a typical month would end. It fills what room it has, whatever its shape.
enum ShareBar {
    /// - Parameter most: the amount that fills the bar.
    static func draw(_ amount: Int64, typical: Int64?, most: Int64, _ paint: Svg.Paint) -> String {
        let scale = Scale(low: 0, high: Double(max(most, 1)), start: 0, end: 1000)
        var bars = bar(nil, min(1000, scale(max(amount, 0))), paint)
        if let typical, typical > 0, typical <= most { bars += bar(min(992, scale(typical)), 8, .ink) }
        return Markup.element("svg", ["class": "bar", "aria-hidden": "true"], content: bars)
    }

    /// A part of the bar; `start` and `width` in thousandths of it.
    private static func bar(_ start: Double?, _ width: Double, _ paint: Svg.Paint) -> String {
        Markup.element(
            "rect", ["x": start.map(percent), "width": percent(width), "height": "100%"], ["class": "f-" + paint.rawValue])
    }

    private static func percent(_ thousandths: Double) -> String {
        let whole = Int(thousandths.rounded())
        return whole % 10 == 0 ? "\(whole / 10)%" : "\(whole / 10).\(whole % 10)%"
    }
}
