import TillFigures
import TillHousehold
import TillRecords
import TillStages

/// `till-loans`: what a household owes by contract, and how far it is paid back.
public struct LoansStage: HouseholdStage {
    public var holding = HouseholdHolding()
    private let households: Households
    private let uses: CategoryUses
    private let memory: ChainMemory
    private let asOf: Day?

    public init(options: Options, context: Context) throws(Fault) {
        households = try Households(folder: options.text("households"), file: options.text("household-file"))
        uses = try CategoryUses(context.knowledge)
        memory = context.memory
        asOf = context.asOf
    }

    /// Emits a household's records, then its loans, where it can tell of any in place of those that an earlier run left.
    public mutating func take(household records: [Record], into sink: Sink) throws(Fault) {
        let made = try loans(records, sink)
        for record in records where made.isEmpty || !record.equals(.type, .loan) { try sink.emit(record) }
        for record in made { try sink.emit(record) }
    }

    private func loans(_ records: [Record], _ sink: Sink) throws(Fault) -> [Record] {
        guard records.contains(where: { $0.equals(.type, .transaction) }), let file = try households.file(of: records), !file.loans.isEmpty
        else { return [] }
        let ledger = memory.ledger(records, uses: uses, file: file, asOf: asOf)
        var made: [Record] = []
        for loan in file.loans {
            if let progress = LoanProgress(loan, ledger) {
                made.append(progress.record(ledger.household))
            } else {
                try sink.note(
                    "loans.amount", "the loan \(loan.name) has more decimals than \(ledger.home) and is left out.",
                    remedy: "Round it under loans in the household's file.", household: ledger.household)
            }
        }
        return made
    }
}
