import TillHousehold
import TillRecords

/// A recurring movement, for the calendar of what is coming.
struct ExportSeries: Sendable, Equatable {
    var id: String
    var name: String
    var kind: String
    var period: SeriesPeriod
    var money: Money?
    var next: Day?
    /// active, late, ended
    var status: String
    /// Ids of its transactions, oldest first.
    var transactions: [String]

    /// The series of a household, by name. One that has no name of its own is called as its last transaction.
    static func all(_ records: [Record], _ rows: [ExportRow], home: Currency, _ redaction: Redaction) -> [ExportSeries] {
        var all = records.compactMap { $0.equals(.type, .series) ? ExportSeries($0, home: home, redaction) : nil }
        if all.contains(where: \.name.isEmpty) {
            var names: [String: String] = [:]
            for row in rows { names[row.id] = row.merchant.isEmpty ? row.text : row.merchant }
            for index in all.indices where all[index].name.isEmpty {
                all[index].name = all[index].transactions.last { names[$0] != nil }.flatMap { names[$0] } ?? ""
            }
        }
        return all.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    }

    private init?(_ record: borrowing Record, home: Currency, _ redaction: Redaction) {
        guard let id = record.string(.id), let period = record.string(.period).flatMap(SeriesPeriod.init(rawValue:)) else { return nil }
        let currency = record.currency(.currency) ?? home
        self.id = Plain.clean(id, limit: 64)
        self.period = period
        name = redaction.text(record.string(.merchant) ?? record.string(.name), limit: 80)
        kind = Plain.clean(record.string(.kind) ?? "", limit: 24)
        money = record.decimal(.amount).flatMap { Money($0, currency) }
        next = record.date(.next)
        status = Plain.clean(record.string(.status) ?? "active", limit: 24)
        transactions = record.strings(.transactions)
    }
}
