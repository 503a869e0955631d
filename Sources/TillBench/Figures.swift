import TillStages

/// Medians, and how they are printed.
enum Figures {
    static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        guard !sorted.isEmpty else { return 0 }
        return sorted.count % 2 == 1 ? sorted[sorted.count / 2] : (sorted[sorted.count / 2 - 1] + sorted[sorted.count / 2]) / 2
    }

    /// One line: what, the figure, and the goal it is held to.
    static func tell(_ what: String, _ figure: String, goal: String = "") {
        let name = what + String(repeating: " ", count: max(1, 62 - what.count))
        Output.write("\(name)\(figure)\(goal.isEmpty ? "" : "   (goal: \(goal))")\n")
    }

    /// A number with two decimals.
    static func two(_ value: Double) -> String { decimals(value, 100, 2) }
    /// A number with three decimals.
    static func three(_ value: Double) -> String { decimals(value, 1000, 3) }

    private static func decimals(_ value: Double, _ scale: Double, _ digits: Int) -> String {
        guard value.isFinite, abs(value) < 1e12 else { return "?" }
        let units = Int((abs(value) * scale).rounded())
        let fraction = String(units % Int(scale))
        let padded = String(repeating: "0", count: digits - fraction.count) + fraction
        return "\(value < 0 ? "-" : "")\(units / Int(scale)).\(padded)"
    }

    static func megabytes(_ bytes: Int) -> String { "\(bytes / 1_048_576) MB" }
}
