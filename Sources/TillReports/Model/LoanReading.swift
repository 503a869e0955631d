import TillRecords

/// What the household owes by contract, as its `loan` record tells.
public struct LoanReading: Sendable {
    let name: String
    /// Percent a year, as written.
    let rate: String
    let principal: Int64
    let left: Int64
    let repaid: Int64
    let payment: Int64
    /// bank, payments, schedule
    let by: String
    let next: (day: Day, amount: Int64, interest: Int64, principal: Int64)?
    let remaining: Int?
    let interestLeft: Int64?
    let payoff: Day?
    let missed: [Day]

    /// Nil without a name or amounts, and in another currency than the page's.
    init?(_ record: borrowing Record, home: Currency) {
        func minor(_ key: Key) -> Int64? { record.minor(key, home) }
        guard let name = record.string(.name), record.currency(.currency) == home, let principal = minor(.principal),
            let left = minor(.left)
        else { return nil }
        self.name = Plain.clean(name, limit: 80)
        rate = Plain.clean(record.string(.rate) ?? "", limit: 12)
        self.principal = principal
        self.left = left
        repaid = minor(.repaid) ?? 0
        payment = minor(.payment) ?? 0
        by = record.string(.by) ?? "schedule"
        next = record.object(.next).flatMap { part in
            func money(_ key: Key) -> Int64 { part.minor(key, home) ?? 0 }
            return part.date(.date).map { ($0, money(.amount), money(.interest), money(.principal)) }
        }
        remaining = record.integer(.remaining)
        interestLeft = minor(.interestLeft)
        payoff = record.date(.payoff)
        missed = record.strings(.missed).compactMap { Day($0) }
    }
}
