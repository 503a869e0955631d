import TillFigures
import TillHousehold
import TillRecords

/// Works a household's budget out, period after period: what is carried from one goes into the next.
struct BudgetCalculation {
    private let ledger: HouseholdLedger
    private let scheme: BudgetScheme
    private let periods: [BudgetPeriod]
    private let spending: [PeriodSpending]
    /// Who paid last of a series, where lines are members'.
    private let payers: [String: String]
    /// How many periods before are looked back on.
    private let lookBack: Int

    /// Periods that must be known before their median is believed.
    static let fewest = 3

    init(_ ledger: HouseholdLedger, _ scheme: BudgetScheme, lookBack: Int) {
        self.ledger = ledger
        self.scheme = scheme
        self.lookBack = lookBack
        periods = ledger.budgetPeriods(startingOn: scheme.startsOn)
        spending = PeriodSpending.all(ledger, periods, scheme)
        payers = scheme.planned.allSatisfy { $0.member == nil } ? [:] : BudgetCalculation.payers(ledger)
    }

    /// The sheets, oldest first; none for periods that too little is known of.
    func sheets() -> [BudgetSheet] {
        var sheets: [BudgetSheet] = []
        var carried: [Int64] = []
        var pool: Int64 = 0
        for place in periods.indices {
            guard var sheet = sheet(at: place) else { continue }
            if carried.count == sheet.lines.count {
                for line in sheet.lines.indices { sheet.lines[line].carried = carried[line] }
            }
            if scheme.method == .envelope {
                pool = fill(&sheet, from: pool.clampedAdding(sheet.earned).clampedSubtracting(sheet.outside))
                sheet.unassigned = pool
            }
            // 50/30/20 is a yardstick: a need that is larger than half of the income is to be seen, not evened out.
            if scheme.method != .shares { sheet.moves = Redistribution(approveAbove: scheme.approveAbove).run(&sheet.lines) }
            sheet.days = DailyPlan(sheet, spending[place], bills: bills(of: sheet), earlier: earlier(place), asOf: asOf).days
            carried = sheet.lines.map(\.carriedOn)
            sheets.append(sheet)
        }
        return sheets
    }

    /// Lines of the plan that no transaction ever fell into, by name; a bill of the year may not have come yet.
    var unusedLines: [BudgetLine] {
        var used: Set<Int> = []
        for one in spending { for entry in one.entries { used.insert(entry.line) } }
        return scheme.planned.indices.filter { !used.contains($0) && !scheme.planned[$0].isSinking }.map { scheme.planned[$0] }
            .sorted { $0.name < $1.name }
    }

    private var asOf: Day { ledger.asOf ?? Month(year: 1970, month: 1).first }

    private func earlier(_ place: Int) -> ArraySlice<PeriodSpending> { spending[max(0, place - lookBack)..<place] }

    /// What a period is planned with and what was spent; nil when the income to share out is not known.
    private func sheet(at place: Int) -> BudgetSheet? {
        let income = income(at: place)
        if scheme.method == .shares, income.amount <= 0 { return nil }
        let period = periods[place]
        let isRunning = asOf < period.last
        var sheet = BudgetSheet(period: period, lines: scheme.lines(income: income.amount, in: period.month), isRunning: isRunning)
        sheet.income = scheme.method == .shares || scheme.income != nil ? income.amount : nil
        sheet.incomeOf = scheme.method == .shares ? income.months : []
        sheet.earned = spending[place].earned
        sheet.outside = spending[place].outside
        for entry in spending[place].entries {
            sheet.lines[entry.line].spent = sheet.lines[entry.line].spent.clampedAdding(entry.amount)
            guard entry.isBill else { continue }
            sheet.lines[entry.line].paidBills = sheet.lines[entry.line].paidBills.clampedAdding(entry.amount)
        }
        for line in sheet.lines.indices where sheet.lines[line].isSinking {
            sheet.lines[line].taken = taken(line, sheet.lines[line].months, place)
        }
        guard isRunning else { return sheet }
        for bill in bills(of: sheet) { sheet.lines[bill.line].reserved = sheet.lines[bill.line].reserved.clampedAdding(bill.amount) }
        let gone = asOf.ordinal - period.first.ordinal
        for line in sheet.lines.indices {
            sheet.lines[line].expected = max(0, earlier(place).map { $0.unplanned(line, after: gone) }.median ?? 0)
        }
        return sheet
    }

    /// What comes in in a month: what the household says, else the median of the periods before, when there are enough of them.
    private func income(at place: Int) -> (amount: Int64, months: [Month]) {
        if let income = scheme.income { return (income, []) }
        let known = max(0, place - lookBack)..<place
        guard known.count >= BudgetCalculation.fewest, let median = known.map({ spending[$0].earned }).median else { return (0, []) }
        return (median, known.map { periods[$0].month })
    }

    /// Known payments of a running period that are still to come and fall into one of its lines.
    private func bills(of sheet: BudgetSheet) -> [DailyPlan.Bill] {
        guard sheet.isRunning else { return [] }
        return ledger.coming(after: asOf, through: sheet.period.last).compactMap { coming in
            guard coming.amount < 0, let line = scheme.place(of: coming.category, by: payers[coming.series] ?? "") else { return nil }
            return DailyPlan.Bill(
                offset: coming.day.ordinal - sheet.period.first.ordinal, line: line, amount: coming.amount.clampedNegation,
                name: coming.name)
        }
    }

    /// What a line paid in so many periods, of which this is the last.
    private func taken(_ line: Int, _ months: Int, _ place: Int) -> Int64 {
        spending[max(0, place - months + 1)...place].reduce(0) { sum, one in
            one.entries.reduce(sum) { $1.line == line ? $0.clampedAdding($1.amount) : $0 }
        }
    }

    private static func payers(_ ledger: HouseholdLedger) -> [String: String] {
        var last: [String: (day: Day, member: String)] = [:]
        for row in ledger.transactions {
            guard let series = row.series, last[series].map({ $0.day <= row.day }) ?? true else { continue }
            last[series] = (row.day, row.member)
        }
        return last.mapValues(\.member)
    }

    /// Puts money into the envelopes, the most important first, as far as it goes; returns what is left over.
    private func fill(_ sheet: inout BudgetSheet, from pool: Int64) -> Int64 {
        var rest = pool
        for priority in Set(sheet.lines.map(\.priority)).sorted() {
            let places = sheet.lines.indices.filter { sheet.lines[$0].priority == priority }
                .sorted { sheet.lines[$0].name < sheet.lines[$1].name }
            let asked = places.map { sheet.lines[$0].limit }
            let given = min(max(0, rest), asked.reduce(0) { $0.clampedAdding($1) })
            for (place, part) in zip(places, Apportionment.shares(of: given, by: asked)) { sheet.lines[place].limit = part }
            rest = rest.clampedSubtracting(given)
        }
        return rest
    }
}
