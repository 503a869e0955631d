import TillFigures
import TillRecords

/// A recurring payment costs more than before. What is drawn, saved or sent from account to account has no price.
enum PriceRise: FindingRule {
    static let codes: Set<String> = ["price-rise"]

    private static let priced: Set<CategoryUses.Use> = [.plain, .fee, .loan, .person]

    static func findings(in context: FindingContext) -> [Finding] {
        context.series.compactMap { one in
            guard priced.contains(context.ledger.uses.use(of: one.category)) else { return nil }
            guard one.status != "ended", let amount = one.amount, let was = one.was, let changed = one.changed, was < 0, amount < was else {
                return nil
            }
            let more = was.clampedSubtracting(amount)
            let (product, overflow) = more.multipliedReportingOverflow(by: Int64(one.period.timesAYear))
            let yearly = overflow ? Int64.max : product
            let isMuch = yearly >= context.scale.monthly(on: changed) / 50
            return Finding(
                code: "price-rise", rests: .rows, about: "\(one.id):\(changed)", severity: isMuch ? .middle : .low,
                day: changed, amount: yearly,
                message:
                    context.say(
                        .findPriceRise,
                        [
                            .name: context.name(one), .amount: context.text(amount.clampedNegation), .date: context.text(changed),
                            .other: context.text(more), .yearly: context.text(yearly),
                        ]),
                action: context.say(.doPriceRise), account: one.account, category: one.category,
                merchant: one.name, series: one.id, transactions: one.transactions.last.map { [$0] } ?? [])
        }
    }
}
