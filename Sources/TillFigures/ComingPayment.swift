import TillRecords

/// A payment or income that a known series leads to expect.
public struct ComingPayment: Sendable, Hashable {
    public let day: Day
    /// Minor units of the home currency; negative is paid.
    public let amount: Int64
    public let series: String
    public let name: String
    public let category: String
    public let account: String
}

extension HouseholdLedger {
    /// A movement that is this many days late is no longer reckoned with.
    private static let mostLate = 10

    /// What the known series lead to expect after one day and up to another, by day and name. A late one is expected the day after.
    public func coming(after start: Day, through end: Day) -> [ComingPayment] {
        var found: [ComingPayment] = []
        for one in series where one.status != .ended {
            guard let next = one.next, let amount = one.amount, amount != 0, start.ordinal - next.ordinal <= HouseholdLedger.mostLate else {
                continue
            }
            for number in 0..<max(0, one.remaining ?? .max) {
                guard let due = one.period.day(number, from: next), due <= end else { break }
                let day = due > start ? due : (number == 0 ? start.adding(days: 1) ?? due : due)
                guard day > start, day <= end else { continue }
                found.append(
                    ComingPayment(
                        day: day, amount: amount, series: one.id, name: one.name, category: one.category, account: one.account))
            }
        }
        return found.sorted { ($0.day, $0.name, $0.series) < ($1.day, $1.name, $1.series) }
    }
}
