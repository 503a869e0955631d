import TillRecords

/// A recurring payment or income that was due and did not come.
enum MissingPayment: FindingRule {
    static let codes: Set<String> = ["missing-bill", "missing-income"]

    static func findings(in context: FindingContext) -> [Finding] {
        guard let asOf = context.ledger.asOf else { return [] }
        return context.series.filter { !$0.isHabit }.flatMap { one -> [Finding] in
            var days = Set(one.missed)
            if one.status == "late", let next = one.next { days.insert(next) }
            return days.sorted().compactMap { due in
                guard let known = due.adding(days: one.grace), known <= asOf else { return nil }
                return finding(one, due: due, known: known, context)
            }
        }
    }

    private static func finding(_ one: SeriesEvents, due: Day, known: Day, _ context: FindingContext) -> Finding {
        let size = Int64(clamping: (one.amount ?? 0).magnitude)
        let isIncome = (one.amount ?? -1) > 0
        let named = context.name(one)
        let name = size == 0 ? named : context.say(.nameAbout, [.name: named, .amount: context.text(size)])
        return Finding(
            code: isIncome ? "missing-income" : "missing-bill", rests: .rows, about: "\(one.id):\(due)",
            severity: isIncome ? .high : .middle, day: known,
            amount: size,
            message: context.say(isIncome ? .findMissingIncome : .findMissingBill, [.name: name, .date: context.text(due)]),
            action: context.say(isIncome ? .doMissingIncome : .doMissingBill),
            account: one.account, category: one.category, merchant: one.name, series: one.id,
            transactions: one.transactions.last.map { [$0] } ?? [])
    }
}
