import TillRecords
import TillStages

/// Differences as JSON, an object a line: `change`, `figure`, and at the end `diff`.
struct DifferenceRecords: DifferenceTelling {
    private let before: Int
    private let after: Int
    private var counts = DifferenceCounts()

    init(_ before: PublishedRun, _ after: PublishedRun) {
        self.before = before.number
        self.after = after.number
    }

    mutating func tell(_ one: HouseholdDifference) {
        if one.isNone { return }
        counts.add(one)
        for record in one.came { write(one.household, "came", record) }
        for record in one.went { write(one.household, "went", record) }
        for change in one.changed { write(one.household, "changed", change.after, change.fields) }
        for figure in one.figures {
            var record = Record(type: "figure")
            record.set(.household, string: one.household)
            record.set(.name, string: figure.name)
            if let before = figure.before { record.set(.before, string: before) }
            if let after = figure.after { record.set(.after, string: after) }
            Output.write(record.text + "\n")
        }
    }

    private func write(_ household: String, _ change: String, _ transaction: Record, _ fields: [FieldChange] = []) {
        var record = Record(type: "change")
        record.set(.household, string: household)
        record.set(.change, string: change)
        record.set(.id, string: transaction.string(.id) ?? "")
        if !fields.isEmpty { record.set(.fields, objects: fields.map(\.record)) }
        record.set(.transaction, object: transaction)
        Output.write(record.text + "\n")
    }

    mutating func finish() {
        var record = Record(type: "diff")
        record.set(.before, integer: before)
        record.set(.after, integer: after)
        record.set(.households, integer: counts.households)
        record.set(.came, integer: counts.came)
        record.set(.went, integer: counts.went)
        record.set(.changed, integer: counts.changed)
        Output.write(record.text + "\n")
    }
}
