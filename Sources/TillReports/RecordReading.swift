import TillFigures
import TillRecords

/// Records as the pages need them. Nil where a record lacks what a page cannot do without.
enum RecordReading {
    enum Trouble: Error {
        /// No date or no amount: nothing to put on a day.
        case incomplete
        /// More decimals than the currency has, or more digits than fit.
        case amount
    }

    /// Whether a record can stand on a page: throws what it lacks. A void one lacks nothing and stands on none.
    static func check(_ record: borrowing Record) throws(Trouble) {
        guard !record.equals(.status, "void") else { return }
        guard record.date(.date) != nil, let amount = record.decimal(.amount) else { throw .incomplete }
        guard Money(amount, record.currency(.currency) ?? .unknown) != nil else { throw .amount }
    }

    /// - Parameter row: the same record as the figures read it.
    static func transaction(_ record: borrowing Record, _ row: LedgerTransaction, masking: Bool) -> ReportTransaction {
        let category = record.object(.category)
        var made = ReportTransaction(
            id: Plain.clean(row.id, limit: 64), day: row.day, account: row.account, money: row.money, minor: row.home, flow: row.flow,
            counting: row.counting, merchant: text(record, .merchant, masking), text: text(record, .text, masking),
            kind: Plain.clean(record.string(.kind) ?? record.string(.direction) ?? "", limit: 20),
            category: name(row.category, row.label),
            by: category?.string(.by) ?? "", certainty: percent(category?.number(.confidence)), status: row.status,
            sources: record.strings(.observations), needsReview: row.needsReview, reasons: reasons(record))
        made.approval = Plain.clean(record.string(.approval) ?? "", limit: 20)
        made.isReversal = row.isReversal
        made.parts = row.splits.map {
            ReportTransaction.Part(minorUnits: $0.home, category: Plain.clean(name($0.category, $0.label), limit: 80))
        }
        guard record.has(.decisions) else { return made }
        made.tags = row.tags.prefix(8).map { mask(Plain.clean($0, limit: 40), masking) }
        made.notes = record.strings(.notes).prefix(8).map { mask(Plain.clean($0, limit: 200), masking) }
        return made
    }

    private static func name(_ category: String, _ label: String) -> String { label.isEmpty ? category : label }

    /// `giro.csv, line 12`
    static func place(_ record: borrowing Record) -> String {
        guard let source = record.object(.source) else { return "" }
        let parts = [source.string(.file), source.string(.place)].compactMap { $0 }
        return Plain.clean(Plain.masked(parts.joined(separator: ", "), keepingDates: true))
    }

    static func question(_ record: borrowing Record, masking: Bool) -> Question {
        let isReject = record.equals(.type, .reject)
        let sentence = record.string(isReject ? .reason : .message) ?? "something could not be read."
        let remedy = text(record, .remedy, masking)
        return Question(
            weight: isReject ? .urgent : remedy.isEmpty ? .minor : .open, subject: file(record, masking),
            sentence: mask(Plain.clean(sentence, limit: 240), masking), place: text(record, .place, masking), answer: remedy)
    }

    private static func file(_ record: borrowing Record, _ masking: Bool) -> String {
        let name = Plain.clean(record.string(.file) ?? "")
        return masking ? Plain.masked(name, keepingDates: true) : name
    }

    private static func percent(_ confidence: Double?) -> Int? {
        guard let confidence, (0...1).contains(confidence) else { return nil }
        return Int((confidence * 100).rounded())
    }

    private static func text(_ record: borrowing Record, _ key: Key, _ masking: Bool) -> String {
        mask(Plain.clean(record.string(key) ?? "", limit: 200), masking)
    }

    private static func mask(_ text: String, _ masking: Bool) -> String { masking ? Plain.masked(text) : text }
}
