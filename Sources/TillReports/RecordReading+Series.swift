import TillRecords

/// Recurring movements as the pages need them.
extension RecordReading {
    /// Nil without an id.
    static func series(_ record: borrowing Record, masking: Bool) -> ReportSeries? {
        guard let id = record.string(.id) else { return nil }
        func shown(_ text: String?) -> String {
            let clean = Plain.clean(text ?? "", limit: 80)
            return masking ? Plain.masked(clean) : clean
        }
        let currency = record.currency(.currency) ?? .unknown
        let name = shown(record.string(.name))
        return ReportSeries(
            id: Plain.clean(id, limit: 64), name: name.isEmpty ? "Unnamed" : name,
            kind: Plain.clean(record.string(.kind) ?? "", limit: 20),
            period: record.string(.period).flatMap(SeriesPeriod.init(rawValue:)) ?? .monthly, money: money(record, .amount, currency),
            isPrice: record.equals(.pattern, "fixed") || record.equals(.pattern, "stepped"), was: money(record, .was, currency),
            changed: record.date(.changed), last: record.date(.last), next: record.date(.next),
            status: record.string(.status).flatMap(ReportSeries.Status.init(rawValue:)) ?? .active,
            missed: record.strings(.missed).compactMap { Day($0) }, parts: record.object(.instalments).flatMap { parts($0, currency) },
            declared: record.object(.declared).map { declared in
                ReportSeries.Declared(
                    money: money(declared, .amount, currency), difference: money(declared, .difference, currency))
            },
            why: Plain.clean(record.string(.why) ?? "", limit: 200),
            transactions: record.strings(.transactions).map { Plain.clean($0, limit: 64) })
    }

    private static func parts(_ record: borrowing Record, _ currency: Currency) -> ReportSeries.Parts? {
        guard let number = record.integer(.number), let of = record.integer(.of), let remaining = record.integer(.remaining) else {
            return nil
        }
        return ReportSeries.Parts(number: number, of: of, remaining: remaining, owed: money(record, .owed, currency))
    }

    private static func money(_ record: borrowing Record, _ key: Key, _ currency: Currency) -> Money? {
        record.decimal(key).flatMap { Money($0, currency) }
    }
}
