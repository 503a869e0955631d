import TillHousehold
import TillRecords

/// What of a household's recurring movements is worth a word: what rose, is missing, is paid off in parts, or has ended.
struct RecurringOutline {
    struct Line {
        let series: ReportSeries
        let detail: String
        let amount: String
    }

    struct List {
        let heading: String
        let lines: [Line]
    }

    /// One turn of a series.
    struct Coming {
        let day: Day
        let series: ReportSeries
    }

    let missing: [Line]
    let changed: [Line]
    /// Those that have lines, in reading order.
    let lists: [List]

    /// News of the last half year; turns left out in the last quarter.
    private static let news = 183
    private static let recent = 92

    init(_ series: [ReportSeries], today: Day) {
        let running = series.filter { $0.status != .ended }
        func isNews(_ day: Day?, _ days: Int) -> Bool { day.map { today.ordinal - $0.ordinal <= days } ?? false }
        missing = running.compactMap { RecurringOutline.missing($0) { isNews($0, RecurringOutline.recent) } }
        changed = running.filter { isNews($0.changed, RecurringOutline.news) }.compactMap(RecurringOutline.changed)
        lists = [
            List(heading: say(.listMissing), lines: missing), List(heading: say(.listChanged), lines: changed),
            List(heading: say(.listInstalments), lines: running.compactMap(RecurringOutline.instalments)),
            List(heading: say(.listNotAsDeclared), lines: running.compactMap(RecurringOutline.declared)),
            List(
                heading: say(.listEnded),
                lines: series.filter { $0.status == .ended && isNews($0.last, RecurringOutline.news) }.map(RecurringOutline.ended)),
        ].filter { !$0.lines.isEmpty }
    }

    /// The turns after a day up to another, by day; habits are no commitment and left out.
    static func coming(_ series: [ReportSeries], after start: Day, through end: Day) -> [Coming] {
        series.filter { $0.kind != "habit" }.flatMap { one in one.days(after: start, through: end).map { Coming(day: $0, series: one) } }
            .sorted { $0.day != $1.day ? $0.day < $1.day : ReportSeries.precedes($0.series, $1.series) }
    }

    /// What the payments that go on cost in a month, in minor units of a currency; positive.
    static func monthly(_ series: [ReportSeries], in currency: Currency) -> Int64 {
        let yearly = series.reduce(Int128(0)) { sum, one in
            guard one.status != .ended, one.kind != "habit", let money = one.money, money.currency == currency, money.minorUnits < 0 else {
                return sum
            }
            return sum - Int128(money.minorUnits) * Int128(one.period.timesAYear)
        }
        return Int64(clamping: (yearly + 6) / 12)
    }

    private static func missing(_ series: ReportSeries, _ isRecent: (Day) -> Bool) -> Line? {
        let days = series.missed.filter(isRecent)
        guard let last = days.last else { return nil }
        let date = DayText.full(last)
        let detail = days.count > 1 ? say(.missedBefore, count: days.count - 1, [.date: date]) : say(.missedOn, [.date: date])
        return Line(
            series: series, detail: detail, amount: series.money.map(MoneyText.signed) ?? "")
    }

    private static func changed(_ series: ReportSeries) -> Line? {
        guard let was = series.was, let money = series.money, let day = series.changed, let rise = series.yearlyRise else { return nil }
        let yearly = MoneyText.signed(rise)
        return Line(
            series: series, detail: say(.changedSince, [.date: DayText.full(day), .amount: yearly]),
            amount: say(.amountBecame, [.before: MoneyText.unsigned(was), .amount: MoneyText.unsigned(money)]))
    }

    private static func instalments(_ series: ReportSeries) -> Line? {
        guard let parts = series.parts, parts.remaining > 0 else { return nil }
        let end = series.next.map { Month(of: $0).advanced(by: (parts.remaining - 1) * 12 / series.period.timesAYear).name }
        let (number, of, rest) = (String(parts.number), String(parts.of), String(parts.remaining))
        return Line(
            series: series,
            detail: end.map { say(.partsPaidUntil, [.number: number, .of: of, .rest: rest, .month: $0]) }
                ?? say(.partsPaid, [.number: number, .of: of, .rest: rest]),
            amount: parts.owed.map { say(.amountLeft, [.amount: MoneyText.unsigned($0)]) } ?? "")
    }

    private static func declared(_ series: ReportSeries) -> Line? {
        guard let declared = series.declared else { return nil }
        let stated = declared.money.map { say(.declaredAs, [.amount: MoneyText.unsigned($0)]) } ?? say(.declaredOnly)
        if series.status == .expected {
            return Line(series: series, detail: say(.declaredUnseen), amount: series.money.map(MoneyText.signed) ?? "")
        }
        guard let difference = declared.difference, difference.minorUnits != 0, let money = declared.money else { return nil }
        let isMore = (difference.minorUnits < 0) == (money.minorUnits < 0)
        return Line(
            series: series, detail: stated, amount: say(isMore ? .amountMore : .amountLess, [.amount: MoneyText.unsigned(difference)]))
    }

    private static func ended(_ series: ReportSeries) -> Line {
        let last = series.last.map { say(.endedLast, [.date: DayText.full($0)]) } ?? say(.endedOver)
        let isPaid = series.parts.map { $0.remaining == 0 } ?? false
        return Line(
            series: series, detail: isPaid ? say(.endedPaidOff, [.text: last]) : last,
            amount: series.money.map { say(.amountRhythm, [.amount: MoneyText.unsigned($0), .rhythm: series.rhythm]) } ?? "")
    }
}
