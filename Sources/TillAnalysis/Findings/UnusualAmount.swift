import TillFigures
import TillRecords

/// A payee took far more than it usually does.
enum UnusualAmount: FindingRule {
    static let codes: Set<String> = ["unusual-amount"]

    /// Earlier purchases that tell what is usual, and how many of the latest are looked at.
    private static let fewest = 6
    private static let most = 60

    static func findings(in context: FindingContext) -> [Finding] {
        context.byMerchant.keys.sorted().flatMap { name in
            let rows = context.byMerchant[name] ?? []
            return rows.indices.compactMap { place in finding(rows[place], after: rows[..<place].suffix(most).map(\.spent), name, context) }
        }
    }

    /// Judged by what was known on its day, so that the answer does not change when more is known.
    private static func finding(_ row: LedgerTransaction, after earlier: [Int64], _ name: String, _ context: FindingContext) -> Finding? {
        guard let score = LogDeviation.score(row.spent, among: earlier, fewest: fewest), score > LogDeviation.outlier,
            let median = earlier.median
        else { return nil }
        let more = row.spent.clampedSubtracting(median)
        // What nineteen in twenty were below: where it takes one of two sums by turns, neither is unusual.
        guard earlier.count(where: { $0 >= row.spent }) * 20 <= earlier.count else { return nil }
        // Half as much again, and more than the household would notice: a large shopping among small ones concerns nobody.
        guard more >= median / 2,
            more >= (row.series == nil ? context.scale.material(on: row.day) : context.scale.materialBill(on: row.day))
        else { return nil }
        return Finding(
            code: "unusual-amount", rests: .rows, about: row.id, severity: more >= context.scale.monthly(on: row.day) / 10 ? .middle : .low,
            day: row.day,
            amount: more,
            message: context.say(
                .findUnusualAmount,
                [.name: name, .amount: context.text(row.spent), .date: context.text(row.day), .usual: context.text(median)]),
            action: context.say(.doUnusualAmount), account: row.account, category: row.category, merchant: name,
            series: row.series, transactions: [row.id])
    }
}
