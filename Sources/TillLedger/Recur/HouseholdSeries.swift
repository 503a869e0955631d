import TillHousehold
import TillRecords

/// The recurring movements of one household.
struct HouseholdSeries {
    /// By first row; those never seen last.
    let series: [RecurringSeries]
    /// The day the run stands on; nil for a household without a day.
    let asOf: Day?
    private let through: [String: Day]
    private let heard: [String: Day]
    private let latest: Day?

    /// An account whose documents end so many days before the household's last one is only not exported yet; longer, it is closed.
    private static let lag = 62

    /// - Parameters:
    ///   - records: of one household.
    ///   - file: what the household says of itself.
    ///   - asOf: the day asked for; later records are left out.
    init(_ records: [Record], file: HouseholdFile?, asOf: Day?, _ knowledge: RecurKnowledge) {
        let reading = HouseholdReading(records, asOf: asOf, knowledge)
        through = reading.through
        heard = reading.heard
        latest = [through.values.max(), heard.values.max()].compactMap { $0 }.max()
        self.asOf = asOf ?? latest
        let household = records.lazy.compactMap { $0.string(.household) }.first ?? file?.id
        series = HouseholdSeries.find(reading.rows, records, file: file, household: household, knowledge)
    }

    private static func find(
        _ rows: [RecurringRow], _ records: [Record], file: HouseholdFile?, household: String?, _ knowledge: RecurKnowledge
    ) -> [RecurringSeries] {
        let payments = Payments.all(rows, knowledge)
        var succession = SeriesSuccession(payments, knowledge)
        var series = succession.joined().map { RecurringSeries(group: $0.group, fit: $0.fit) }
        if let declared = file?.fixed, !declared.isEmpty {
            let taken = Set(series.flatMap { $0.fit?.rows ?? [] }.map(\.record))
            let left = payments.flatMap(\.left).filter { !taken.contains($0.record) }.sorted(by: RecurringRow.precedes)
            var movements = DeclaredMovements(declared, records, home: file?.currency, knowledge)
            series = movements.reconcile(series, rows: left)
        }
        return RecurringSeries.number(series, household: household)
    }

    /// What is known of the days of the account that a row is on: where receipts and messages alone tell of it, as far as they do.
    func known(of row: RecurringRow) -> SeriesOutlook.Known? {
        guard let asOf, let latest else { return nil }
        let days = row.isUnconfirmed ? [through[row.account], heard[row.account]] : [through[row.account]]
        let all = row.isUnconfirmed ? latest : through.values.max() ?? latest
        let own = days.compactMap { $0 }.max() ?? all
        return SeriesOutlook.Known(asOf: asOf, through: all.ordinal - own.ordinal <= HouseholdSeries.lag ? own : all)
    }
}
