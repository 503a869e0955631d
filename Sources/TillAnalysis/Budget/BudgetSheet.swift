import TillFigures
import TillRecords

/// A household's budget of one period and how it stands.
struct BudgetSheet: Sendable {
    let period: BudgetPeriod
    /// In the order of the plan.
    var lines: [BudgetLine]
    var moves: [Redistribution.Move] = []
    var days: [DailyPlan.Day] = []
    /// What the plan reckons with as income; nil where it asks for none.
    var income: Int64?
    /// The months whose median the income is; empty when the household says it.
    var incomeOf: [Month] = []
    var earned: Int64 = 0
    /// What was spent on what the budget has no line for.
    var outside: Int64 = 0
    /// What lies in no envelope; nil for other methods. Negative when more was spent outside than was there.
    var unassigned: Int64?
    /// The as-of day lies before its last day.
    var isRunning: Bool

    /// Lines that the period is lived on.
    private var spending: [BudgetLine] { lines.filter { !$0.isSetAside } }
    /// Lines that put money aside for bills that come less often.
    private var sinking: [BudgetLine] { lines.filter(\.isSinking) }
    /// What the period puts aside for them.
    var aside: Int64 { sinking.reduce(0) { $0.clampedAdding($1.limit) } }
    /// What may be spent in the period.
    var available: Int64 { spending.reduce(0) { $0.clampedAdding($1.available) } }
    /// What was spent, in lines.
    var spent: Int64 { spending.reduce(0) { $0.clampedAdding($1.spent) } }

    /// What was kept of the income: what came in and was spent on none of the lines; nil while the period runs.
    var kept: Int64? {
        isRunning ? nil : sinking.reduce(earned.clampedSubtracting(spent).clampedSubtracting(outside)) { $0.clampedSubtracting($1.spent) }
    }
}

/// How spending stands to what may be spent.
enum BudgetColour: String, Sendable {
    case green, yellow, red

    /// Where the colours change, in percent of what may be spent.
    struct Limits: Sendable {
        /// From here on yellow.
        var yellow = 80
        /// Above this red.
        var red = 100
    }

    /// The colour of what was spent. Where nothing may be spent, nothing spent is green and anything else red.
    static func of(spent: Int64, available: Int64, _ limits: Limits) -> BudgetColour {
        guard spent > 0 else { return available < 0 && spent == 0 ? .red : .green }
        let (used, whole) = (Int128(spent) * 100, Int128(max(0, available)))
        if used > whole * Int128(limits.red) { return .red }
        return used >= whole * Int128(limits.yellow) ? .yellow : .green
    }

    /// The colour of what is kept beside what was meant to be: the whole of it is green, less than `yellow` percent of it red.
    static func of(kept: Int64, goal: Int64, _ limits: Limits) -> BudgetColour {
        if kept >= goal { return .green }
        return Int128(kept) * 100 >= Int128(goal) * Int128(limits.yellow) ? .yellow : .red
    }
}

extension BudgetSheet {
    /// The sheet as a `budget` record.
    ///
    /// - Parameter asOf: the last day that is known.
    func record(_ ledger: HouseholdLedger, _ scheme: BudgetScheme, _ colours: BudgetColour.Limits, asOf: Day) -> Record {
        let home = ledger.home
        let labels = ledger.labels
        var record = Record(type: .budget)
        if let household = ledger.household { record.set(.household, string: household) }
        record.set(.period, string: period.month.iso)
        record.set(.first, period.first)
        record.set(.last, period.last)
        record.set(.currency, string: home.code)
        record.set(.method, string: scheme.method.rawValue)
        record.set(.by, string: scheme.isOwn ? "household" : "default")
        record.set(.state, string: isRunning ? "running" : "over")
        record.set(.until, isRunning ? asOf : period.last)
        if let income { record.set(.income, minor: income, home) }
        if !incomeOf.isEmpty { record.set(.incomeOf, strings: incomeOf.map(\.iso)) }
        record.set(.earned, minor: earned, home)
        record.set(.available, minor: available, home)
        record.set(.spent, minor: spent, home)
        record.set(.left, minor: available.clampedSubtracting(spent), home)
        if lines.contains(where: \.isSinking) { record.set(.aside, minor: aside, home) }
        record.set(.outside, minor: outside, home)
        record.set(leftOut: ledger.leftOut { $0 >= period.first && $0 <= period.last }, home)
        if let unassigned { record.set(.unassigned, minor: unassigned, home) }
        if let kept { record.set(.kept, minor: kept, home) }
        record.set(.status, string: BudgetColour.of(spent: spent, available: available, colours).rawValue)
        record.set(.lines, objects: lines.map { self.line($0, labels[$0.category], home, colours) })
        record.set(.moves, objects: moves.map { BudgetSheet.move($0, home) })
        record.set(.days, objects: days.map { day($0, home, colours) })
        return record
    }

