import TillRecords

/// A large purchase from somebody who was never paid before.
enum NewLargeMerchant: FindingRule {
    static let codes: Set<String> = ["new-merchant"]

    /// Days of past before anybody counts as new.
    private static let settled = 90
    /// Purchases before that.
    private static let fewest = 40

    static func findings(in ground: FindingGround) -> [Finding] {
        guard let first = ground.ledger.firstDay else { return [] }
        var known: Set<String> = []
        var sizes = SortedSizes()
        var found: [Finding] = []
        for row in ground.purchases {
            let name = FindingGround.payee(row)
            // Judged by what was known on its day, so that the answer does not change when more is known.
            if !name.isEmpty, known.insert(name).inserted, row.series == nil, row.day.ordinal - first.ordinal >= settled,
                sizes.count >= fewest, row.spent > sizes.at(percent: 95),
                row.spent >= sizes.at(percent: 50).clampedAdding(sizes.at(percent: 50))
            {
                found.append(
                    Finding(
                        code: "new-merchant", rests: .household, about: row.id, severity: .low, day: row.day, amount: row.spent,
                        message: "\(name) was paid \(ground.text(row.spent)) on \(row.day), for the first time; "
                            + "19 of 20 purchases are smaller.",
                        action: "Look whether you know who that is.", account: row.account, category: row.category, merchant: name,
                        transactions: [row.id]))
            }
            if row.series == nil { sizes.insert(row.spent) }
        }
        return found
    }
}
