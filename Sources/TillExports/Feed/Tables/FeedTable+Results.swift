import TillRecords

/// What analyses say: plans, money health, findings.
extension FeedTable {
    private static let colours = ["green", "yellow", "red"]
    private static let bands = ["good", "watch", "poor"]

    static let budgets = FeedTable(
        "budgets", "A household's plan for a month, and how it stands.", key: ["period"],
        { $0.records(.budget) { $0.string(.period) ?? "" } },
        [
            .month("period", "the month it begins in", from: "budget.period") { $0.thing.string(.period) ?? "" },
            .mayDay("first_day", "its first day", from: "budget.first") { $0.thing.date(.first) },
            .mayDay("last_day", "its last day", from: "budget.last") { $0.thing.date(.last) },
            .mayDay("known_until", "the last day that what was spent is known of", from: "budget.until") { $0.thing.date(.until) },
            .mayWord("method", ["limits", "50/30/20", "envelope"], "how the plan is kept", from: "budget.method") {
                $0.thing.string(.method)
            },
            .mayWord("planned_by", ["household", "default"], "the household's file, or nobody", from: "budget.by") { $0.thing.string(.by) },
            .mayWord("state", ["running", "over"], "whether days are still to come", from: "budget.state") { $0.thing.string(.state) },
            .mayWord("status", colours, "green below 80 % of what may be spent, yellow up to 100 %, red above", from: "budget.status") {
                $0.thing.string(.status)
            },
            .currency("currency", "of every amount in it", from: "budget.currency") { $0.currency },
            .mayMoney("income", "what the plan reckons with coming in", from: "budget.income") { $0.money(.income) },
            .mayMoney("earned", "what came in", from: "budget.earned") { $0.money(.earned) },
            .mayMoney("available", "what may be spent, in all lines", from: "budget.available") { $0.money(.available) },
            .mayMoney("spent", "what was spent, in all lines", from: "budget.spent") { $0.money(.spent) },
            .mayMoney("left_over", "the difference; negative when overspent", from: "budget.left") { $0.money(.left) },
            .mayMoney("outside", "what was spent on what no line is for", from: "budget.outside") { $0.money(.outside) },
            .mayMoney("kept", "what came in and was not spent, once the period is over", from: "budget.kept") { $0.money(.kept) },
        ])

    /// A part of a record, with the record: a line of a budget, a component of money health.
    struct Line: Sendable {
        let of: Record
        let line: Record
    }

    private static func lines(_ records: [Record], _ key: Key) -> [Line] {
        records.flatMap { record in record.objects(key).map { Line(of: record, line: $0) } }
    }

    static let budgetLines = FeedTable(
        "budget_lines", "What may be spent on what in a month, and was.", key: ["period", "category"],
        { lines($0.records(.budget) { $0.string(.period) ?? "" }, .lines) },
        [
            .month("period", "of the budget", from: "budget.period") { $0.thing.of.string(.period) ?? "" },
            .id(
                "category", "a category, a group of them, or needs, wants, savings; with the member in brackets whose line it is",
                from: "budget.lines.category"
            ) {
                ($0.thing.line.string(.category) ?? "") + ($0.thing.line.string(.member).map { " (\($0))" } ?? "")
            },
            .text("category_label", "the same as people read it", from: "budget.lines.label") {
                $0.household.text($0.thing.line.string(.label))
            },
            .flag("saving", "this is what is to be kept", from: "budget.lines.saving") { $0.thing.line.flag(.saving) ?? false },
            .mayWord("status", colours, "its colour", from: "budget.lines.status") { $0.thing.line.string(.status) },
            .currency("currency", "of the budget", from: "budget.currency") { $0.thing.of.currency(.currency) ?? $0.household.home },
            .mayMoney("allotted", "what the period brings it", from: "budget.lines.limit") { $0.money(.limit) },
            .mayMoney("carried", "what the period before left; negative what it overspent", from: "budget.lines.carried") {
                $0.money(.carried)
            },
            .mayMoney("moved", "what other lines gave; negative what it gave", from: "budget.lines.moved") { $0.money(.moved) },
            .mayMoney("available", "the three together", from: "budget.lines.available") { $0.money(.available) },
            .mayMoney("spent", "what was spent, refunds taken off", from: "budget.lines.spent") { $0.money(.spent) },
            .mayMoney("left_over", "available less spent", from: "budget.lines.left") { $0.money(.left) },
            .mayMoney("bills", "known payments that are still to come in the period", from: "budget.lines.bills") { $0.money(.bills) },
            .mayMoney("daily", "what each day that is left may cost, bills set aside", from: "budget.lines.daily") { $0.money(.daily) },
            .mayInteger("used", "of what may be spent, rounded down", from: "budget.lines.used", unit: "per cent") {
                $0.thing.line.integer(.used)
            },
        ])

