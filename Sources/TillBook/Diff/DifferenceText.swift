import TillRecords
import TillRun
import TillStages

/// Differences for a person.
struct DifferenceText: DifferenceTelling {
    private let most: Int
    private var counts = DifferenceCounts()

    init(_ before: PublishedRun, _ after: PublishedRun, most: Int) {
        self.most = most <= 0 ? Int.max : most
        let names = "run \(before.number) → run \(after.number)"
        Output.write(before.folder == after.folder ? "\(names): the same results\n" : "\(names)\n")
    }

    mutating func tell(_ one: HouseholdDifference) {
        if one.isNone { return }
        counts.add(one)
        Output.write("\n\(one.household): \(one.came.count) came, \(one.went.count) went, \(one.changed.count) changed\n")
        list("+", one.came)
        list("-", one.went)
        for change in one.changed.prefix(most) {
            Output.write("  ~ \(DifferenceText.line(change.after))\n")
            for field in change.fields {
                Output.write("      \(field.name)  \(FieldChange.words(field.before)) → \(FieldChange.words(field.after))\n")
            }
        }
        more(one.changed.count)
        for figure in one.figures { Output.write("  = \(figure.name)  \(figure.before ?? "–") → \(figure.after ?? "–")\n") }
    }

    mutating func finish() {
        guard counts.households > 0 else { return Output.write("nothing differs\n") }
        Output.write(
            "\n\(CountText.of(counts.households, "household")): \(counts.came) came, \(counts.went) went, \(counts.changed) changed\n")
    }

    private func list(_ sign: String, _ records: [Record]) {
        for record in records.prefix(most) { Output.write("  \(sign) \(DifferenceText.line(record))\n") }
        more(records.count)
    }

    private func more(_ count: Int) {
        if count > most { Output.write("    … and \(count - most) more: --most 0 shows all\n") }
    }

    private static func line(_ record: Record) -> String { "\(TransactionWords.line(record))  (\(TransactionWords.short(record)))" }
}

/// How much differs over all households.
struct DifferenceCounts {
    var households = 0
    var came = 0
    var went = 0
    var changed = 0

    mutating func add(_ one: HouseholdDifference) {
        households += 1
        came += one.came.count
        went += one.went.count
        changed += one.changed.count
    }
}
