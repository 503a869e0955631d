import TillFigures
import TillRecords

/// What a household notes of its days goes along with what it spends on them, beside bills. Told only where the interval of the correlation
/// leaves zero out; it says nothing of what causes what.
enum MoodSpending: FindingRule {
    static let codes: Set<String> = ["mood-spending"]

    /// Days with a note that are needed at least.
    static let fewest = 30
    /// Days that are looked back on.
    private static let reach = 365

    static func findings(in context: FindingContext) -> [Finding] {
        let notes = context.notes.byNote(of: context.ledger).filter { $0.value.count >= fewest }
        guard !notes.isEmpty, let first = context.ledger.transactions.first?.day, let last = context.ledger.asOf else { return [] }
        var spent: [Day: Int64] = [:]
        for row in context.ledger.transactions where row.isPurchase && row.isCounted && !context.isBill(row) {
            spent[row.day] = (spent[row.day] ?? 0).clampedAdding(row.spent)
        }
        // Judged at the end of each quarter by what was known then, so that an old one neither comes nor goes.
        var quarters: [Day] = []
        var month = Month(of: first)
        while month.last <= last {
            if month.month % 3 == 0 { quarters.append(month.last) }
            month = month.advanced(by: 1)
        }
        return quarters.flatMap { end in
            let known = notes.mapValues { $0.filter { $0.key >= first && $0.key <= end && end.ordinal - $0.key.ordinal < reach } }
                .filter { $0.value.count >= fewest }
            return known.keys.sorted().compactMap { finding($0, known[$0] ?? [:], spent, at: end, of: known.count, context) }
        }
    }

    private static func finding(
        _ note: String, _ days: [Day: Double], _ spent: [Day: Int64], at end: Day, of tests: Int, _ context: FindingContext
    ) -> Finding? {
        let order = days.keys.sorted()
        // Weekends have moods and prices of their own.
        let usual = [true, false].map { kind in order.filter { isWeekend($0) == kind }.map { spent[$0] ?? 0 }.median ?? 0 }
        let pairs = order.map { day in
            (x: days[day] ?? 0, y: Double((spent[day] ?? 0).clampedSubtracting(usual[isWeekend(day) ? 0 : 1])))
        }
        guard let found = RankCorrelation(pairs, tests: tests), found.isSure else { return nil }
        return Finding(
            code: "mood-spending", rests: .household, about: "\(note):\(Month(of: end).iso)", severity: .low, day: end, amount: 0,
            message: context.say(
                found.value < 0 ? .findNoteLess : .findNoteMore,
                [
                    .name: note, .number: text(found.value, context), .from: text(found.low, context), .to: text(found.high, context),
                    .total: String(pairs.count),
                ]),
            action: context.say(.doNote))
    }

    private static func isWeekend(_ day: Day) -> Bool { day.weekday >= 5 }

    /// `-0.42`
    private static func text(_ value: Double, _ context: FindingContext) -> String {
        let plain = Amount(units: Int64((value * 100).rounded()), decimals: 2).description
        return context.say.numbers.written(decimal: plain)
    }
}
