extension HouseholdLedger {
    /// Categories and groups of them as people read them: `food.groceries` is Food & Drink / Groceries, `food` Food & Drink.
    var labels: [String: String] {
        var labels: [String: String] = [:]
        for row in transactions where !row.label.isEmpty && labels[row.category] == nil {
            labels[row.category] = row.label
            let parts = row.label.split(separator: "/", maxSplits: 1)
            guard parts.count == 2, row.group != row.category else { continue }
            labels[row.group] = String(parts[0].reversed().drop { $0 == " " }.reversed())
        }
        return labels
    }
}