    private func line(_ line: BudgetLine, _ label: String?, _ home: Currency, _ colours: BudgetColour.Limits) -> Record {
        var part = Record.bare
        part.set(.category, string: line.category)
        if let member = line.member { part.set(.member, string: member) }
        if let label { part.set(.label, string: line.member.map { "\(label) (\($0))" } ?? label) }
        part.set(.limit, minor: line.limit, home)
        if line.carried != 0 { part.set(.carried, minor: line.carried, home) }
        if line.moved != 0 { part.set(.moved, minor: line.moved, home) }
        part.set(.available, minor: line.available, home)
        part.set(.spent, minor: line.spent, home)
        part.set(.left, minor: line.left, home)
        if line.reserved != 0 { part.set(.bills, minor: line.reserved, home) }
        if line.expected != 0 { part.set(.expected, minor: line.expected, home) }
        if let daily = daily(line) { part.set(.daily, minor: daily, home) }
        if line.available > 0 { part.set(.used, integer: Int(clamping: Int128(line.spent) * 100 / Int128(line.available))) }
        part.set(.status, string: colour(line, colours).rawValue)
        if line.isSaving { part.set(.saving, flag: true) }
        if line.isSinking { part.set(.sinking, flag: true) }
        return part
    }

    private func colour(_ line: BudgetLine, _ colours: BudgetColour.Limits) -> BudgetColour {
        if line.isSinking { return line.isFundOverspent ? .red : line.left < 0 ? .yellow : .green }
        guard line.isSaving else { return .of(spent: line.spent, available: line.available, colours) }
        // While the period runs, what is meant to be kept is there unless the other lines together take from it.
        let overspent = max(0, spent.clampedSubtracting(available))
        return .of(kept: kept ?? line.limit.clampedSubtracting(overspent), goal: line.limit, colours)
    }

    /// What a day of the rest of a running period may cost in this line, bills set aside; nil once the period is over.
    func daily(_ line: BudgetLine) -> Int64? {
        let ahead = days.count { !$0.isOver }
        guard ahead > 0, !line.isSetAside else { return nil }
        return max(0, line.left.clampedSubtracting(line.reserved)) / Int64(ahead)
    }

    private static func move(_ move: Redistribution.Move, _ home: Currency) -> Record {
        var part = Record.bare
        part.set(.from, string: move.from)
        part.set(.to, string: move.to)
        part.set(.amount, minor: move.amount, home)
        part.set(.state, string: move.waits ? "waiting" : "made")
        part.set(
            .why,
            string: move.waits
                ? "\(move.to) was overspent; a move of this size waits for a yes, because it is above approve-above"
                : "\(move.to) was overspent, and \(move.from) has more than it will need")
        return part
    }

    private func day(_ day: DailyPlan.Day, _ home: Currency, _ colours: BudgetColour.Limits) -> Record {
        var part = Record.bare
        part.set(.date, period.day(day.offset))
        part.set(.planned, minor: day.planned, home)
        if day.isOver {
            part.set(.spent, minor: day.spent, home)
            part.set(.status, string: BudgetColour.of(spent: day.spent, available: day.planned, colours).rawValue)
        }
        if day.bills != 0 || !day.names.isEmpty {
            part.set(.bills, minor: day.bills, home)
            part.set(.names, strings: day.names.filter { !$0.isEmpty })
        }
        return part
    }
}
