import TillRecords

/// Records as the pages need them. Nil where a record lacks what a page cannot do without.
enum RecordReading {
    enum Trouble: Error {
        /// No date or no amount: nothing to put on a day.
        case incomplete
        /// More decimals than the currency has, or more digits than fit.
        case amount
    }

    static func transaction(_ record: borrowing Record, masking: Bool) throws(Trouble) -> ReportTransaction? {
        guard !record.equals("status", "void") else { return nil }
        guard let day = record.date("date"), let amount = record.decimal("amount") else { throw .incomplete }
        guard let money = Money(amount, record.currency("currency") ?? .unknown) else { throw .amount }
        let category = record.object("category")
        let status = record.string("status").flatMap(ReportTransaction.Status.init(rawValue:)) ?? .posted
        var row = ReportTransaction(
            id: Plain.clean(record.string("id") ?? "", limit: 64), day: day, account: record.string("account") ?? "", money: money,
            home: home(record), merchant: text(record, "merchant", masking), text: text(record, "text", masking),
            kind: Plain.clean(record.string("kind") ?? record.string("direction") ?? "", limit: 20),
            category: category?.string("label") ?? category?.string("name") ?? "",
            by: category?.string("by") ?? "", certainty: percent(category?.number("confidence")), status: status,
            sources: record.strings("observations"), needsReview: record.flag("needs_review") ?? false,
            reasons: reasons(record))
        addSaid(record, to: &row, masking)
        return row
    }

    /// What people said about a transaction.
    private static func addSaid(_ record: borrowing Record, to row: inout ReportTransaction, _ masking: Bool) {
        row.approval = Plain.clean(record.string("approval") ?? "", limit: 20)
        row.isReversal = record.has("about")
        guard record.has("decisions") else { return }
        row.tags = record.strings("tags").prefix(8).map { mask(Plain.clean($0, limit: 40), masking) }
        row.notes = record.strings("notes").prefix(8).map { mask(Plain.clean($0, limit: 200), masking) }
        row.parts = record.objects("splits").compactMap { part in
            guard let amount = part.decimal("amount"), let money = Money(amount, row.money.currency) else { return nil }
            let category = part.object("category")
            let name = category?.string("label") ?? category?.string("name") ?? part.string("category") ?? ""
            return ReportTransaction.Part(minorUnits: money.minorUnits, category: Plain.clean(name, limit: 80))
        }
        // Parts that do not make up the whole would make a figure that no row explains.
        if row.parts.reduce(Int64(0), { $0.clampedAdding($1.minorUnits) }) != row.money.minorUnits { row.parts = [] }
    }

    /// `giro.csv, line 12`
    static func place(_ record: borrowing Record) -> String {
        guard let source = record.object("source") else { return "" }
        let parts = [source.string("file"), source.string("place")].compactMap { $0 }
        return Plain.clean(Plain.masked(parts.joined(separator: ", "), keepingDates: true))
    }

    static func question(_ record: borrowing Record, masking: Bool) -> Question {
        let isReject = record.equals("type", "reject")
        let sentence = record.string(isReject ? "reason" : "message") ?? "something could not be read."
        let remedy = text(record, "remedy", masking)
        return Question(
            weight: isReject ? .urgent : remedy.isEmpty ? .minor : .open, subject: file(record, masking),
            sentence: mask(Plain.clean(sentence, limit: 240), masking), place: text(record, "place", masking), answer: remedy)
    }

    private static func file(_ record: borrowing Record, _ masking: Bool) -> String {
        let name = Plain.clean(record.string("file") ?? "")
        return masking ? Plain.masked(name, keepingDates: true) : name
    }

    private static func home(_ record: borrowing Record) -> Money? {
        guard let home = record.object("home"), let amount = home.decimal("amount"), let currency = home.currency("currency") else {
            return nil
        }
        return Money(amount, currency)
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
