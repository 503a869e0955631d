import TillHousehold
import TillRecords
import TillStages

/// `till-health`: how a household's money stands, component by component, and what moved since the month before.
public struct HealthStage: HouseholdStage {
    public var holding = HouseholdHolding()
    private let households: Households
    private let knowledge: HealthKnowledge
    private let asOf: Day?

    public init(options: Options, context: Context) throws(Fault) {
        households = try Households(folder: options.text("households"), file: options.text("household-file"))
        knowledge = try HealthKnowledge(context.knowledge)
        asOf = context.asOf
    }

    /// Emits a household's records, then its health in place of what an earlier run said of it.
    public mutating func take(household records: [Record], into sink: Sink) throws(Fault) {
        let made = try health(records)
        for record in records where made == nil || !record.equals("type", "health") { try sink.emit(record) }
        if let made { try sink.emit(made) }
    }

    private func health(_ records: [Record]) throws(Fault) -> Record? {
        guard records.contains(where: { $0.equals("type", "transaction") }) else { return nil }
        let ledger = HouseholdLedger(records, file: try households.file(of: records), asOf: asOf)
        let months = ledger.completeMonths
        guard let now = HealthMonth(ledger, knowledge, months: months) else { return nil }
        let before = HealthMonth(ledger, knowledge, months: Array(months.dropLast()))
        return HealthRecord.make(now, before: before, knowledge, household: ledger.household)
    }
}
