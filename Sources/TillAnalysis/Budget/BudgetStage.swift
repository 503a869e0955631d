import TillFigures
import TillHousehold
import TillRecords
import TillStages

/// `till-budget`: what a household plans to spend, what it spent, and what each day may cost.
public struct BudgetStage: HouseholdStage {
    public var holding = HouseholdHolding()
    private let households: Households
    private let knowledge: Knowledge
    private let uses: CategoryUses
    private let memory: ChainMemory
    private let asOf: Day?
    private let lookBack: Int
    private let colours: BudgetColour.Limits
    /// Read when the first household needs it.
    private var buckets: BudgetBuckets?

    public init(options: Options, context: Context) throws(Fault) {
        households = try Households(folder: options.text("households"), file: options.text("household-file"))
        knowledge = context.knowledge
        uses = try CategoryUses(context.knowledge)
        memory = context.memory
        asOf = context.asOf
        lookBack = max(BudgetCalculation.fewest, try options.integer("months") ?? 6)
        colours = BudgetColour.Limits(yellow: try options.integer("yellow") ?? 80, red: try options.integer("red") ?? 100)
        guard colours.yellow >= 0, colours.yellow <= colours.red else {
            throw Fault(
                "usage.option", "yellow begins below red.", remedy: "Give --yellow a smaller number than --red.", place: "--yellow",
                exit: .usage)
        }
    }

    /// Emits a household's records, then its budgets, where it can make any in place of those that an earlier run left.
    public mutating func take(household records: [Record], into sink: Sink) throws(Fault) {
        let made = try budgets(records, sink)
        for record in records where made.isEmpty || !record.equals(.type, .budget) { try sink.emit(record) }
        for record in made { try sink.emit(record) }
    }

    private mutating func budgets(_ records: [Record], _ sink: Sink) throws(Fault) -> [Record] {
        guard records.contains(where: { $0.equals(.type, .transaction) }) else { return [] }
        let file = try households.file(of: records)
        let ledger = memory.ledger(records, uses: uses, file: file, asOf: asOf)
        guard let asOf = ledger.asOf, !ledger.transactions.isEmpty else { return [] }
        if buckets == nil { buckets = try BudgetBuckets(knowledge) }
        guard let buckets else { return [] }
        let scheme = BudgetScheme(file?.budget, home: ledger.home, buckets: buckets.with(own: ledger.ownKinds))
        let calculation = BudgetCalculation(ledger, scheme, lookBack: lookBack)
        let sheets = calculation.sheets()
        if scheme.isOwn {
            try remarkAmounts(scheme, ledger, sink)
            try remark(scheme, calculation, isEmpty: sheets.isEmpty, ledger.household, sink)
        }
        return sheets.map { $0.record(ledger, scheme, colours, asOf: asOf) }
    }

    /// An amount that the home currency cannot hold would vanish.
    private func remarkAmounts(_ scheme: BudgetScheme, _ ledger: HouseholdLedger, _ sink: Sink) throws(Fault) {
        for name in scheme.unfit {
            try sink.note(
                "budget.amount", "\(name) has more decimals than \(ledger.home) and is left out of the budget.",
                remedy: "Round it under budget in the household's file.", household: ledger.household)
        }
    }

    /// What a household that wrote a budget should know about it.
    private func remark(
        _ scheme: BudgetScheme, _ calculation: BudgetCalculation, isEmpty: Bool, _ household: String?, _ sink: Sink
    ) throws(Fault) {
        if isEmpty, scheme.method != .shares {
            try sink.note(
                "budget.no-period", "the budget has no period yet: the documents begin in the middle of their only one.",
                remedy: "Add documents of the days before, or wait for the next.", household: household)
            return
        }
        if isEmpty {
            try sink.note(
                "budget.too-little", "the budget needs an income to share out, and fewer than three months with one are known.",
                remedy: "Write income: under budget in the household's file.", household: household)
            return
        }
        let unused = calculation.unusedLines
        let known = unused.isEmpty ? [] : try BudgetBuckets.categories.resolved(knowledge).words
        for line in unused {
            let question = known.contains(line.category) ? "" : NearestName.question(line.category, among: known)
            try sink.note(
                "budget.unused-line",
                "no transaction\(line.member.map { " of \($0)" } ?? "") has the category \(line.category) of the budget.",
                remedy: "\(question)Check its name under budget in the household's file; categories look like food.groceries or food.",
                household: household)
        }
    }
}
