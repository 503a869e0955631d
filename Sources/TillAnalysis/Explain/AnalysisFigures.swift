import TillFigures
import TillHousehold
import TillRecords
import TillStages

/// The figures of budgets and of money health, with what they are made of, by the names that pages give them.
public struct AnalysisFigures {
    private let ledger: HouseholdLedger
    private let file: HouseholdFile?
    private let health: HealthKnowledge
    private let buckets: BudgetBuckets

    /// Throws when the knowledge of budgets or health cannot be read.
    public init(_ ledger: HouseholdLedger, _ file: HouseholdFile?, _ knowledge: Knowledge) throws(Fault) {
        self.ledger = ledger
        self.file = file
        health = try HealthKnowledge(knowledge)
        buckets = try BudgetBuckets(knowledge)
    }

    /// The figures of a month, or of the budget's period that begins in it.
    public func all(_ month: Month) -> [LedgerFigure] {
        guard !ledger.transactions.isEmpty else { return [] }
        let scheme = BudgetScheme(file?.budget, home: ledger.home, buckets: buckets)
        return BudgetFigures(ledger, scheme, month).all + HealthFigures(ledger, health, month).all
    }
}

/// The lines of a month's budget with the rows that were spent in them.
struct BudgetFigures {
    let all: [LedgerFigure]

    init(_ ledger: HouseholdLedger, _ scheme: BudgetScheme, _ month: Month) {
        let sheets = BudgetCalculation(ledger, scheme, lookBack: 6).sheets()
        guard let sheet = sheets.first(where: { $0.period.month == month }) else {
            all = []
            return
        }
        let labels = ledger.labels
        let rows = ledger.transactions.filter { $0.day >= sheet.period.first && $0.day <= sheet.period.last }
        all = sheet.lines.indices.map { place in
            let line = sheet.lines[place]
            let name = labels[line.category] ?? line.category.prefix(1).uppercased() + line.category.dropFirst()
            var figure = LedgerFigure(kind: "budget", name: name, month: month, currency: ledger.home, value: ledger.text(line.spent))
            figure.definition =
                "What went into this line of the budget from \(sheet.period.first) to \(sheet.period.last), refunds taken off."
            figure.facts = [("limit", ledger.text(line.limit))]
            if line.carried != 0 { figure.facts.append(("carried over", ledger.text(line.carried))) }
            if line.moved != 0 { figure.facts.append(("moved", ledger.text(line.moved))) }
            figure.facts.append(("left", ledger.text(line.left)))
            if let income = sheet.income { figure.facts.append(("income shared out", ledger.text(income))) }
            figure.follow = sheet.incomeOf.map { "\($0.iso) in" }
            figure.parts = rows.compactMap { row in
                let parts = PeriodSpending.parts(of: row, scheme).filter { $0.line == place }
                return parts.isEmpty ? nil : (row, parts.reduce(Int64(0)) { $0.clampedAdding($1.amount) })
            }
            return figure
        }
    }
}

/// The components of a month's money health, with the rows or the months' figures they are worked out from.
struct HealthFigures {
    let all: [LedgerFigure]

    init(_ ledger: HouseholdLedger, _ knowledge: HealthKnowledge, _ month: Month) {
        let months = Array(ledger.completeMonths.filter { $0 <= month }.suffix(12))
        guard months.last == month, let seen = HealthMonth(ledger, knowledge, months: months) else {
            all = []
            return
        }
        let flows = ledger.flows(in: months)
        var figures = seen.seen.compactMap { one -> LedgerFigure? in
            guard let scale = knowledge.scale(one.component) else { return nil }
            var figure = LedgerFigure(
                kind: "health", name: scale.label, month: month, currency: ledger.home, value: Figure.text(one.value, decimals: 3))
            figure.definition = scale.definition
            figure.facts = [("points", Figure.text(one.points, decimals: 0)), ("months", "\(months[0].iso) to \(month.iso)")]
            HealthFigures.fill(&figure, one.component, ledger, knowledge, months, flows)
            return figure
        }
        if let total = seen.total {
            var figure = LedgerFigure(
                kind: "health", name: "Money health", month: month, currency: ledger.home, value: Figure.text(total, decimals: 0))
            figure.definition = "The plain mean of the components' points."
            figure.facts = seen.seen.map { (knowledge.scale($0.component)?.label ?? "", Figure.text($0.points, decimals: 0)) }
            figure.follow = figures.map { "\(month.iso) \($0.name)" }
            figures.append(figure)
        }
        all = figures
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
