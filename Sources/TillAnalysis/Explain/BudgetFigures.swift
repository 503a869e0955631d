import TillFigures
import TillRecords

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
        figure.parts = parts(from: day, to: day) { !sheet.lines[$0].isSaving }
        figure.follow = ["\(sheet.period.month.iso) Budget"]
        return [figure]
    }

    private func name(_ line: BudgetLine) -> String { names.category(ledger.labels[line.category] ?? line.category) }

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
        func shown(_ category: String) -> String { names.category(ledger.labels[category] ?? category) }
        figure.facts += sheet.moves.map { move in
            ("\(move.waits ? "would move" : "moved") from \(shown(move.from)) to \(shown(move.to))", ledger.text(move.amount))
        }
        figure.parts = parts(from: sheet.period.first, to: sheet.period.last) { !sheet.lines[$0].isSaving }
        figure.follow = sheet.lines.map { "\(sheet.period.month.iso) \(name($0))" } + sheet.incomeOf.map { "\($0.iso) in" }
        return figure
    }

    private func line(_ place: Int, _ sheet: BudgetSheet) -> LedgerFigure {
        let line = sheet.lines[place]
        var figure = figure(name(line), FigurePeriod(sheet.period.month), ledger.text(line.spent))
        figure.definition = "What went into this line of the budget from \(sheet.period.first) to \(sheet.period.last), refunds taken off."
        figure.facts = [("limit", ledger.text(line.limit))]
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
