import TillRecords

/// A large purchase from somebody who was never paid before.
enum NewLargeMerchant: FindingRule {
    static let codes: Set<String> = ["new-merchant"]

    /// Days of past before anybody counts as new; and before somebody does who takes half of what a middling month costs.
    private static let settled = 90
    private static let settling = 14
    /// Purchases before that.
    private static let fewest = 40

    static func findings(in context: FindingContext) -> [Finding] {
        guard let first = context.ledger.firstDay else { return [] }
        var known: Set<String> = []
        var sizes = SortedSizes()
        var found: [Finding] = []
        for row in context.purchases {
            let name = FindingContext.payee(row)
            // Judged by what was known on its day, so that the answer does not change when more is known.
            if !name.isEmpty, known.insert(name).inserted, row.series == nil,
                row.day.ordinal - first.ordinal >= (row.spent >= context.scale.monthly(on: row.day) / 2 ? settling : settled),
                sizes.count >= fewest,
                row.spent > sizes.at(percent: 95),
                row.spent >= sizes.at(percent: 50).clampedAdding(sizes.at(percent: 50)), row.spent >= context.scale.material(on: row.day)
            {
                found.append(
                    Finding(
                        code: "new-merchant", rests: .household, about: row.id, severity: .middle, day: row.day, amount: row.spent,
                        message: context.say(
                            .findNewMerchant, [.name: name, .amount: context.text(row.spent), .date: context.text(row.day)]),
                        action: context.say(.doNewMerchant), account: row.account, category: row.category, merchant: name,
                        transactions: [row.id]))
            }
            if row.series == nil { sizes.insert(row.spent) }
        }
        return found
    }
}

/// Sizes in order, for asking how large one is among those before it.
struct SortedSizes {
    private var sorted: [Int64] = []
    /// A household's habits of the last so many purchases; more change nothing that a person would notice.
    private var recent: [Int64] = []
    private static let most = 1000

    var count: Int { sorted.count }

    mutating func insert(_ size: Int64) {
        if recent.count == SortedSizes.most {
            let old = recent.removeFirst()
            sorted.remove(at: place(of: old))
        }
        recent.append(size)
        sorted.insert(size, at: place(of: size))
    }

    /// The size that so many percent are not larger than; 0 for none.
    func at(percent: Int) -> Int64 { sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, sorted.count * percent / 100)] }

    private func place(of size: Int64) -> Int { sorted.partitioningIndex { $0 >= size } }
}
