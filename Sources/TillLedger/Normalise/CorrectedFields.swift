import TillRecords

/// What a person corrected of one observation: its fields get what was said, and what was read is kept beside them.
///
/// Id and key stay those of what was read, so that other decisions about it hold, and its row in another export is the same one.
struct CorrectedFields {
    /// The fields, each once, with what was read and the last decision about it.
    private var fields: [(key: Key, from: String?, decision: String)] = []

    var isEmpty: Bool { fields.isEmpty }

    func has(_ key: Key) -> Bool { fields.contains { $0.key == key } }

    /// Follows decisions in the order in which they hold.
    mutating func take(_ decisions: [Decision], _ record: inout Record) {
        for decision in decisions {
            let wasOut = record.decimal(.amount)?.isNegative
            for key in Correction.fields where decision.correction.text(key) != nil { note(key, record, decision.id) }
            decision.correction.correct(&record)
            if decision.correction.date != nil { record.remove(.dates) }
            if decision.correction.currency != nil { record.remove(.currencyBy) }
            turn(&record, wasOut)
        }
        guard !fields.isEmpty else { return }
        settle(&record)
    }

    private mutating func note(_ key: Key, _ record: borrowing Record, _ decision: String) {
        if let known = fields.firstIndex(where: { $0.key == key }) {
            fields[known].decision = decision
            return
        }
        let days = key == .date ? record.strings(.dates).joined(separator: " or ") : ""
        fields.append((key, Correction.text(key, of: record) ?? (days.isEmpty ? nil : days), decision))
    }

    /// Money that goes the other way is no longer what its source said of the way.
    private func turn(_ record: inout Record, _ wasOut: Bool?) {
        guard let isOut = record.decimal(.amount)?.isNegative, let wasOut, isOut != wasOut, record.has(.direction) else { return }
        if record.equals(.direction, "transfer") { return }
        record.set(.direction, string: isOut ? "expense" : "income")
    }

    /// What a person said is sure; who said what moved and when has looked at it.
    private func settle(_ record: inout Record) {
        if var confidence = record.object(.confidence) {
            for one in fields where confidence.has(one.key) { confidence.set(one.key, integer: 1) }
            record.set(.confidence, object: confidence)
        }
        let isSeen = fields.contains { [.amount, .date, .currency, .payment].contains($0.key) }
        if isSeen, record.has(.needsReview), !record.has(.dates) { record.remove(.needsReview) }
    }

    /// Writes what was read beside what was said.
    func write(to record: inout Record) {
        guard !fields.isEmpty else { return }
        record.set(
            .corrected,
            objects: fields.map { one in
                var said = Record(type: "corrected")
                said.remove(.type)
                said.set(.field, string: one.key.description)
                if let from = one.from { said.set(.from, string: from) }
                said.set(.decision, string: one.decision)
                return said
            })
    }
}
