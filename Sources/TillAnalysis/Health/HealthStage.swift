import TillHousehold
import TillRecords
import TillStages

/// `till-health`: how a household's money stands, component by component, and what moved since the month before.
public struct HealthStage: Stage {
    private var holding = HouseholdHolding()
    private let households: Households
    private let knowledge: HealthKnowledge
    private let asOf: Day?

    public init(options: Options, context: Context) throws(Fault) {
        households = try Households(folder: options.text("households"), file: options.text("household-file"))
        knowledge = try HealthKnowledge(context.knowledge)
        asOf = context.asOf
    }

    public mutating func take(_ record: consuming Record, into sink: Sink) throws(Fault) {
        if let done = holding.take(record) { try look(done, sink) }
    }

    public mutating func finish(into sink: Sink) throws(Fault) {
        let rest = holding.rest()
        if !rest.isEmpty { try look(rest, sink) }
    }

    private func look(_ records: [Record], _ sink: Sink) throws(Fault) {
        for record in records { try sink.emit(record) }
        guard records.contains(where: { $0.equals("type", "transaction") }) else { return }
        let household = records.lazy.compactMap { $0.string("household") }.first
        let ledger = HouseholdLedger(records, file: try households.file(of: household), asOf: asOf)
        let months = ledger.completeMonths
        guard let now = HealthMonth(ledger, knowledge, months: months) else { return }
        let before = HealthMonth(ledger, knowledge, months: Array(months.dropLast()))
        try sink.emit(HealthRecord.make(now, before: before, knowledge, household: ledger.household))
    }
}
