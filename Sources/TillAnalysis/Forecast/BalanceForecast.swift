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
