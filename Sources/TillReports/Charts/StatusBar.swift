/// A bar of what was used of what there is, in the colour of how it stands; where more was used, a mark shows where the end was.
enum StatusBar {
    static func draw(_ used: Int64, of available: Int64, _ status: BudgetReading.Status) -> String {
        ShareBar.draw(used, typical: used > available ? available : nil, most: max(available, used), paint(status))
    }

    private static func paint(_ status: BudgetReading.Status) -> Svg.Paint {
        switch status {
        case .green: .proven
        case .yellow: .near
        case .red: .gap
        }
    }
}
