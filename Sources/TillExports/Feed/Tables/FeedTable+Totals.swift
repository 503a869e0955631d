import TillFigures
import TillRecords

/// Sums of transactions by household, month, member, category, flow and currency.
extension FeedTable {
    /// What rows of one sum have in common.
    private struct Group: Hashable, Comparable {
        var month: String
        var member: String
        var category: String
        var flow: String
        var currency: Currency
        var leftOut: String

        static func < (a: Group, b: Group) -> Bool {
            (a.month, a.member, a.category, a.flow, a.currency, a.leftOut) < (b.month, b.member, b.category, b.flow, b.currency, b.leftOut)
        }
    }

    /// One sum.
    struct Total: Sendable {
        var month = ""
        var member = ""
        var category = ""
        var label = ""
        var flow = ""
        var leftOut = ""
        var money: Money
        /// Nil where a rate of one row is missing.
        var home: Int64? = 0
        var rows = 0
    }

    static let totals = FeedTable(
        "totals",
        "Signed sums over transactions, or their parts, by month, member, category, flow, currency and the reason why figures do not have"
            + " them. What went out in a month, as its page says it, is the sum of -home_amount over left_out = '' and flow spending or"
            + " unknown; what came in over flow income; what was saved over flow saving, its sign turned.",
        key: ["month", "member", "category", "flow", "currency", "left_out"], { sums(of: $0) },
        [
            .month("month", "of the transactions' days", from: "transaction.date") { $0.thing.month },
            .id("member", "id of the member; empty where nobody is known", from: "transaction.member") { $0.thing.member },
            .id("category", "as in the taxonomy; empty for none", from: "transaction.category.name") { $0.thing.category },
            .text("category_label", "the same as people read it", from: "transaction.category.label") { $0.thing.label },
            .word("flow", Flow.allCases.map(\.rawValue), "what it is to figures", from: "figures") { $0.thing.flow },
            .word(
                "left_out", [""] + LeftOut.allCases.map(\.rawValue), "empty where figures have them, else why not; \(reasons)",
                from: "figures"
            ) {
                $0.thing.leftOut
            },
            .money("amount", "the sum, in the currency they were booked in", from: "transaction.amount") { $0.thing.money },
            .currency("currency", "the currency they were booked in", from: "transaction.currency") { $0.thing.money.currency },
            .home("home_amount", "the sum in the household's currency", from: "transaction.home") { part in
                HomeAmount(part.thing.home.map { Money(minorUnits: $0, currency: part.household.home) }, of: part.household)
            },
            .integer("rows", "transactions, or parts of them", from: "transaction") { $0.thing.rows },
        ])

    private static func sums(of household: FeedHousehold) -> [Total] {
        var sums: [Group: Total] = [:]
        for row in household.export.rows {
            for share in row.shares {
                let group = Group(
                    month: Month(of: row.day).iso, member: row.member, category: share.category, flow: row.figures.flow.rawValue,
                    currency: row.money.currency, leftOut: row.leftOut)
                var sum =
                    sums[group]
                    ?? Total(
                        month: group.month, member: group.member, category: group.category, label: share.label, flow: group.flow,
                        leftOut: group.leftOut, money: Money(minorUnits: 0, currency: group.currency))
                sum.money = Money(
                    minorUnits: sum.money.minorUnits.clampedAdding(share.money.minorUnits), currency: group.currency)
                sum.home = sum.home.flatMap { known in share.home.map { known.clampedAdding($0.minorUnits) } }
                sum.rows += 1
                sums[group] = sum
            }
        }
        return sums.keys.sorted().compactMap { sums[$0] }
    }
}
