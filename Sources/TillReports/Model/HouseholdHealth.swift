import TillFigures
import TillRecords

/// How a household's money stands, as its `health` record tells.
public struct HouseholdHealth: Sendable {
    struct Component: Sendable, Equatable {
        let label: String
        let definition: String
        /// `12%`, `4.2 months`
        let value: String
        let points: Int
        /// good, watch or poor
        let band: String
        let months: Int
        /// Per cent.
        let coverage: Int
    }

    struct Change: Sendable, Equatable {
        let label: String
        let points: Int
        /// `-1.3`, of the total.
        let total: String
    }

    let month: Month
    let months: Int
    let total: Int?
    let band: String
    /// Why there is no total.
    let why: String
    /// What its sums do not have, as a sentence; empty where they have all.
    let leftOut: String
    let components: [Component]
    /// What documents do not show, and why.
    let unseen: [(label: String, why: String)]
    let before: Month?
    let change: Int?
    let moved: [Change]

    /// Nil for a record without a month.
    init?(_ record: borrowing Record) {
        guard let month = record.string(.month).flatMap({ Month($0) }) else { return nil }
        self.month = month
        months = record.integer(.months) ?? 0
        total = record.integer(.total)
        band = record.string(.band) ?? ""
        why = record.string(.why) ?? ""
        leftOut = record.leftOutSentence
        components = record.objects(.components).map { component in
            Component(
                label: component.string(.label) ?? "", definition: component.string(.definition) ?? "",
                value: HouseholdHealth.value(component.number(.value) ?? 0, component.string(.unit) ?? ""),
                points: max(0, min(100, component.integer(.points) ?? 0)), band: component.string(.band) ?? "",
                months: component.integer(.months) ?? 0, coverage: Int(((component.number(.coverage) ?? 0) * 100).rounded()))
        }
        unseen = record.objects(.unseen).map { ($0.string(.label) ?? "", $0.string(.why) ?? "") }
        before = record.string(.before).flatMap { Month($0) }
        change = record.integer(.change)
        moved = record.objects(.moved).map { change in
            Change(
                label: change.string(.label) ?? "", points: change.integer(.points) ?? 0,
                total: DecimalText.text(change.number(.total) ?? 0, decimals: 1))
        }
    }

    private static func value(_ value: Double, _ unit: String) -> String {
        switch unit {
        case "share": DecimalText.percent(value)
        case "months": DecimalText.text(value, decimals: 1) + " months"
        case "number": DecimalText.text(value, decimals: 1) + " a quarter"
        default: DecimalText.text(value, decimals: 2)
        }
    }
}
