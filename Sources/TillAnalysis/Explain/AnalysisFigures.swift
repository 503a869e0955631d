import TillFigures
import TillHousehold
import TillRecords
import TillStages

/// The figures of budgets, money health, net worth, forecasts and groups of households, with what they are made of, by the names that pages give
/// them.
public struct AnalysisFigures {
    /// What pages call things.
    public struct Names {
        let category: (String) -> String
        let account: (String) -> String

        public init(category: @escaping (String) -> String, account: @escaping (String) -> String) {
            self.category = category
            self.account = account
        }
    }

    private let ledger: HouseholdLedger
    private let health: HealthKnowledge
    private let scheme: BudgetScheme
    private let sheets: [BudgetSheet]
    private let forecasts: ForecastFigures
    private let cohorts: CohortFigures
    private let names: Names

    /// - Parameter records: what is published of the household, and of the groups it is among.
    ///
    /// Throws when the knowledge of budgets or health cannot be read.
    public init(
        _ ledger: HouseholdLedger, _ file: HouseholdFile?, _ knowledge: Knowledge, records: [Record], names: Names
    ) throws(Fault) {
        self.ledger = ledger
        self.names = names
        health = try HealthKnowledge(knowledge)
        scheme = BudgetScheme(file?.budget, home: ledger.home, buckets: try BudgetBuckets(knowledge))
        sheets = ledger.transactions.isEmpty ? [] : BudgetCalculation(ledger, scheme, lookBack: 6).sheets()
        forecasts = ForecastFigures(records, names)
        cohorts = CohortFigures(records)
    }

    /// The figures of a day, a month or a year; of a budget, those of the period that begins in the month.
    public func all(_ period: FigurePeriod) -> [LedgerFigure] {
        var figures = forecasts.all(period) + cohorts.all(period)
        figures += WorthFigures(ledger, names).all(period)
        guard !ledger.transactions.isEmpty else { return figures }
        let budget = BudgetFigures(ledger, scheme, sheets, names)
        if let day = period.day { figures += budget.all(day) }
        if let year = period.year { figures += HealthFigures.year(year, ledger, health) }
        if let month = period.month { figures += budget.all(month) + HealthFigures(ledger, health, month).all }
        return figures
    }
}

/// A household's budget: its lines with the rows that were spent in them, the whole of it, and its days.
struct BudgetFigures {
    private let ledger: HouseholdLedger
    private let scheme: BudgetScheme
    private let sheets: [BudgetSheet]
    private let names: AnalysisFigures.Names

    init(_ ledger: HouseholdLedger, _ scheme: BudgetScheme, _ sheets: [BudgetSheet], _ names: AnalysisFigures.Names) {
        self.ledger = ledger
        self.scheme = scheme
        self.sheets = sheets
        self.names = names
    }

    func all(_ month: Month) -> [LedgerFigure] {
        guard let sheet = sheets.first(where: { $0.period.month == month }) else { return [] }
        return [whole(sheet)] + sheet.lines.indices.map { line($0, sheet) }
    }

    /// What a day was planned with and cost.
    func all(_ day: Day) -> [LedgerFigure] {
        guard let sheet = sheets.first(where: { $0.period.first <= day && day <= $0.period.last }),
            let told = sheet.days.first(where: { sheet.period.day($0.offset) == day })
        else { return [] }
        var figure = figure("Budget", FigurePeriod(day), ledger.text(told.isOver ? told.spent : told.planned))
        figure.definition = "What the morning's plan allowed beside bills, and what went out in lines of the budget."
        figure.facts = [("planned", ledger.text(told.planned))]
        if told.isOver { figure.facts.append(("spent beside bills", ledger.text(told.spent))) }
        if told.bills != 0 { figure.facts.append(("bills", ledger.text(told.bills))) }
        figure.facts += told.names.filter { !$0.isEmpty }.map { ("of bills", $0) }
        figure.parts = parts(from: day, to: day) { !sheet.lines[$0].isSetAside }
        figure.follow = ["\(sheet.period.month.iso) Budget"]
        return [figure]
    }

