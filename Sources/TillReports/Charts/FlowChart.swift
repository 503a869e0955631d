import TillRecords

/// Bands from what came in to what it went for, as thick as the money: for pointers and eyes; a table beside it says the same.
struct FlowChart {
    /// An end of a band as it is shown.
    struct End {
        let name: String
        let text: String
        let amount: Int64
        let address: String
        let paint: Svg.Paint
    }

    let sources: [End]
    let uses: [End]

    /// - Parameters:
    ///   - title: what a screen reader says of it.
    func draw(_ size: ChartWidth, title: String, description: String) -> String {
        let width: Double = size == .wide ? 960 : 340
        let edge: Double = size == .wide ? 240 : 108
        let unit = FlowChart.money / Double(max(sources.reduce(Int64(0)) { $0.clampedAdding($1.amount) }, 1))
        func thick(_ end: End) -> Double { max(Double(end.amount) * unit, 1) }
        func slots(_ ends: [End]) -> Double { ends.reduce(0) { $0 + max(thick($1), FlowChart.label) } }
        let height = max(slots(sources), slots(uses)) + 2 * FlowChart.margin
        var svg = Svg()
        var labels = (names: Svg(), texts: Svg())
        for (ends, isSource) in [(sources, true), (uses, false)] {
            let x = isSource ? edge : width - edge - FlowChart.bar
            let space = (height - 2 * FlowChart.margin - slots(ends)) / Double(max(ends.count, 1))
            var y = FlowChart.margin + space / 2
            var inner = (height - FlowChart.money) / 2
            for end in ends {
                let (slot, inside) = (max(thick(end), FlowChart.label), Double(end.amount) * unit)
                let top = y + (slot - thick(end)) / 2
                let (outer, middle) = ((isSource ? x + FlowChart.bar : x, top), (width / 2, inner))
                svg.band(
                    from: isSource ? outer : middle, to: isSource ? middle : outer,
                    width: isSource ? (thick(end), inside) : (inside, thick(end)), end.paint, opacity: 0.35)
                svg.rect(x: x, y: top, width: FlowChart.bar, height: thick(end), radius: 1.5, end.paint)
                label(end, &labels, room: edge, x: isSource ? x - 8 : x + FlowChart.bar + 8, y: y + slot / 2, isSource: isSource)
                if size == .wide, !end.address.isEmpty {
                    svg.link(
                        to: end.address, title: "\(end.name): \(end.text)", x: isSource ? 0 : x, y: y, width: edge + FlowChart.bar,
                        height: slot)
                }
                y += slot + space
                inner += inside
            }
            // What all labels of a side have in common is said once.
            svg.group(labels.names, anchor: isSource ? "end" : "start", size: 12, .ink)
            svg.group(labels.texts, anchor: isSource ? "end" : "start", size: 11, .muted)
            labels = (Svg(), Svg())
        }
        return svg.drawing(
            width: width, height: height, id: "money-\(size.rawValue)", title: title, description: description, style: size.rawValue)
    }

    /// Units of the drawing: all money is so high, a label needs so much, and a bar is so wide.
    private static let money: Double = 220
    private static let label: Double = 34
    private static let margin: Double = 4
    private static let bar: Double = 10

    private func label(_ end: End, _ labels: inout (names: Svg, texts: Svg), room: Double, x: Double, y: Double, isSource: Bool) {
        let letters = Int(room / 6.8)
        let name = end.name.count > letters ? end.name.prefix(letters - 1) + "\u{2026}" : end.name
        labels.names.plainText(name, x: x, y: y - 1)
        labels.texts.plainText(end.text, x: x, y: y + 13)
    }
}
