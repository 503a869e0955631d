/// A drawing under way.
struct Svg {
    /// A paint: a class, whose colours the style sheet has, by day and by night.
    enum Paint: String {
        case incoming, outgoing, line, typical, muted, grid, ink, proven, near, gap, rows
    }

    private var body = ""
    private var hasLinks = false

    private typealias Attributes = Markup.Attributes

    /// A line of text. `anchor` is start, middle or end.
    mutating func text(
        _ text: String, x: Double, y: Double, anchor: String = "start", size: Double = 11, _ paint: Paint = .muted, bold: Bool = false
    ) {
        body += Markup.element(
            "text",
            [
                "x": n(x), "y": n(y), "font-size": size == 11 ? nil : n(size), "text-anchor": anchor == "start" ? nil : anchor,
                "font-weight": bold ? "600" : nil,
            ], fill(paint),
            content: Markup.escaped(text))
    }

    /// A line of text within a group, which has its anchor, size and paint.
    mutating func plainText(_ text: String, x: Double, y: Double) {
        body += Markup.element("text", ["x": n(x), "y": n(y)], content: Markup.escaped(text))
    }

    /// Lines of text with what they have in common.
    mutating func group(_ lines: Svg, anchor: String, size: Double, _ paint: Paint) {
        guard !lines.body.isEmpty else { return }
        body += Markup.element(
            "g", ["font-size": size == 11 ? nil : n(size), "text-anchor": anchor == "start" ? nil : anchor], fill(paint),
            content: lines.body)
    }

    mutating func rect(x: Double, y: Double, width: Double, height: Double, radius: Double = 0, _ paint: Paint, opacity: Double = 1) {
        body += Markup.element(
            "rect",
            [
                "x": x == 0 ? nil : n(x), "y": y == 0 ? nil : n(y), "width": n(max(0, width)), "height": n(max(0, height)),
                "rx": radius > 0 ? n(radius) : nil,
                "fill-opacity": opacity < 1 ? share(opacity) : nil,
            ], fill(paint))
    }

    /// Upright bars as one shape: a page has hundreds of them.
    mutating func bars(_ bars: [(x: Double, y: Double, width: Double, height: Double)], _ paint: Paint, opacity: Double = 1) {
        let shown = bars.filter { $0.width > 0 && $0.height > 0 }
        guard !shown.isEmpty else { return }
        let outline = shown.map { "M\(n($0.x)) \(n($0.y))h\(n($0.width))v\(n($0.height))h-\(n($0.width))z" }.joined()
        body += Markup.element("path", ["d": outline, "fill-opacity": opacity < 1 ? share(opacity) : nil], fill(paint))
    }

    mutating func line(x1: Double, y1: Double, x2: Double, y2: Double, _ paint: Paint, width: Double = 1, dashed: Bool = false) {
        body += Markup.element(
            "line",
            [
                "x1": n(x1), "y1": n(y1), "x2": n(x2), "y2": n(y2), "stroke-width": width == 1 ? nil : n(width),
                "stroke-dasharray": dashed ? "3 4" : nil,
            ],
            stroke(paint))
    }

    mutating func circle(x: Double, y: Double, radius: Double, _ paint: Paint) {
        body += Markup.element("circle", ["cx": n(x), "cy": n(y), "r": n(radius)], fill(paint))
    }

    mutating func path(_ points: [(Double, Double)], _ paint: Paint, width: Double = 2, dashed: Bool = false, scaling: Bool = true) {
        guard points.count > 1 else { return }
        body += Markup.element(
            "path",
            [
                "d": steps(points), "fill": "none", "stroke-width": n(width),
                "stroke-dasharray": dashed ? "4 4" : nil, "vector-effect": scaling ? nil : "non-scaling-stroke",
            ], stroke(paint))
    }

    /// The surface between a line and the level `base`.
    mutating func area(_ points: [(Double, Double)], base: Double, _ paint: Paint, opacity: Double) {
        guard let first = points.first, let last = points.last, points.count > 1 else { return }
        let outline = steps(points) + "L\(n(last.0)) \(n(base))L\(n(first.0)) \(n(base))Z"
        body += Markup.element("path", ["d": outline, "fill-opacity": share(opacity)], fill(paint))
    }

