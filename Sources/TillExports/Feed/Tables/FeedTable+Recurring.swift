import TillFigures
import TillRecords

/// What comes again, and when.
extension FeedTable {
    static let series = FeedTable(
        "series", "Recurring movements: subscriptions, bills, wages, instalments; seen, or declared by the household.", key: ["id"],
        { $0.records(.series) { $0.string(.id) ?? "" } },
        [
            .id("id", "name of the series", from: "series.id") { $0.thing.string(.id) ?? "" },
            .text("name", "who is paid or pays", from: "series.name") { $0.household.export.series.name(of: $0.thing) },
            .text("kind", "subscription, bill, salary, income, instalment, loan, saving, habit", from: "series.kind") {
                $0.household.text($0.thing.string(.kind), limit: 24)
            },
            .mayWord("period", SeriesPeriod.names, "how often", from: "series.period") { $0.thing.string(.period) },
            .mayWord("status", ["active", "late", "ended", "expected"], "expected: declared and not seen yet", from: "series.status") {
                $0.thing.string(.status) ?? "active"
            },
            .text("category", "what most of its transactions are for", from: "series.category") { $0.thing.string(.category) },
            .text("account", "the account it last moved", from: "series.account") { $0.household.account($0.thing.string(.account)) },
            .mayMoney("amount", "what the next one is expected to be, signed", from: "series.amount") { $0.money(.amount) },
            .currency("currency", "its currency", from: "series.currency") { $0.currency },
            .home("home_amount", "the same, where it is in the household's currency", from: "series.amount") {
                HomeAmount(told: $0.money(.amount), of: $0.household)
            },
            .mayMoney("low", "the smallest size seen at its present level", from: "series.low") { $0.money(.low) },
            .mayMoney("high", "the largest", from: "series.high") { $0.money(.high) },
            .mayWord("pattern", ["fixed", "stepped", "seasonal", "varying"], "how its amounts go", from: "series.pattern") {
                $0.thing.string(.pattern)
            },
            .mayMoney("was", "the amount before the last step", from: "series.was") { $0.money(.was) },
            .mayDay("changed_on", "when the amount stepped", from: "series.changed") { $0.thing.date(.changed) },
            .mayDay("first_day", "the first one seen", from: "series.first") { $0.thing.date(.first) },
            .mayDay("last_day", "the last one seen", from: "series.last") { $0.thing.date(.last) },
            .mayDay("next_day", "when it is expected next", from: "series.next") { $0.thing.date(.next) },
            .mayInteger("instalments_left", "parts still to come, of what is paid off in parts", from: "series.instalments.remaining") {
                $0.thing.object(.instalments)?.integer(.remaining)
            },
            .flag("declared", "the household's file says it", from: "series.declared") { $0.thing.has(.declared) },
            .number("confidence", "how sure the rhythm is, 0 to 1", from: "series.confidence") { $0.thing.number(.confidence) },
            .list("missed", "days it was expected on and not seen", from: "series.missed") { $0.thing.strings(.missed) },
            .list("transaction_ids", "its transactions, oldest first", from: "series.transactions") { $0.thing.strings(.transactions) },
        ])

    /// A payment to come, and which of those of one series and day.
    struct Coming: Sendable {
        let payment: ComingPayment
        let number: Int
    }

    static let coming = FeedTable(
        "coming_payments",
        "What known series lead to expect after the as-of day, day by day, in the household's currency; a late one on the next day. Series"
            + " in other currencies stand in the table series alone.",
        key: ["series_id", "date", "number"], { payments(of: $0) },
        [
            .id("series_id", "the recurring movement", from: "series.id") { $0.thing.payment.series },
            .day("date", "when it is expected", from: "series.next, figures") { $0.thing.payment.day },
            .integer("number", "1, 2 … of those of one series and day", from: "figures") { $0.thing.number },
            .text("name", "who is paid or pays", from: "series.name") { $0.household.text($0.thing.payment.name, limit: 80) },
            .text("category", "what it is for", from: "series.category") { $0.thing.payment.category },
            .text("account", "the account it last moved", from: "series.account") { $0.household.account($0.thing.payment.account) },
            .money("amount", "signed; negative is paid", from: "series.amount") {
                Money(minorUnits: $0.thing.payment.amount, currency: $0.household.home)
            },
            .currency("currency", "the household's", from: "household file, else the amounts") { $0.household.home },
        ])

    private static func payments(of household: FeedHousehold) -> [Coming] {
        guard let asOf = household.ledger.asOf, let end = asOf.adding(days: household.export.daysAhead) else { return [] }
        var met: [String: Int] = [:]
        return household.ledger.coming(after: asOf, through: end).map { payment in
            let place = "\(payment.series) \(payment.day)"
            met[place, default: 0] += 1
            return Coming(payment: payment, number: met[place] ?? 1)
        }
    }
}

extension FeedPart<Record> {
    /// The currency of a record's amounts: its own, else the household's.
    var currency: Currency { thing.currency(.currency) ?? household.home }

    func money(_ key: Key) -> Money? { thing.decimal(key).flatMap { Money($0, currency) } }
}

extension [ExportSeries] {
    /// The name that a series has outside.
    fileprivate func name(of record: Record) -> String? {
        let id = record.string(.id)
        return first { $0.id == id }?.name
    }
}