    private func name(_ line: BudgetLine) -> String {
        let category = names.category(ledger.labels[line.category] ?? line.category)
        return line.member.map { "\(category) (\($0))" } ?? category
    }

    private func figure(_ name: String, _ period: FigurePeriod, _ value: String) -> LedgerFigure {
        LedgerFigure(kind: "budget", name: name, period: period, currency: ledger.home, value: value)
    }

    private func whole(_ sheet: BudgetSheet) -> LedgerFigure {
        var figure = figure("Budget", FigurePeriod(sheet.period.month), ledger.text(sheet.spent))
        figure.definition = "What went into the lines of the budget from \(sheet.period.first) to \(sheet.period.last)."
        if let income = sheet.income { figure.facts.append(("income reckoned with", ledger.text(income))) }
        for month in sheet.incomeOf {
            let earned = ledger.flows(in: [month]).reduce(Int64(0)) { $0.clampedAdding($1.earned) }
            figure.facts.append(("came in, \(month.iso)", ledger.text(earned)))
        }
        figure.facts += [
            ("came in", ledger.text(sheet.earned)), ("may be spent", ledger.text(sheet.available)), ("spent", ledger.text(sheet.spent)),
            ("left", ledger.text(sheet.available.clampedSubtracting(sheet.spent))), ("in no line", ledger.text(sheet.outside)),
        ]
        if let rest = sheet.unassigned { figure.facts.append(("in no envelope", ledger.text(rest))) }
        if let kept = sheet.kept { figure.facts.append(("kept", ledger.text(kept))) }
        func shown(_ line: String) -> String { sheet.lines.first { $0.name == line }.map(name) ?? line }
        figure.facts += sheet.moves.map { move in
            ("\(move.waits ? "would move" : "moved") from \(shown(move.from)) to \(shown(move.to))", ledger.text(move.amount))
        }
        figure.parts = parts(from: sheet.period.first, to: sheet.period.last) { !sheet.lines[$0].isSetAside }
        figure.follow = sheet.lines.map { "\(sheet.period.month.iso) \(name($0))" } + sheet.incomeOf.map { "\($0.iso) in" }
        return figure
    }

    private func line(_ place: Int, _ sheet: BudgetSheet) -> LedgerFigure {
        let line = sheet.lines[place]
        var figure = figure(name(line), FigurePeriod(sheet.period.month), ledger.text(line.spent))
        figure.definition = "What went into this line of the budget from \(sheet.period.first) to \(sheet.period.last), refunds taken off."
        figure.facts = [(line.isSinking ? "put aside this month" : "limit", ledger.text(line.limit))]
        if line.carried != 0 { figure.facts.append(("carried over", ledger.text(line.carried))) }
        if line.moved != 0 { figure.facts.append(("moved", ledger.text(line.moved))) }
        figure.facts += [("may be spent", ledger.text(line.available)), ("left", ledger.text(line.left))]
        if line.reserved != 0 { figure.facts.append(("bills still to come", ledger.text(line.reserved))) }
        if let daily = sheet.daily(line) { figure.facts.append(("a day", ledger.text(daily))) }
        if line.isSaving {
            let kept = sheet.kept ?? line.limit
            figure.facts += [("kept", ledger.text(sheet.kept ?? 0)), ("beside the plan", ledger.text(kept.clampedSubtracting(line.limit)))]
        }
        if let income = sheet.income { figure.facts.append(("income shared out", ledger.text(income))) }
        figure.follow = sheet.incomeOf.map { "\($0.iso) in" }
        figure.parts = parts(from: sheet.period.first, to: sheet.period.last) { $0 == place }
        return figure
    }

    private func parts(from first: Day, to last: Day, _ isWanted: (Int) -> Bool) -> [(row: LedgerTransaction, minorUnits: Int64)] {
        ledger.transactions.compactMap { row in
            guard row.day >= first, row.day <= last, row.isCounted else { return nil }
            let parts = PeriodSpending.parts(of: row, scheme).filter { $0.line.map(isWanted) ?? false }
            return parts.isEmpty ? nil : (row, parts.reduce(Int64(0)) { $0.clampedAdding($1.amount) })
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
