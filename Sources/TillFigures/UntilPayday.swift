import TillRecords

/// What a household has to do with until its next pay, else until the month's end.
public struct UntilPayday: Sendable, Hashable {
    /// The day it stands on.
    public let from: Day
    /// The last day that the money has to reach.
    public let through: Day
    /// The day of the pay; nil where none is expected.
    public let payday: Day?
    /// Minor units of the household's currency that accounts for everyday payments hold, card debt taken off; nil where no balance tells.
    public let held: Int64?
    /// What is known to be paid until then, by day.
    public let due: [ComingPayment]

    /// Positive.
    public var dueSum: Int64 { due.reduce(0) { $0.clampedSubtracting($1.amount) } }
    /// What is left of what is held when all that is known has been paid.
    public var free: Int64? { held.map { $0.clampedSubtracting(dueSum) } }
    public var days: Int { through.ordinal - from.ordinal }
    /// What a day may cost, whole minor units; nothing where more is due than is held.
    public var daily: Int64? { free.map { max(0, $0) / Int64(max(days, 1)) } }
}

extension HouseholdLedger {
    /// Days ahead that a pay is looked for: of two months one is among them.
    private static let reach = 62

    /// Nil for an empty household, and on the last day of a month where no pay is expected.
    public var untilPayday: UntilPayday? {
        guard let asOf, let ahead = asOf.adding(days: HouseholdLedger.reach) else { return nil }
        let coming = coming(after: asOf, through: ahead)
        let pays = pays
        let payday = coming.first { $0.amount > 0 && pays.contains($0.series) }?.day
        let month = Month(of: asOf)
        guard let through = payday.flatMap({ $0.adding(days: -1) }) ?? Optional(month.day(month.length)) else { return nil }
        guard payday != nil || through > asOf else { return nil }
        return UntilPayday(
            from: asOf, through: through, payday: payday, held: held(on: asOf),
            due: coming.filter { $0.amount < 0 && $0.day <= through })
    }

    /// Series that bring the household's pay: wages, else the income that brings most in a year.
    private var pays: Set<String> {
        let incomes = series.filter { $0.status != .ended && ($0.amount ?? 0) > 0 }
        let wages = incomes.filter { $0.kind == "salary" }
        if !wages.isEmpty { return Set(wages.map(\.id)) }
        func yearly(_ one: KnownSeries) -> Int128 { Int128(one.amount ?? 0) * Int128(one.period.timesAYear) }
        return Set(incomes.max { (yearly($0), $1.id) < (yearly($1), $0.id) }.map { [$0.id] } ?? [])
    }

    /// What accounts for everyday payments hold, those of other currencies left out. Savings are not among them; what is owed on cards
    /// is paid from them.
    private func held(on day: Day) -> Int64? {
        let own = netWorth(on: day).holdings.filter { $0.currency == home && isEveryday($0) }
        guard own.contains(where: { $0.kind != "card" }) else { return nil }
        return own.reduce(Int64(0)) { $0.clampedAdding($1.amount) }
    }

    private func isEveryday(_ held: NetWorth.Holding) -> Bool {
        switch held.kind {
        case "savings", "investment", "loan": false
        case "card": held.amount < 0
        default: true
        }
    }
}
