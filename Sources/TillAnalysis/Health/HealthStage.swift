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

/// Writes one month's health as a record, beside the month before.
enum HealthRecord {
    static func make(_ now: HealthMonth, before: HealthMonth?, _ knowledge: HealthKnowledge, _ ledger: HouseholdLedger) -> Record {
        var record = Record(type: .health)
        if let household = ledger.household { record.set(.household, string: household) }
        record.set(.month, string: now.month.iso)
        record.set(.months, integer: now.months)
        if let total = now.total {
            record.set(.total, raw: Figure.json(total, decimals: 0))
            record.set(.band, string: band(total))
        }
        let first = now.month.advanced(by: 1 - now.months).first
        record.set(leftOut: ledger.leftOut { $0 >= first && $0 <= now.month.last }, ledger.home)
        if let why = now.whyNoTotal { record.set(.why, string: why) }
        record.set(.components, objects: now.seen.map { component($0, knowledge) })
        record.set(.unseen, objects: now.unseen.map { unseen($0, knowledge) })
        guard let before else { return record }
        record.set(.before, string: before.month.iso)
        if let total = now.total, let old = before.total {
            record.set(.change, raw: Figure.json(total.rounded() - old.rounded(), decimals: 0))
        }
        record.set(.moved, objects: moved(now, before, knowledge))
        return record
    }

    /// 80 and more is good, below 40 poor.
    private static func band(_ total: Double) -> String {
        let rounded = total.rounded()
        return rounded >= 80 ? "good" : rounded >= 40 ? "watch" : "poor"
    }

    private static func component(_ seen: HealthMonth.Seen, _ knowledge: HealthKnowledge) -> Record {
        let scale = knowledge.scale(seen.component)
        var record = head(seen.component, knowledge)
        record.set(.definition, string: scale?.definition ?? "")
        record.set(.value, raw: Figure.json(seen.value, decimals: 3))
        record.set(.unit, string: scale?.unit ?? "")
        record.set(.points, raw: Figure.json(seen.points, decimals: 0))
        record.set(.band, string: seen.band)
        record.set(.months, integer: seen.months)
        record.set(.coverage, raw: Figure.json(seen.coverage, decimals: 2))
        return record
    }

    private static func unseen(_ unseen: HealthMonth.Unseen, _ knowledge: HealthKnowledge) -> Record {
        var record = head(unseen.component, knowledge)
        record.set(.why, string: unseen.why)
        return record
    }

    /// Components whose points changed, the largest change first, with what each did to the total.
    private static func moved(_ now: HealthMonth, _ before: HealthMonth, _ knowledge: HealthKnowledge) -> [Record] {
        let old = Dictionary(uniqueKeysWithValues: before.seen.map { ($0.component, $0.points) })
        let changes = now.seen.compactMap { seen in old[seen.component].map { (seen.component, (seen.points - $0).rounded()) } }
        return changes.filter { $0.1 != 0 }.enumerated()
            .sorted { (abs($1.element.1), $0.offset) < (abs($0.element.1), $1.offset) }
            .map { change in
                var record = head(change.element.0, knowledge)
                record.set(.points, raw: Figure.json(change.element.1, decimals: 0))
                record.set(.total, raw: Figure.json(change.element.1 / Double(max(1, now.seen.count)), decimals: 1))
                return record
            }
    }

    private static func head(_ component: HealthMonth.Component, _ knowledge: HealthKnowledge) -> Record {
        var record = Record.bare
        record.set(.component, string: component.rawValue)
        record.set(.label, string: knowledge.scale(component)?.label ?? component.rawValue)
        return record
    }
}
