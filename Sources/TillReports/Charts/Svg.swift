/// A drawing under way.
struct Svg {
    /// A paint: the attribute holds for print and for readers without style sheets, the class lets dark mode change it.
    enum Paint: String {
        case incoming, outgoing, line, typical, muted, grid, ink, proven, near, gap, rows

        var colour: String {
            switch self {
            case .incoming: "#12806f"
            case .outgoing: "#d0643a"
            case .line: "#3c50a0"
            case .typical: "#6d7484"
            case .muted: "#5d6472"
            case .grid: "#dcdfe4"
            case .ink: "#1c2230"
            case .proven: "#12806f"
            case .near: "#c98a12"
            case .gap: "#b3261e"
            case .rows: "#c3c9d2"
            }
        }
    }

    private var body = ""

    private typealias Attributes = Markup.Attributes

    /// A line of text. `anchor` is start, middle or end.
    mutating func text(
        _ text: String, x: Double, y: Double, anchor: String = "start", size: Double = 11, _ paint: Paint = .muted, bold: Bool = false
    ) {
        body += Markup.element(
            "text", ["x": n(x), "y": n(y), "font-size": n(size), "text-anchor": anchor, "font-weight": bold ? "600" : nil], fill(paint),
            content: Markup.escaped(text))
    }

    mutating func rect(x: Double, y: Double, width: Double, height: Double, radius: Double = 0, _ paint: Paint, opacity: Double = 1) {
        body += Markup.element(
            "rect",
            [
                "x": n(x), "y": n(y), "width": n(max(0, width)), "height": n(max(0, height)), "rx": radius > 0 ? n(radius) : nil,
                "fill-opacity": opacity < 1 ? n(opacity) : nil,
            ], fill(paint))
    }

    mutating func line(x1: Double, y1: Double, x2: Double, y2: Double, _ paint: Paint, width: Double = 1, dashed: Bool = false) {
        body += Markup.element(
            "line",
            ["x1": n(x1), "y1": n(y1), "x2": n(x2), "y2": n(y2), "stroke-width": n(width), "stroke-dasharray": dashed ? "3 4" : nil],
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
                "d": steps(points), "fill": "none", "stroke-width": n(width), "stroke-linejoin": "round", "stroke-linecap": "round",
                "stroke-dasharray": dashed ? "4 4" : nil, "vector-effect": scaling ? nil : "non-scaling-stroke",
            ], stroke(paint))
    }

    /// The surface between a line and the level `base`.
    mutating func area(_ points: [(Double, Double)], base: Double, _ paint: Paint, opacity: Double) {
        guard let first = points.first, let last = points.last, points.count > 1 else { return }
        let outline = steps(points) + "L\(n(last.0)) \(n(base))L\(n(first.0)) \(n(base))Z"
        body += Markup.element("path", ["d": outline, "fill-opacity": n(opacity)], fill(paint))
    }

    /// A closed surface.
    mutating func shape(_ points: [(Double, Double)], _ paint: Paint, opacity: Double) {
        guard points.count > 2 else { return }
        body += Markup.element("path", ["d": steps(points) + "Z", "fill-opacity": n(opacity)], fill(paint))
    }

    /// A part that leads to an anchor or page, with what a pointer shows over it. `x`, `y`, `width`, `height` are what can be hit.
    ///
    /// For pointers only: the table beside the chart has the same links for keyboards and screen readers.
    mutating func link(to address: String, title: String, x: Double, y: Double, width: Double, height: Double) {
        let hit = Markup.element(
            "rect",
            ["class": "hit", "x": n(x), "y": n(y), "width": n(width), "height": n(height), "fill": "#000", "fill-opacity": "0"])
        let name = Markup.element("title", [:], content: Markup.escaped(title))
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
                "xmlns": Svg.namespace, "class": style, "viewBox": "0 0 \(n(width)) \(n(height))",
                "preserveAspectRatio": stretched ? "none" : nil, "role": "img", "aria-labelledby": "\(id)-t \(id)-d",
            ], content: name + words + body)
    }

    /// A drawing that only repeats the figures of its table row: hidden from screen readers.
    func ornament(width: Double, height: Double, style: String) -> String {
        Markup.element(
            "svg",
            [
                "xmlns": Svg.namespace, "class": style, "viewBox": "0 0 \(n(width)) \(n(height))", "preserveAspectRatio": "none",
                "aria-hidden": "true", "focusable": "false",
            ], content: body)
    }

    private static let namespace = "http://www.w3.org/2000/svg"

    private func fill(_ paint: Paint) -> Attributes { ["fill": paint.colour, "class": "f-" + paint.rawValue] }
    private func stroke(_ paint: Paint) -> Attributes { ["stroke": paint.colour, "class": "s-" + paint.rawValue] }

    private func steps(_ points: [(Double, Double)]) -> String {
        var out = ""
        for (index, point) in points.enumerated() { out += (index == 0 ? "M" : "L") + "\(n(point.0)) \(n(point.1))" }
        return out
    }

    /// At most two decimals, the same on every machine.
    private func n(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e9 else { return "0" }
        let hundredths = Int((value * 100).rounded())
        let fraction = abs(hundredths % 100)
        let whole = (hundredths < 0 ? "-" : "") + String(abs(hundredths) / 100)
        guard fraction > 0 else { return hundredths == 0 ? "0" : whole }
        return whole + (fraction % 10 == 0 ? ".\(fraction / 10)" : fraction < 10 ? ".0\(fraction)" : ".\(fraction)")
    }
}
