import TillRecords

/// A month cost far more in one category than months usually do, beside its bills: those are expected, and a dearer one is told by itself.
enum UnusualMonth: FindingRule {
    static let codes: Set<String> = ["unusual-month"]

    /// Earlier months that tell what is usual.
    private static let fewest = 6

    static func findings(in context: FindingContext) -> [Finding] {
        let months = context.ledger.completeMonths
        var spent: [String: [Month: Int64]] = [:]
        for row in context.ledger.transactions where !context.isBill(row) {
            let month = Month(of: row.day)
            for part in row.spentBy {
                spent[part.category, default: [:]][month] = (spent[part.category]?[month] ?? 0).clampedAdding(part.amount)
            }
        }
        return spent.keys.filter { isBought($0, context) }.sorted().flatMap { category in
            let sizes = months.map { spent[category]?[$0] ?? 0 }
            return months.indices.compactMap { place in
                finding(category, months[place], sizes[place], after: Array(sizes[..<place].suffix(12)), context)
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
        guard more >= median / 2, more >= context.scale.material(on: month.last) else { return nil }
        let rows = context.ledger.transactions.filter { row in
            Month(of: row.day) == month && row.spentBy.contains { $0.category == category }
        }
        let hasBills = rows.contains(where: context.isBill)
        return Finding(
            code: "unusual-month", rests: .rows, about: "\(category):\(month.iso)", severity: .middle,
            day: month.last,
            amount: more,
            message: context.say(
                hasBills ? .findUnusualMonthBills : .findUnusualMonth,
                [
                    .name: context.label(category), .amount: context.text(size), .month: context.text(month),
                    .usual: context.text(median),
                ]),
            action: context.say(.doUnusualMonth), category: category,
            transactions: rows.lazy.filter { !context.isBill($0) }.map(\.id))
    }
}