    static let health = FeedTable(
        "health", "How a household's money stands at the end of a month: Till's own measure, no credit score.", key: ["month"],
        { $0.records(.health) { $0.string(.month) ?? "" } },
        [
            .month("month", "the last complete month", from: "health.month") { $0.thing.string(.month) ?? "" },
            .mayInteger("months", "complete months it stands on, at most twelve", from: "health.months") { $0.thing.integer(.months) },
            .mayInteger("total", "mean of the points, 0 to 100", from: "health.total", unit: "points") { $0.thing.integer(.total) },
            .text("total_missing", "why there is no total", from: "health.why") { $0.household.text($0.thing.string(.why), limit: 300) },
            .mayWord("band", bands, "80 and more, 40 and more, less", from: "health.band") { $0.thing.string(.band) },
            .mayMonth("compared_with", "the month it is compared with", from: "health.before") { $0.thing.string(.before) },
            .mayInteger("change", "of the total since then", from: "health.change", unit: "points") { $0.thing.integer(.change) },
        ])

    static let healthComponents = FeedTable(
        "health_components", "The parts that money health is made of.", key: ["month", "component"],
        { lines($0.records(.health) { $0.string(.month) ?? "" }, .components) },
        [
            .month("month", "of the health", from: "health.month") { $0.thing.of.string(.month) ?? "" },
            .id("component", "which", from: "health.components.component") { $0.thing.line.string(.component) ?? "" },
            .text("label", "its name", from: "health.components.label") { $0.thing.line.string(.label) },
            .number("value", "what was observed, in its unit", from: "health.components.value") { $0.thing.line.number(.value) },
            .mayWord("unit", ["share", "months", "ratio", "number"], "of the value", from: "health.components.unit") {
                $0.thing.line.string(.unit)
            },
            .mayInteger("points", "0 to 100", from: "health.components.points", unit: "points") { $0.thing.line.integer(.points) },
            .mayWord("band", bands, "where the value lies", from: "health.components.band") { $0.thing.line.string(.band) },
            .mayInteger("months", "complete months it stands on", from: "health.components.months") { $0.thing.line.integer(.months) },
            .number("coverage", "how much of a year, and of what it needs to know, was there: 0 to 1", from: "health.components.coverage") {
                $0.thing.line.number(.coverage)
            },
        ])

    static let findings = FeedTable(
        "findings", "What a person should know: a charge twice, a price rise, a missing bill, a balance that runs low.", key: ["id"],
        { $0.records(.finding) { "\($0.string(.date) ?? "") \($0.string(.key) ?? "")" } },
        [
            .id("id", "stable over runs", from: "finding.key") { $0.thing.string(.key) ?? "" },
            .id("code", "what kind", from: "finding.code") { $0.thing.string(.code) ?? "" },
            .mayDay("date", "the day it could be known on", from: "finding.date") { $0.thing.date(.date) },
            .mayWord("severity", ["high", "middle", "low"], "how soon a person should look", from: "finding.severity") {
                $0.thing.string(.severity)
            },
            .text("message", "what was found, in the household's language", from: "finding.message") {
                $0.household.text($0.thing.string(.message), limit: 300)
            },
            .text("action", "what to do about it", from: "finding.action") { $0.household.text($0.thing.string(.action), limit: 300) },
            .mayMoney("amount", "the money at stake, without a sign", from: "finding.amount") { $0.money(.amount) },
            .currency("currency", "its currency", from: "finding.currency") { $0.currency },
            .home("home_amount", "the same, where it is in the household's currency", from: "finding.amount") {
                HomeAmount(told: $0.money(.amount), of: $0.household)
            },
            .text("account", "the account it is about", from: "finding.account") { $0.household.account($0.thing.string(.account)) },
            .text("category", "the category it is about", from: "finding.category") { $0.thing.string(.category) },
            .text("merchant", "who is paid", from: "finding.merchant") { $0.household.text($0.thing.string(.merchant), limit: 80) },
            .text("series_id", "the recurring movement it is about", from: "finding.series") { $0.thing.string(.series) },
            .list("transaction_ids", "the transactions it is about", from: "finding.transactions") { $0.thing.strings(.transactions) },
            .flag("ahead", "it has not happened yet, and may still be changed", from: "finding.ahead") { $0.thing.flag(.ahead) ?? false },
            .flag(
                "listed", "false: the month has more findings than a person reads, and this is one of the smaller", from: "finding.listed"
            ) {
                $0.thing.flag(.listed) ?? true
            },
        ])
}

extension FeedPart<FeedTable.Line> {
    fileprivate func money(_ key: Key) -> Money? {
        thing.line.decimal(key).flatMap { Money($0, thing.of.currency(.currency) ?? household.home) }
    }
}
