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

    public mutating func take(household records: [Record], into sink: Sink) throws(Fault) {
        for record in records { try sink.emit(record) }
        guard records.contains(where: { $0.equals("type", "transaction") }) else { return }
        let ledger = HouseholdLedger(records, file: try households.file(of: records), asOf: asOf)
        let months = ledger.completeMonths
        guard let now = HealthMonth(ledger, knowledge, months: months) else { return }
        let before = HealthMonth(ledger, knowledge, months: Array(months.dropLast()))
        try sink.emit(HealthRecord.make(now, before: before, knowledge, household: ledger.household))
    }
}
