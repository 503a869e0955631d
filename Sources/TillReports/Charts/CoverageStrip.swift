import TillRecords

/// The days of a month, each as proven, contradicted, merely present or absent: told apart by height as well as by colour.
enum CoverageStrip {
    static func draw(_ card: AccountCard, month: Month) -> String {
        let step = 300 / Double(month.length)
        var svg = Svg()
        for index in 0..<month.length {
            let x = Double(index) * step
            switch index < card.states.count ? card.states[index] : .nothing {
            case .proven: svg.rect(x: x + 0.6, y: 0, width: step - 1.2, height: 12, .proven)
            case .gap:
                svg.rect(x: x + 0.6, y: 0, width: step - 1.2, height: 4, .gap)
                svg.rect(x: x + 0.6, y: 8, width: step - 1.2, height: 4, .gap)
            case .rows: svg.rect(x: x + 0.6, y: 6, width: step - 1.2, height: 6, .rows)
            case .nothing: svg.rect(x: x + 0.6, y: 10.5, width: step - 1.2, height: 1.5, .grid)
            }
        }
        return svg.drawing(
            width: 300, height: 12, id: "days-\(card.slug)", title: "Days of \(month.name) proven complete for \(card.name)",
            description: "\(card.provenDays) of \(month.length) days. The table of coverage names the days.", style: "strip",
            stretched: true)
    }
}
