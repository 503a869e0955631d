extension HouseholdLedger {
    /// Categories and groups of them as people read them: `food.groceries` is Food & Drink / Groceries, `food` Food & Drink.
    public var labels: [String: String] {
        var labels: [String: String] = [:]
        for row in transactions {
            HouseholdLedger.add(row.category, row.label, to: &labels)
            for part in row.splits { HouseholdLedger.add(part.category, part.label, to: &labels) }
        }
        return labels
    }

    private static func add(_ category: String, _ label: String, to labels: inout [String: String]) {
        guard !label.isEmpty, labels[category] == nil else { return }
        labels[category] = label
        let parts = label.split(separator: "/", maxSplits: 1)
        let group = LedgerTransaction.group(of: category)
        guard parts.count == 2, group != category else { return }
        labels[group] = String(parts[0].reversed().drop { $0 == " " }.reversed())
    }
}
