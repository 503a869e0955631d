import TillFigures
import TillHousehold
import TillRecords

/// How a household's money stands, as its `health` record tells.
public struct HouseholdHealth: Sendable {
    struct Component: Sendable, Equatable {
        let label: String
        let definition: String
        let number: Double
        /// share, months, number, ratio
        let unit: String
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
        /// How much of the total.
        let share: Double
        /// `-1.3`
        var total: String { DecimalText.text(share, decimals: 1) }
    }

    let month: Month
    let months: Int
    let total: Int?
    let band: String
    /// Why there is no total.
    let why: String
    /// How many rows its sums do not have, by reason.
    let leftOut: [LeftOut: Int]
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
        leftOut = record.leftOutRows
        components = record.objects(.components).map { component in
            Component(
                label: component.string(.label) ?? "", definition: component.string(.definition) ?? "",
                number: component.number(.value) ?? 0, unit: component.string(.unit) ?? "",
                points: max(0, min(100, component.integer(.points) ?? 0)), band: component.string(.band) ?? "",
                months: component.integer(.months) ?? 0, coverage: Int(((component.number(.coverage) ?? 0) * 100).rounded()))
        }
        unseen = record.objects(.unseen).map { ($0.string(.label) ?? "", $0.string(.why) ?? "") }
        before = record.string(.before).flatMap { Month($0) }
        change = record.integer(.change)
        moved = record.objects(.moved).map { change in
            Change(
                label: change.string(.label) ?? "", points: change.integer(.points) ?? 0,
                share: change.number(.total) ?? 0)
        }
    }
}

extension HouseholdHealth.Component {
    /// `12%`, `4.2 months`
    var value: String {
        switch unit {
        case "share": DecimalText.percent(number)
        case "months": say(.monthsInReserve, [.number: DecimalText.text(number, decimals: 1)])
        case "number": say(.timesAQuarter, [.number: DecimalText.text(number, decimals: 1)])
        default: DecimalText.text(number, decimals: 2)
        }
    }
}