    /// A band between two upright edges, given by their upper ends and heights.
    mutating func band(
        from: (Double, Double), to: (Double, Double), width: (Double, Double), _ paint: Paint, opacity: Double
    ) {
        let middle = n((from.0 + to.0) / 2)
        let upper = "M\(n(from.0)) \(n(from.1))C\(middle) \(n(from.1)) \(middle) \(n(to.1)) \(n(to.0)) \(n(to.1))"
        let (low, high) = (n(from.1 + width.0), n(to.1 + width.1))
        let lower = "V\(high)C\(middle) \(high) \(middle) \(low) \(n(from.0)) \(low)Z"
        body += Markup.element("path", ["d": upper + lower, "fill-opacity": share(opacity)], fill(paint))
    }

    /// A closed surface.
    mutating func shape(_ points: [(Double, Double)], _ paint: Paint, opacity: Double) {
        guard points.count > 2 else { return }
        body += Markup.element("path", ["d": steps(points) + "Z", "fill-opacity": share(opacity)], fill(paint))
    }

    /// A part that leads to an anchor or page, with what a pointer shows over it. `x`, `y`, `width`, `height` are what can be hit.
    ///
    /// For pointers only: the table beside the chart has the same links for keyboards and screen readers.
    mutating func link(to address: String, title: String, x: Double, y: Double, width: Double, height: Double) {
        let hit = Markup.element(
            "rect",
            ["class": "hit", "x": x == 0 ? nil : n(x), "y": y == 0 ? nil : n(y), "width": n(width), "height": n(height)])
        let name = Markup.element("title", [:], content: Markup.escaped(title))
        hasLinks = true
        body += Markup.element("a", ["href": address, "tabindex": "-1"], content: name + hit)
    }

    /// The whole drawing. Title and description are what a screen reader says; a table with the same figures stands beside every chart.
    func drawing(
        width: Double, height: Double, id: String, title: String, description: String, style: String = "", stretched: Bool = false
    ) -> String {
        let name = Markup.element("title", ["id": id + "-t"], content: Markup.escaped(title))
        let words = Markup.element("desc", ["id": id + "-d"], content: Markup.escaped(description))
        return Markup.element(
            "svg",
            [
                "class": style, "viewBox": "0 0 \(n(width)) \(n(height))",
                "preserveAspectRatio": stretched ? "none" : nil, "role": hasLinks ? "group" : "img", "aria-labelledby": "\(id)-t \(id)-d",
            ], content: name + words + body)
    }

    /// A drawing that only repeats the figures of its table row: hidden from screen readers.
    func ornament(width: Double, height: Double, style: String) -> String {
        Markup.element(
            "svg",
            [
                "class": style, "viewBox": "0 0 \(n(width)) \(n(height))", "preserveAspectRatio": "none", "aria-hidden": "true",
            ], content: body)
    }

    private func fill(_ paint: Paint) -> Attributes { ["class": "f-" + paint.rawValue] }
    private func stroke(_ paint: Paint) -> Attributes { ["class": "s-" + paint.rawValue] }

    private func steps(_ points: [(Double, Double)]) -> String {
        var out = ""
        var last = (0, 0)
        for (index, point) in points.enumerated() {
            let next = (Svg.tenths(point.0), Svg.tenths(point.1))
            if index == 0 {
                out += "M\(Svg.short(next.0)) \(Svg.short(next.1))"
            } else {
                let (x, y) = (Svg.short(next.0 - last.0), Svg.short(next.1 - last.1))
                out += (index == 1 ? "l" : x.hasPrefix("-") ? "" : " ") + x + (y.hasPrefix("-") ? "" : " ") + y
            }
            last = next
        }
        return out
    }

    private static func tenths(_ value: Double) -> Int { value.isFinite && abs(value) < 1e9 ? Int((value * 10).rounded()) : 0 }

    /// `-0.5` as `-.5`.
    private static func short(_ tenths: Int) -> String {
        let (whole, rest) = (tenths.magnitude / 10, tenths.magnitude % 10)
        return (tenths < 0 ? "-" : "") + (whole == 0 && rest > 0 ? "" : String(whole)) + (rest == 0 ? "" : ".\(rest)")
    }

    /// At most one decimal, the same on every machine.
    private func n(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e9 else { return "0" }
        let tenths = Int((value * 10).rounded())
        let (whole, rest) = (String(abs(tenths) / 10), abs(tenths) % 10)
        return (tenths < 0 ? "-" : "") + (rest == 0 ? whole : "\(whole).\(rest)")
    }

    /// A share of what is opaque, with two decimals.
    private func share(_ value: Double) -> String {
        let hundredths = Int((min(max(value, 0), 1) * 100).rounded())
        return hundredths == 100 ? "1" : hundredths < 10 ? ".0\(hundredths)" : ".\(hundredths)"
    }
}
