import Glibc
import TillRecords

/// How the amounts of a series go, and what the next one is expected to be. Minor units, signed like the rows.
struct SeriesPrice: Sendable {
    enum Pattern: String, Sendable {
        case fixed, stepped, seasonal, varying
    }

    let pattern: Pattern
    /// What the next one is expected to be.
    let next: Int64
    /// The smallest and the largest size at the present level, signed.
    let low: Int64
    let high: Int64
    /// The amount before the last step, and the day of the step.
    let step: (was: Int64, changed: Day)?

    /// Rows that tell what the next costs where amounts vary.
    private static let recent = 3
    private static let year = 12

    /// - Parameters:
    ///   - fit: with one row at least.
    ///   - next: the day it is expected next, for what goes by the season.
    init(_ fit: SeriesFit, next day: Day?) {
        let rows = fit.rows
        let sign: Int64 = rows.last.map { $0.isIncoming ? 1 : -1 } ?? -1
        var levelRows = rows.suffix(SeriesPrice.year)
        var step: (was: Int64, changed: Day)?
        if fit.amounts.isPrice || rows.count == 1 {
            let start = SeriesPrice.levelStart(rows)
            levelRows = rows[start...].filter { row in rows.last.map { SizeSpread.isEqual($0.size, row.size) } ?? true }[...]
            if start > 0 { step = (rows[start - 1].minor, rows[start].day) }
            next = rows.last?.minor ?? 0
            pattern = step == nil && fit.amounts.equal == 1 ? .fixed : .stepped
        } else if let day, let seasonal = SeriesPrice.seasonal(rows, fit.rhythm, day) {
            next = seasonal.clampedTimes(sign)
            pattern = .seasonal
        } else {
            next = (rows.suffix(SeriesPrice.recent).map(\.size).median ?? 0).clampedTimes(sign)
            pattern = .varying
        }
        let sizes = levelRows.map(\.size)
        low = (sizes.min() ?? 0).clampedTimes(sign)
        high = (sizes.max() ?? 0).clampedTimes(sign)
        self.step = step
    }

    /// Where the present amount began: after the last neighbours that differ. One that differs alone, between equal ones, is no step.
    private static func levelStart(_ rows: [RecurringRow]) -> Int {
        guard let level = rows.last?.size else { return 0 }
        var start = rows.count - 1
        while start > 0 {
            if SizeSpread.isEqual(rows[start - 1].size, level) {
                start -= 1
            } else if start > 1, SizeSpread.isEqual(rows[start - 2].size, level) {
                start -= 2
            } else {
                break
            }
        }
        return start
    }

    /// Last year's amount of the same month, brought to this year's level, where months are closer to those of the year before than
    /// to the middle of all. Nil without a year and a quarter, or where the season does not show.
    private static func seasonal(_ rows: [RecurringRow], _ rhythm: Rhythm, _ day: Day) -> Int64? {
        guard let months = rhythm.months, months <= 3, let middle = rows.map(\.size).median, middle > 0 else { return nil }
        let byMonth = Dictionary(rows.map { (Month(of: $0.day).index, $0.size) }, uniquingKeysWith: { $1 })
        var yearly: [Double] = []
        for row in rows {
            if let before = byMonth[Month(of: row.day).index - year], before > 0 {
                yearly.append(abs(log(Double(row.size) / Double(before))))
            }
        }
        let around = rows.map { abs(log(Double(max($0.size, 1)) / Double(middle))) }
        guard yearly.count * months >= 3, let past = byMonth[Month(of: day).index - year] else { return nil }
        guard middleOf(yearly) < 0.6 * middleOf(around), middleOf(around) > 0.08 else { return nil }
        let latest = rows.suffix(recent).compactMap { row in
            byMonth[Month(of: row.day).index - year].map { (now: row.size, then: $0) }
        }
        guard let now = latest.map(\.now).median, let then = latest.map(\.then).median, then > 0 else { return past }
        return Int64(clamping: (Int128(past) * Int128(now) + Int128(then / 2)) / Int128(then))
    }

    private static func middleOf(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
    }
}

extension Int64 {
    /// The product with 1 or -1.
    fileprivate func clampedTimes(_ sign: Int64) -> Int64 { sign < 0 ? clampedNegation : self }
}
