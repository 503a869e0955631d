import TillFigures
import TillRecords

/// A balance forecast day by day: of one account, or of all that bills can be paid from.
struct BalanceForecast: Sendable {
    /// One day ahead.
    struct Point: Sendable {
        let day: Day
        let amount: Int64
        let reach: PastErrors.Reach
    }

    /// A day the balance is low on, or may be.
    struct Low: Sendable {
        let day: Day
        let amount: Int64
        let isExpected: Bool
    }

    /// Nil: of all accounts together.
    let account: String?
    let accounts: [String]
    let currency: Currency
    let from: Day
    let start: Int64
    let points: [Point]
    let known: [ComingPayment]
    let accuracy: PastErrors.Accuracy?
    /// The months before that what is not known is taken from, oldest first.
    let base: [ForecastBase]
    /// Why there are no points, or not as many as asked for.
    let lacking: String?

    /// Horizons that errors are told of, in days.
    static let told = [7, 14, 28, 56, 91]
    /// Days between two past forecasts.
    private static let stride = 7
    /// Past forecasts that are looked at: two years of weeks.
    private static let mostOrigins = 104
    /// A forecast of fewer days is none.
    private static let fewestDays = 14

    /// - Parameters:
    ///   - start: what it holds at the end of `from`.
    ///   - known: coming payments of this account, or of these accounts.
    ///   - days: how many to forecast.
    init(
        account: String?, accounts: [String], currency: Currency, from: Day, start: Int64, flow: FlowPast, known: [ComingPayment], days: Int
    ) {
        self.account = account
        self.accounts = accounts
        self.currency = currency
        self.from = from
        self.start = start
        self.known = known
        let forecaster = FlowForecaster(flow: flow, horizon: days)
        base = forecaster.base(before: from)
        let errors = BalanceForecast.errors(forecaster)
        var reaches: [PastErrors.Reach] = []
        while reaches.count < days, let reach = errors.reach(reaches.count + 1) { reaches.append(reach) }
        if reaches.count < BalanceForecast.fewestDays {
            points = []
            accuracy = nil
            lacking = "less than half a year is known, too little to tell how far a forecast would be wrong"
            return
        }
        let coming = known.map { (ahead: $0.day.ordinal - from.ordinal, amount: $0.amount) }
        let moves = forecaster.cumulative(after: from.ordinal, known: coming)
        points = zip(moves, reaches).enumerated().compactMap { place, entry in
            from.adding(days: place + 1).map { Point(day: $0, amount: start.clampedAdding(entry.0), reach: entry.1) }
        }
        accuracy = errors.accuracy(at: BalanceForecast.told.filter { $0 <= reaches.count })
        lacking = reaches.count < days ? "too little is known to forecast more than \(CountText.of(reaches.count, "day"))" : nil
    }

    /// What forecasts from past days missed by: one a week, from the latest day back.
    static func errors(_ forecaster: FlowForecaster) -> PastErrors {
        let flow = forecaster.flow
        guard let first = forecaster.firstOrigin else { return PastErrors(origins: []) }
        var origins: [PastErrors.Origin] = []
        var ordinal = flow.last - stride
        while ordinal >= first, origins.count < mostOrigins {
            let count = min(forecaster.horizon, flow.last - ordinal)
            let own = forecaster.cumulative(after: ordinal)
            let naive = forecaster.naive(after: ordinal)
            let came = (1...count).map { flow.moved(after: ordinal, days: $0) }
            origins.append(
                PastErrors.Origin(
                    ordinal: ordinal, misses: zip(came, own).map { $0.clampedSubtracting($1) },
                    naive: zip(came, naive).map { $0.clampedSubtracting($1) }))
            ordinal -= stride
        }
        return PastErrors(origins: origins.reversed())
    }

    /// The first day the balance is expected below an amount, else the first it may be; nil when it stays above, and for an account
    /// that holds less already.
    func low(below least: Int64) -> Low? {
        guard start >= least else { return nil }
        if let first = points.first(where: { $0.amount < least }) {
            let deepest = points.lazy.filter { $0.day >= first.day }.map(\.amount).min() ?? first.amount
            return Low(day: first.day, amount: deepest, isExpected: true)
        }
        guard let first = points.first(where: { $0.amount.clampedAdding($0.reach.low80) < least }) else { return nil }
        let deepest = points.lazy.map { $0.amount.clampedAdding($0.reach.low80) }.min() ?? first.amount
        return Low(day: first.day, amount: deepest, isExpected: false)
    }
}

extension BalanceForecast {
    /// The forecast as a `forecast` record.
    ///
    /// - Parameter least: what counts as low, in minor units.
    func record(household: String?, below least: Int64) -> Record {
        var record = Record.forecast("balance", household, currency)
        if let account { record.set(.account, string: account) } else { record.set(.accounts, strings: accounts) }
        record.set(.from, from)
        record.set(.start, minor: start, currency)
        if let last = points.last {
            record.set(.date, last.day)
            record.set(.points, objects: points.map { Record.point($0.day, $0.amount, $0.reach, currency) })
            record.set(.known, objects: known.filter { $0.day <= last.day }.map { BalanceForecast.known($0, currency) })
            record.set(
                .why,
                string:
                    "known recurring movements on their days, the rest as between the same days of the months before; intervals are as wide as forecasts from earlier days missed"
            )
        }
        if let low = low(below: least) {
            var part = Record.bare
            part.set(.date, low.day)
            part.set(.amount, minor: low.amount, currency)
            part.set(.below, minor: least, currency)
            part.set(.certainty, string: low.isExpected ? "expected" : "possible")
            record.set(.low, object: part)
        }
        record.set(base, currency)
        record.set(accuracy, currency)
        if let lacking { record.set(.lacking, string: lacking) }
        return record
    }

