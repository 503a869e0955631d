import TillRecords

/// A purchase of a whole hundred: a finding that nobody has looked for yet.
enum RoundSum: FindingRule {
    static let codes: Set<String> = ["round-sum"]

    static func findings(in ground: FindingContext) -> [Finding] {
        ground.purchases.filter { $0.spent % 100_00 == 0 }.map { row in
            Finding(
                code: "round-sum", rests: .rows, about: row.id, severity: .low, day: row.day, amount: row.spent,
                message: "\(row.merchant) took exactly \(ground.text(row.spent)).", action: "Ask for the receipt.",
                account: row.account, merchant: row.merchant, transactions: [row.id])
        }
    }
}
