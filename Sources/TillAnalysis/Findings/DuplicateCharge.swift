import TillFigures
import TillRecords

/// The same amount to the same payee from the same account twice on a day, or beside a bill within two days, where that is not usual.
enum DuplicateCharge: FindingRule {
    static let codes: Set<String> = ["duplicate-charge"]

    private static let days = 2

    static func findings(in context: FindingContext) -> [Finding] {
        context.byMerchant.keys.sorted().flatMap { name in pairs(context.byMerchant[name] ?? [], name, context) }
    }

    private static func pairs(_ rows: [LedgerTransaction], _ name: String, _ context: FindingContext) -> [Finding] {
        var found: [Finding] = []
        /// Twins at this payee so far: whoever buys two of a thing now and then is not told of it each time.
        var twins = 0
        for (place, row) in rows.enumerated() where row.spent >= context.scale.usual(on: row.day) {
            let near = rows[..<place].reversed().prefix { row.day.ordinal - $0.day.ordinal <= days }
            guard let twin = near.first(where: { isTwin($0, row, context) }), isWorth(twin, row, context) else { continue }
            twins += 1
            // A payee that takes this amount on other days as well has fixed prices: then only a twin of the same day says anything.
            let isFixed = rows[..<place].contains { $0.spent == row.spent && $0.id != twin.id }
            guard twins <= 2, !isFixed || twin.day == row.day, !isRefunded(row, context) else { continue }
            found.append(
                Finding(
                    code: "duplicate-charge", rests: .rows, about: [twin.id, row.id].sorted().joined(separator: "+"), severity: .middle,
                    day: row.day, amount: row.spent,
                    message: twin.day == row.day
                        ? context.say(.findTwice, [.name: name, .amount: context.text(row.spent), .date: context.text(row.day)])
                        : context.say(
                            .findAgain,
                            [
                                .name: name, .amount: context.text(row.spent), .first: context.text(twin.day),
                                .date: context.text(row.day),
                            ]),
                    action: context.say(.doTwice, [.name: name]), account: row.account,
                    category: row.category, merchant: name, transactions: [twin.id, row.id]))
        }
        return found
    }

    private static func isTwin(_ a: LedgerTransaction, _ b: LedgerTransaction, _ context: FindingContext) -> Bool {
        // Two rows of one series are its rhythm; a row beside a series' own is charged once too often. Who buys the same again the day
        // after goes there often.
        a.spent == b.spent && a.account == b.account && (a.series == nil || b.series == nil)
            && (a.day == b.day || context.isBill(a) || context.isBill(b))
    }

    /// People buy twice where they often are; what a bill takes twice, or what the month would notice, is worth a look. Where the household
    /// has papers of both it bought twice.
    private static func isWorth(_ a: LedgerTransaction, _ b: LedgerTransaction, _ context: FindingContext) -> Bool {
        let hasPapers = [a, b].allSatisfy { context.papers(of: $0) > 1 }
        return !hasPapers && (context.isBill(a) || context.isBill(b) || b.spent >= context.scale.materialTwin(on: b.day))
    }

    private static func isRefunded(_ row: LedgerTransaction, _ context: FindingContext) -> Bool {
        context.ledger.transactions.contains {
            $0.kind == .refund && $0.spent == row.spent.clampedNegation && $0.day >= row.day
                && FindingContext.payee($0) == FindingContext.payee(row)
        }
    }
}
