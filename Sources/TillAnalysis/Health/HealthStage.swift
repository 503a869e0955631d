import TillFigures
import TillHousehold
import TillRecords
import TillStages

/// `till-health`: how a household's money stands, component by component, and what moved since the month before.
public struct HealthStage: HouseholdStage {
    public var holding = HouseholdHolding()
    private let households: Households
    private let knowledge: HealthKnowledge
    private let uses: CategoryUses
    private let memory: ChainMemory
    private let asOf: Day?
    /// How many months are told of.
    private let months: Int

    public init(options: Options, context: Context) throws(Fault) {
        households = try Households(folder: options.text("households"), file: options.text("household-file"))
        knowledge = try HealthKnowledge(context.knowledge)
        uses = try CategoryUses(context.knowledge)
        memory = context.memory
        asOf = context.asOf
        months = try options.integer("months") ?? 1
        guard (1...600).contains(months) else {
            throw Fault(
                "usage.option", "the value is out of range.", remedy: "Give --months a whole number from 1 to 600.", place: "--months",
                exit: .usage)
        }
    }

    /// Emits a household's records, then its health in place of what an earlier run said of it.
    public mutating func take(household records: [Record], into sink: Sink) throws(Fault) {
        let made = try health(records)
        for record in records where made.isEmpty || !record.equals(.type, .health) { try sink.emit(record) }
        for record in made { try sink.emit(record) }
    }

    /// Of each month asked for, oldest first.
    private func health(_ records: [Record]) throws(Fault) -> [Record] {
        guard records.contains(where: { $0.equals(.type, .transaction) }) else { return [] }
        let ledger = memory.ledger(records, uses: uses, file: try households.file(of: records), asOf: asOf)
        let months = ledger.completeMonths
        let ends = months.indices.suffix(self.months)
        guard let first = ends.first else { return [] }
        var before = HealthMonth(ledger, knowledge, months: Array(months[..<first]))
        return ends.compactMap { end in
            guard let now = HealthMonth(ledger, knowledge, months: Array(months[...end])) else { return nil }
            defer { before = now }
            return HealthRecord.make(now, before: before, knowledge, ledger)
        }
    }
}
