import TillRecords

/// A generated household: its plan and every movement that shows in at least one of its files.
public struct Household: Sendable {
    public let plan: HouseholdPlan
    /// In order of booking, then account; `id` follows this order.
    public internal(set) var movements: [Movement]
    /// The balance of each account on the evening before the first day, in minor units.
    public let openings: [Int64]
    public let first: Month
    public let months: Int

    init(simulation: Simulation, movements played: [Movement]) {
        plan = simulation.plan
        first = simulation.first
        months = simulation.months
        let ordered = played.sorted { ($0.booked, $0.account, $0.day, $0.salt) < ($1.booked, $1.account, $1.day, $1.salt) }
        movements = ordered
        for index in movements.indices { movements[index].id = "m" + Digits.padded(index + 1, 4) }
        let lastDay = simulation.lastDay
        openings = simulation.plan.accounts.enumerated().map { account, plan in
            switch plan.start {
            case .opening(let units): return units
            case .lowest(let units): return units - Household.lowest(account, ordered, until: lastDay)
            }
        }
    }

    /// The lowest balance of an account that begins with nothing.
    private static func lowest(_ account: Int, _ movements: [Movement], until lastDay: Day) -> Int64 {
        var (balance, lowest): (Int64, Int64) = (0, 0)
        for movement in movements where movement.account == account && movement.booked <= lastDay {
            balance += movement.amount
            lowest = min(lowest, balance)
        }
        return lowest
    }

    public var lastDay: Day { first.advanced(by: months).first.later(-1) }
}
