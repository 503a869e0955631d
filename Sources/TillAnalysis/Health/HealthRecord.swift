import TillFigures
import TillRecords

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
        var record = Record(type: "component")
        record.remove(.type)
        record.set(.component, string: component.rawValue)
        record.set(.label, string: knowledge.scale(component)?.label ?? component.rawValue)
        return record
    }
}
