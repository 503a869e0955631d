import TillRecords

/// What a `series` record says that a person may want to know.
struct SeriesEvents: Sendable {
    let id: String
    let name: String
    let period: SeriesPeriod
    let category: String
    let account: String
    let status: String
    /// The usual amount, signed, and the one before the last step, in minor units of the home currency.
    let amount: Int64?
    let was: Int64?
    let changed: Day?
    let next: Day?
    let missed: [Day]
    let transactions: [String]

    init?(_ record: borrowing Record, home: Currency) {
        guard let id = record.string(.id), (record.currency(.currency) ?? home) == home else { return nil }
        self.id = id
        name = record.string(.name) ?? record.object(.declared)?.string(.name) ?? "a recurring payment"
        period = record.string(.period).flatMap(SeriesPeriod.init(rawValue:)) ?? .monthly
        category = record.string(.category) ?? ""
        account = record.string(.account) ?? ""
        status = record.string(.status) ?? "active"
        amount = record.decimal(.amount).flatMap { Money($0, home)?.minorUnits }
        was = record.decimal(.was).flatMap { Money($0, home)?.minorUnits }
        changed = record.date(.changed)
        next = record.date(.next)
        missed = record.strings(.missed).compactMap { Day($0) }
        transactions = record.strings(.transactions)
    }

    /// Days after the due day on which it may still come without anybody wondering.
    var grace: Int { max(3, min(14, period.averageDays / 4)) }
}
