import TillFigures
import TillRecords

/// The components of a month's money health, with the rows or the months' figures they are worked out from.
struct HealthFigures {
    let all: [LedgerFigure]

    init(_ ledger: HouseholdLedger, _ knowledge: HealthKnowledge, _ month: Month) {
        let months = Array(ledger.completeMonths.filter { $0 <= month }.suffix(12))
        guard months.last == month, let seen = HealthMonth(ledger, knowledge, months: months) else {
            all = []
            return
        }
        let before = HealthMonth(ledger, knowledge, months: ledger.completeMonths.filter { $0 < month })
        let old = Dictionary((before?.seen ?? []).map { ($0.component, $0.points) }, uniquingKeysWith: { first, _ in first })
        let flows = ledger.flows(in: months)
        var figures = seen.seen.compactMap { one -> LedgerFigure? in
            guard let scale = knowledge.scale(one.component) else { return nil }
            var figure = LedgerFigure(
                kind: "health", name: scale.label, period: FigurePeriod(month), currency: ledger.home,
                value: Figure.text(one.value, decimals: 3))
            figure.definition = scale.definition
            figure.facts = [("points", Figure.text(one.points, decimals: 0)), ("months", "\(months[0].iso) to \(month.iso)")]
            figure.facts.append(("of a year and of what it needs to know was there", "\(Figure.text(one.coverage * 100, decimals: 0))%"))
            if let points = old[one.component], let before {
                figure.facts += HealthFigures.change(one.points, points, before.month, among: seen.seen.count)
            }
            HealthFigures.fill(&figure, one.component, ledger, knowledge, months, flows)
            return figure
        }
        if let total = seen.total {
            var figure = HealthFigures.total(total, FigurePeriod(month), ledger)
            figure.definition = "The plain mean of the components' points."
            figure.facts = seen.seen.map { (knowledge.scale($0.component)?.label ?? "", Figure.text($0.points, decimals: 0)) }
            if let before, let points = before.total {
                figure.facts += [
                    ("in \(before.month.iso)", Figure.text(points, decimals: 0)),
                    ("change", Figure.text(total.rounded() - points.rounded(), decimals: 0)),
                ]
            }
            figure.follow = figures.map { "\(month.iso) \($0.name)" }
            figures.append(figure)
        }
        all = figures
    }

    private static func total(_ points: Double, _ period: FigurePeriod, _ ledger: HouseholdLedger) -> LedgerFigure {
        LedgerFigure(
            kind: "health", name: "Money health", period: period, currency: ledger.home, value: Figure.text(points, decimals: 0))
    }

    /// What became of a component's points since the month before, and what that makes of the total of so many.
    private static func change(_ points: Double, _ past: Double, _ month: Month, among count: Int) -> [(name: String, value: String)] {
        let change = (points - past).rounded()
        return [
            ("points in \(month.iso)", Figure.text(past, decimals: 0)), ("change", Figure.text(change, decimals: 0)),
            ("change of the total", Figure.text(change / Double(max(1, count)), decimals: 1)),
        ]
    }

    /// The months of a year side by side.
    static func year(_ year: Int, _ ledger: HouseholdLedger, _ knowledge: HealthKnowledge) -> [LedgerFigure] {
        let all = ledger.completeMonths
        let totals = all.filter { $0.year == year }.compactMap { month -> (Month, Double)? in
            HealthMonth(ledger, knowledge, months: all.filter { $0 <= month })?.total.map { (month, $0.rounded()) }
        }
        guard let first = totals.first, let last = totals.last, let period = FigurePeriod(String(year)) else { return [] }
        var figure = total(last.1, period, ledger)
        figure.definition = "The points of 100 at the end of each month."
        figure.facts = totals.map { ($0.0.iso, Figure.text($0.1, decimals: 0)) }
        figure.facts.append(("change since \(first.0.iso)", Figure.text(last.1 - first.1, decimals: 0)))
        figure.follow = totals.map { "\($0.0.iso) Money health" }
        return [figure]
    }

    private static func fill(
        _ figure: inout LedgerFigure, _ component: HealthKnowledge.Component, _ ledger: HouseholdLedger, _ knowledge: HealthKnowledge,
        _ months: [Month], _ flows: [HouseholdLedger.MonthFlow]
    ) {
        let income = flows.reduce(Int64(0)) { $0.clampedAdding($1.earned) }
        func part(_ set: String) {
            figure.facts.append(("income", ledger.text(income)))
            figure.parts = ledger.spending(in: months) { knowledge.isIn(set, $0) }
            figure.follow = months.map { "\($0.iso) in" }
        }
        func flowsByMonth(_ word: String, _ value: (HouseholdLedger.MonthFlow) -> Int64) {
            figure.facts += flows.map { ("\(word == "in" ? "came in" : "went out"), \($0.month.iso)", ledger.text(value($0))) }
            figure.follow += months.map { "\($0.iso) \(word)" }
        }
        switch component {
        case .savingsRate:
            flowsByMonth("in") { $0.earned }
            flowsByMonth("out") { $0.spent }
        case .debtShare: part("debt")
        case .housingShare: part("housing")
        case .billsShare: part("bills")
        case .spendingSwings: flowsByMonth("out") { $0.spent }
        case .incomeSwings: flowsByMonth("in") { $0.earned }
        case .overdraftFees: figure.parts = ledger.spending(in: months) { knowledge.isIn("fees", $0) }
        case .emergencyMonths:
            figure.parts = ledger.spending(in: months.suffix(1)) { knowledge.isIn("essential", $0) }
            balances(&figure, ledger, months)
        case .thinDays:
            flowsByMonth("out") { $0.spent }
            balances(&figure, ledger, months)
        }
    }

    /// What the accounts that bills can be paid from held at the end.
    private static func balances(_ figure: inout LedgerFigure, _ ledger: HouseholdLedger, _ months: [Month]) {
        guard let last = months.last?.last else { return }
        for account in ledger.accounts where account.isLiquid && account.currency == ledger.home {
            guard let held = account.closing(on: last) else { continue }
            figure.facts.append(("\(account.id) on \(last)", ledger.text(held)))
        }
    }
}
