import TillFigures
import TillRecords

/// What a purchase and a month cost by what was known on a day, in minor units: a finding of a day stays what it is when more is known.
struct KnownScale: Sendable {
    /// Days with purchases, in order, and the middle size of all purchases through each.
    private var days: [Day] = []
    private var sizes: [Int64] = []
    /// What all purchases before each of these days came to, and at the end what all came to.
    private var before: [Int64] = []
    /// Days of past before anybody can say what a month costs.
    private static let fewestDays = 14
    /// Complete months, in order, and the middle cost of all through each.
    private var months: [Month] = []
    private var costs: [Int64] = []

    /// - Parameter purchases: in order of day.
    init(_ purchases: [LedgerTransaction], _ flows: [HouseholdLedger.MonthFlow]) {
        var bought = RunningMedian(of: purchases.map(\.spent))
        var total: Int64 = 0
        for row in purchases {
            bought.insert(row.spent)
            if days.last != row.day { before.append(total) }
            total = total.clampedAdding(row.spent)
            if days.last == row.day {
                sizes[sizes.count - 1] = bought.middle
            } else {
                days.append(row.day)
                sizes.append(bought.middle)
            }
        }
        before.append(total)
        var spent = RunningMedian(of: flows.map(\.spent))
        for flow in flows {
            spent.insert(flow.spent)
            months.append(flow.month)
            costs.append(spent.middle)
        }
    }

    /// The middle size of a purchase: what is small change in this household.
    func usual(on day: Day) -> Int64 {
        let known = days.partitioningIndex { $0 > day }
        return known > 0 ? sizes[known - 1] : 0
    }

    /// What a middling month costs, of the complete ones before the day's. Before the first is over, thirty days at what a day cost so far;
    /// in the first two weeks nobody knows what is much: `Int64.max`.
    func monthly(on day: Day) -> Int64 {
        let month = Month(of: day)
        let known = months.partitioningIndex { $0 >= month }
        return known > 0 ? costs[known - 1] : begun(before: day)
    }

    private func begun(before day: Day) -> Int64 {
        let known = days.partitioningIndex { $0 >= day }
        guard let first = days.first, day.ordinal - first.ordinal >= KnownScale.fewestDays else { return .max }
        return Int64(clamping: Int128(before[known]) * 30 / Int128(day.ordinal - first.ordinal))
    }

    /// What a single purchase must take of a middling month before it is worth a person's look: a tenth.
    func material(on day: Day) -> Int64 { max(usual(on: day), monthly(on: day) / 10) }

    /// The same of a payment that recurs, which a person expects to be what it was: a fortieth.
    func materialBill(on day: Day) -> Int64 { max(usual(on: day), monthly(on: day) / 40) }

    /// Of two equal charges, a hundredth: of those of one day, of this size and without papers half are charged twice. Two that are larger
    /// than usual are worth a look in the first month too.
    func materialTwin(on day: Day) -> Int64 {
        let monthly = monthly(on: day)
        return monthly == .max ? usual(on: day) : max(usual(on: day), monthly / 100)
    }
}
