import TillRecords

/// A line of the budget was overspent, or will be if the month goes on as months usually do.
enum BudgetPace: FindingRule {
    static let codes: Set<String> = ["over-budget", "budget-pace"]

    static func findings(in context: FindingContext) -> [Finding] {
        context.budgets.flatMap { budget -> [Finding] in
            guard let period = budget.string(.period), let until = budget.date(.until), let last = budget.date(.last) else { return [] }
            // A rule of thumb that nobody chose is shown, and nobody is called because of it.
            guard budget.equals(.by, "household") else { return [] }
            return budget.objects(.lines).compactMap { line in
                guard !(line.flag(.saving) ?? false) else { return nil }
                return over(line, period, until, context)
                    ?? (until < last && !(line.flag(.sinking) ?? false) ? pace(line, period, until, last, context) : nil)
            }
        }
    }

    private static func minor(_ record: Record, _ key: Key, _ context: FindingContext) -> Int64 {
        record.minor(key, context.ledger.home) ?? 0
    }

    private static func name(_ line: Record, _ context: FindingContext) -> String {
        let category = line.string(.category) ?? ""
        let whose = line.string(.member).map { " (\($0))" } ?? ""
        if let known = context.say.known("category." + category) { return known + whose }
        if let label = line.string(.label) { return label }
        return category.prefix(1).uppercased() + category.dropFirst() + whose
    }

    /// What it is about: the period and the line, with the member whose it is.
    private static func about(_ line: Record, _ period: String) -> String {
        "\(period):\(line.string(.category) ?? "")" + (line.string(.member).map { ":\($0)" } ?? "")
    }

    private static func over(_ line: Record, _ period: String, _ until: Day, _ context: FindingContext) -> Finding? {
        let left = minor(line, .left, context)
        guard line.equals(.status, "red"), left < 0, let category = line.string(.category) else { return nil }
        return Finding(
            code: "over-budget", rests: .budget, about: about(line, period), severity: .middle, day: until,
            amount: left.clampedNegation,
            message:
                context.say(
                    .findOverBudget,
                    [
                        .name: name(line, context), .amount: context.text(left.clampedNegation),
                        .limit: context.text(minor(line, .available, context)), .period: Month(period).map(context.text) ?? period,
                    ]),
            action: context.say(.doOverBudget),
            category: category)
    }

    private static func pace(
        _ line: Record, _ period: String, _ until: Day, _ last: Day, _ context: FindingContext
    ) -> Finding? {
        let left = minor(line, .left, context)
        let short = minor(line, .bills, context).clampedAdding(minor(line, .expected, context)).clampedSubtracting(left)
        // Below a twentieth of the line the usual ups and downs of a month decide.
        guard short > 0, short >= minor(line, .available, context) / 20, let category = line.string(.category) else { return nil }
        let days = last.ordinal - until.ordinal
        return Finding(
            code: "budget-pace", rests: .budget, about: about(line, period), severity: .low, day: until, amount: short,
            message: context.say(
                .findBudgetPace, count: days, [.name: name(line, context), .amount: context.text(left), .other: context.text(short)]),
            action: line.minor(.daily, context.ledger.home).map { context.say(.doKeepTo, [.amount: context.text($0)]) }
                ?? context.say(.doSpendLess),
            category: category, isAhead: true)
    }
}