    /// What stands in place of a forecast where no account's balance is known.
    static func lacking(_ ledger: HouseholdLedger) -> Record {
        var record = Record.forecast("balance", ledger.household, ledger.home)
        record.set(.lacking, string: "no document states the balance of an account that bills can be paid from")
        return record
    }

    private static func known(_ coming: ComingPayment, _ currency: Currency) -> Record {
        var part = Record.bare
        part.set(.date, coming.day)
        part.set(.amount, minor: coming.amount, currency)
        if !coming.name.isEmpty { part.set(.name, string: coming.name) }
        part.set(.series, string: coming.series)
        return part
    }
}

/// Forecasts what moves on an account in the days after a day, from what was known by then.
///
/// Known series stand on their days. The rest is taken from the months before: what moved between the same days of each of them, at
/// its robust level; so what happens early or late in a month stays there.
struct FlowForecaster: Sendable {
    let flow: FlowPast
    /// Days ahead at most.
    let horizon: Int

    /// Months of past before the first forecast.
    static let fewestMonths = 3
    /// Months that are looked back on at most: a year has every season once.
    static let mostMonths = 12

    /// The first day with enough past behind it.
    var firstOrigin: Int? {
        guard let first = Day(ordinal: flow.first - 1) else { return nil }
        return FlowForecaster.shifted(first, by: FlowForecaster.fewestMonths)?.ordinal
    }

    /// What moves from the day after `origin` up to each of the days ahead; element 0 is the first day.
    ///
    /// - Parameter known: what known series add, by days ahead; nil: as the past up to `origin` tells.
    func cumulative(after origin: Int, known: [(ahead: Int, amount: Int64)]? = nil) -> [Int64] {
        var steps = [Int64](repeating: 0, count: horizon + 1)
        for coming in known ?? flow.series.flatMap({ $0.coming(after: origin, days: horizon) }) where (1...horizon).contains(coming.ahead) {
            steps[coming.ahead] = steps[coming.ahead].clampedAdding(coming.amount)
        }
        let rest = rest(after: origin)
        var sum: Int64 = 0
        return (1...horizon).map { ahead in
            sum = sum.clampedAdding(steps[ahead])
            return sum.clampedAdding(rest[ahead])
        }
    }

    /// The seasonal naive forecast: the same days of the month before, again and again.
    func naive(after origin: Int) -> [Int64] {
        let sums = spread(after: origin) { months, days in months.first.map { flow.moved(after: $0.start, days: $0.days(days)) } ?? 0 }
        return Array(sums.dropFirst())
    }

    private func rest(after origin: Int) -> [Int64] {
        let rest = flow.rest(asOf: origin)
        return spread(after: origin) { months, days in
            RobustLevel.of(months.map { rest.moved(after: $0.start, days: $0.days(days)) })
        }
    }

    /// The months before a day that a forecast from it looks back on, oldest first.
    func base(before origin: Day) -> [ForecastBase] {
        let rest = flow.rest(asOf: origin.ordinal)
        return earlierMonths(origin).reversed().compactMap { month in
            guard let first = Day(ordinal: month.start + 1), let last = Day(ordinal: month.start + month.length) else { return nil }
            let moved = flow.moved(after: month.start, days: month.length)
            return ForecastBase(
                first: first, last: last, amount: moved,
                recurring: moved.clampedSubtracting(rest.moved(after: month.start, days: month.length)))
        }
    }

    /// A month of the past that begins on the counterpart of a day.
    private struct Counterpart {
        /// The day it begins after.
        let start: Int
        let length: Int
        /// Whether the month it stands for is done with; then it stands for that with all its days.
        var isWhole = false

        func days(_ days: Int) -> Int { isWhole ? length : min(days, length) }
    }

    /// Sums for 0 to `horizon` days ahead, put together from months: whole months repeat, and the days of the last one are asked for.
    ///
    /// - Parameter level: what to expect of so many days, given the earlier months that begin on the origin's counterparts.
    private func spread(after origin: Int, _ level: (_ months: [Counterpart], _ days: Int) -> Int64) -> [Int64] {
        var sums = [Int64](repeating: 0, count: horizon + 1)
        guard let start = Day(ordinal: origin) else { return sums }
        let months = earlierMonths(start)
        let whole = months.map { Counterpart(start: $0.start, length: $0.length, isWhole: true) }
        let perMonth = level(whole, 31)
        var base: Int64 = 0
        var begun = 0
        var step = 1
        while begun < horizon, let next = FlowForecaster.shifted(start, by: step) {
            let length = next.ordinal - origin - begun
            for days in 1..<length where begun + days <= horizon { sums[begun + days] = base.clampedAdding(level(months, days)) }
            base = base.clampedAdding(perMonth)
            begun += length
            if begun <= horizon { sums[begun] = base }
            step += 1
        }
        return sums
    }

    /// The months before the day that are known to their end, the latest first.
    private func earlierMonths(_ origin: Day) -> [Counterpart] {
        var months: [Counterpart] = []
        var end = origin.ordinal
        var back = 1
        while months.count < FlowForecaster.mostMonths,
            let start = FlowForecaster.shifted(origin, by: -back)?.ordinal, start >= flow.first - 1
        {
            if end <= flow.last { months.append(Counterpart(start: start, length: end - start)) }
            end = start
            back += 1
        }
        return months
    }

    /// The same day of another month, held within it; the last day of a month corresponds to the last day.
    static func shifted(_ day: Day, by months: Int) -> Day? {
        let own = Month(of: day)
        let other = own.advanced(by: months)
        guard (1...9999).contains(other.year) else { return nil }
        return day.day == own.length ? other.last : other.day(day.day)
    }
}
