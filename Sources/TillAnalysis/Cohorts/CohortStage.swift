import TillFigures
import TillHousehold
import TillRecords
import TillStages

/// `till-cohorts`: groups of households that live alike, over all households of the stream.
public struct CohortStage: Stage {
    private static let smallest = 5
    private var holding = HouseholdHolding()
    private let households: Households
    private let knowledge: CohortKnowledge
    private let earlier: EarlierCohorts?
    private let uses: CategoryUses
    private let memory: ChainMemory
    private let asOf: Day?
    private let seed: UInt64
    private let least: Int
    private let months: Int
    private var measured: [HouseholdMeasures] = []
    private var seen: Set<String> = []
    private var short = 0
    /// What an earlier run said: it makes room for what this one says.
    private var before: [Record] = []

    public init(options: Options, context: Context) throws(Fault) {
        households = try Households(folder: options.text("households"), file: options.text("household-file"))
        knowledge = try CohortKnowledge(context.knowledge)
        if let path = options.text("before") { earlier = try EarlierCohorts(path: path) } else { earlier = nil }
        uses = try CategoryUses(context.knowledge)
        memory = context.memory
        asOf = context.asOf
        seed = context.seed
        least = try CohortStage.whole("least", options, from: CohortStage.smallest)
        months = try CohortStage.whole("months", options, from: 1)
    }

    public mutating func take(_ record: consuming Record, into sink: Sink) throws(Fault) {
        if let done = holding.take(record) { try add(done, sink) }
    }

    public mutating func finish(into sink: Sink) throws(Fault) {
        let rest = holding.rest()
        if !rest.isEmpty { try add(rest, sink) }
        let table = FeatureTable(measured, knowledge)
        if short > 0 {
            try sink.note(
                "cohorts.short",
                "\(table.households.count) of \(CountText.of(seen.count, "household")) can be compared: the others have fewer than \(CountText.of(months, "complete month")), or "
                    + "spend on nothing that is compared.",
                remedy: "They are in no cohort until they have.")
        }
        if let census = CohortCensus(table, knowledge, least: least, earlier: earlier, seed: seed) {
            for record in CohortRecords(census, knowledge, least: least).records { try sink.emit(record) }
        } else {
            for record in before { try sink.emit(record) }
            if !seen.isEmpty {
                try sink.note(
                    "cohorts.few",
                    "no cohort can be told of: it has at least \(CountText.of(least, "household")), and \(table.households.count) can be compared.",
                    remedy: "Compare more households.")
            }
        }
        before = []
        measured = []
        seen = []
        short = 0
    }

    /// One household: measured, and passed on as it came.
    private mutating func add(_ records: [Record], _ sink: Sink) throws(Fault) {
        let household = records.lazy.compactMap { $0.string(.household) }.first
        if let household, records.contains(where: { $0.equals(.type, .transaction) }) {
            if seen.insert(household).inserted {
                let ledger = memory.ledger(records, uses: uses, file: try households.file(of: household), asOf: asOf)
                if let one = HouseholdMeasures(ledger, knowledge, least: months) { measured.append(one) } else { short += 1 }
            } else {
                let fault = Fault(
                    "cohorts.household-split", "the household's records are not together; the later ones are in no figure.",
                    remedy: "Sort the stream by household.")
                try sink.reject(fault, household: household)
            }
        }
        for record in records {
            if record.equals(.type, .cohort) || record.equals(.type, .membership) {
                before.append(record)
            } else {
                try sink.emit(record)
            }
        }
    }

    private static func whole(_ name: String, _ options: Options, from low: Int) throws(Fault) -> Int {
        let number = try options.integer(name) ?? low
        guard number >= low else {
            throw Fault(
                "usage.option", "the value is too small.", remedy: "Give --\(name) a whole number from \(low).", place: "--\(name)",
                exit: .usage)
        }
        return number
    }
}
