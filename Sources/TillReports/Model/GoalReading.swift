import TillRecords

/// Something the household saves for, as its `goal` record tells.
public struct GoalReading: Sendable {
    let name: String
    let priority: Int
    let target: Int64?
    let saved: Int64?
    let left: Int64?
    /// Percent of the target.
    let used: Int
    let until: Day?
    let needed: Int64?
    let pace: Int64?
    let months: Int
    let projected: Day?
    let earliest: Day?
    let latest: Day?
    /// reached, on-track, behind, late, open, unknown
    let status: String
    let why: String
    let shares: [(member: String, target: Int64, paid: Int64?)]

    /// Nil without a name, and in another currency than the page's.
    init?(_ record: borrowing Record, home: Currency) {
        guard let name = record.string(.name), record.currency(.currency) == home else { return nil }
        self.name = Plain.clean(name, limit: 80)
        priority = record.integer(.priority) ?? 5
        func minor(_ key: Key) -> Int64? { record.minor(key, home) }
        target = minor(.target)
        saved = minor(.saved)
        left = minor(.left)
        used = max(0, min(100, record.integer(.used) ?? 0))
        until = record.date(.until)
        needed = minor(.needed)
        pace = minor(.pace)
        months = record.integer(.months) ?? 0
        projected = record.date(.projected)
        earliest = record.date(.earliest)
        latest = record.date(.latest)
        status = record.string(.status) ?? "unknown"
        why = Plain.clean(record.string(.why) ?? "", limit: 200)
        shares = record.objects(.shares).compactMap { share in
            guard let member = share.string(.member), let target = share.minor(.target, home)
            else { return nil }
            return (Plain.clean(member, limit: 40), target, share.minor(.paid, home))
        }
    }
}

/// A habit the household wants to keep, as its `challenge` record tells.
public struct ChallengeReading: Sendable {
    let name: String
    /// day, week, month
    let every: String
    let streak: Int
    let best: Int
    let target: Int?
    let most: Int64?
    let spent: Int64
    let broken: Day?
    let first: Day?
    /// running, kept, broken
    let status: String

    init?(_ record: borrowing Record, home: Currency) {
        guard let name = record.string(.name), record.currency(.currency) == home else { return nil }
        self.name = Plain.clean(name, limit: 80)
        every = record.string(.every) ?? "day"
        streak = record.integer(.streak) ?? 0
        best = record.integer(.best) ?? 0
        target = record.integer(.target)
        most = record.minor(.most, home)
        spent = record.minor(.spent, home) ?? 0
        broken = record.date(.broken)
        first = record.date(.first)
        status = record.string(.status) ?? "running"
    }
}
