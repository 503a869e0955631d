import TillRecords

/// A month cost far more in one category than months usually do.
enum UnusualMonth: FindingRule {
    static let codes: Set<String> = ["unusual-month"]

    /// Earlier months that tell what is usual.
    private static let fewest = 6

    static func findings(in context: FindingContext) -> [Finding] {
        let flows = context.ledger.flows(in: context.ledger.completeMonths)
        let categories = Set(flows.flatMap { $0.spentBy.keys }).filter { isBought($0, context) }.sorted()
        return categories.flatMap { category in
            let sizes = flows.map { $0.spentBy[category] ?? 0 }
            return flows.indices.compactMap { place in
                finding(category, flows[place].month, sizes[place], after: Array(sizes[..<place].suffix(12)), context)
            }
        }
    }

    /// Cash and money to people and to own accounts come in any size, and so does what nobody knows the use of.
    private static func isBought(_ category: String, _ context: FindingContext) -> Bool {
        guard !category.isEmpty, category != UnknownCategory.name else { return false }
        return [.plain, .fee, .loan].contains(context.ledger.uses.use(of: category))
    }

    private static func finding(
        _ category: String, _ month: Month, _ size: Int64, after earlier: [Int64], _ context: FindingContext
    ) -> Finding? {
        // A category that most months do without has no usual month.
        guard let score = LogDeviation.score(size, among: earlier, fewest: fewest), score > LogDeviation.outlier,
            let median = earlier.median, median > 0
        else { return nil }
        let more = size.clampedSubtracting(median)
        guard more >= median / 4, more >= context.monthly / 50 else { return nil }
        return Finding(
            code: "unusual-month", rests: .rows, about: "\(category):\(month.iso)", severity: more >= context.monthly / 10 ? .middle : .low,
            day: month.last,
            amount: more,
            message: "\(context.label(category)) cost \(context.text(size)) in \(month.iso), usually about \(context.text(median)).",
            action: "Look what was different in that month.", category: category,
            transactions: context.ledger.transactions.lazy.filter { row in
                Month(of: row.day) == month && row.spentBy.contains { $0.category == category }
            }.map(\.id))
    }
}
