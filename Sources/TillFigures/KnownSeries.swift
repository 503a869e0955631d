import TillRecords

/// A recurring movement as analyses read it.
public struct KnownSeries: Sendable, Hashable {
    public enum Status: String, Sendable {
        case active, late, ended, expected
    }

    public let id: String
    public let period: SeriesPeriod
    /// subscription, bill, salary, income, instalment, loan …
    public let kind: String
    public let name: String
    public let category: String
    public let account: String
    public let status: Status
    /// The usual amount in minor units of the home currency, signed; nil when it is in another currency or not stated.
    public let amount: Int64?
    /// When it is expected next; nil for an ended one.
    public let next: Day?
    /// How sure its rhythm is, 0 to 1.
    public let confidence: Double
    /// Payments still to come, when it is paid off in parts.
    public let remaining: Int?
    /// Ids of its transactions, oldest first.
    public let transactions: [String]

    /// Reads a `series` record; nil without an id.
    init?(_ record: borrowing Record, home: Currency) {
        guard let id = record.string(.id) else { return nil }
        self.id = id
        period = record.string(.period).flatMap(SeriesPeriod.init(rawValue:)) ?? .monthly
        kind = record.string(.kind) ?? "bill"
        name = record.string(.name) ?? ""
        category = record.string(.category) ?? ""
        account = record.string(.account) ?? ""
        status = record.string(.status).flatMap(Status.init(rawValue:)) ?? .active
        let isHome = (record.currency(.currency) ?? home) == home
        amount = isHome ? record.decimal(.amount).flatMap { Money($0, home)?.minorUnits } : nil
        next = record.date(.next)
        confidence = record.number(.confidence) ?? 0.5
        remaining = record.object(.instalments)?.integer(.remaining)
        transactions = record.strings(.transactions)
    }
}
