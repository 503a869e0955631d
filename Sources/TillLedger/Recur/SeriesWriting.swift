import Glibc
import TillHousehold
import TillRecords

/// Writes series as records.
struct SeriesWriting {
    private let records: [Record]
    private let household: String?
    private let home: Currency?
    private let found: HouseholdSeries
    private let knowledge: RecurKnowledge

    init(_ found: HouseholdSeries, _ records: [Record], file: HouseholdFile?, _ knowledge: RecurKnowledge) {
        self.found = found
        self.records = records
        self.knowledge = knowledge
        household = records.lazy.compactMap { $0.string(.household) }.first ?? file?.id
        home = file?.currency
    }

    /// The records, by id. Nil days stand for a household of which nothing else is known.
    var all: [Record] {
        found.series.sorted { $0.id < $1.id }.compactMap { series in
            if let fit = series.fit, !fit.rows.isEmpty { return seen(series, fit) }
            return series.declared.map { expected(series, $0) }
        }
    }

    private func seen(_ series: RecurringSeries, _ fit: SeriesFit) -> Record? {
        guard let last = fit.rows.last, let first = fit.rows.first, let known = found.known(of: last) else { return nil }
        let due = DueDays(fit.rows, fit.rhythm, declared: series.declared?.day)
        let outlook = SeriesOutlook(fit, due, known, until: series.declared?.until)
        let price = SeriesPrice(fit, next: outlook.next)
        let currency = last.currency
        func amount(_ minor: Int64) -> Amount { Money(minorUnits: minor, currency: currency).amount }
        var record = head(series, period: fit.rhythm.name, kind: kind(series, fit))
        let name = series.declared?.name ?? shownName(fit.rows)
        if !name.isEmpty { record.set(.name, string: name) }
        let category = series.declared?.category ?? fit.category
        if !category.isEmpty { record.set(.category, string: category) }
        if !last.account.isEmpty { record.set(.account, string: last.account) }
        record.set(.amount, amount(price.next))
        if currency != .unknown { record.set(.currency, string: currency.code) }
        record.set(.low, amount(price.low))
        record.set(.high, amount(price.high))
        record.set(.pattern, string: price.pattern.rawValue)
        if let step = price.step {
            record.set(.was, amount(step.was))
            record.set(.changed, step.changed)
        }
        record.set(.first, first.day)
        record.set(.last, last.day)
        if let next = outlook.next { record.set(.next, next) }
        record.set(.status, string: outlook.status.rawValue)
        if !outlook.missed.isEmpty { record.set(.missed, strings: outlook.missed.map(\.description)) }
        if let parts = fit.instalments { record.set(.instalments, object: instalments(parts, amount, price.next)) }
        if let declared = series.declared { record.set(.declared, object: self.declared(declared, last)) }
        record.set(.confidence, raw: Array(Amount(units: Int64((fit.confidence * 100).rounded()), decimals: 2).description.utf8))
        record.set(.why, string: SeriesReason(series, fit, due).text)
        record.set(.transactions, strings: fit.rows.map { records[$0.record].string(.id) ?? "" })
        return record
    }

    private func expected(_ series: RecurringSeries, _ declared: FixedMovement) -> Record {
        let rhythm = Rhythm.named(declared.period) ?? .monthly
        let kind = declared.category.flatMap { knowledge.kind(of: $0) } ?? (declared.isIncome ? "income" : "bill")
        var record = head(series, period: rhythm.name, kind: kind)
        record.set(.name, string: declared.name)
        if let category = declared.category { record.set(.category, string: category) }
        if let account = declared.account { record.set(.account, string: account) }
        if let amount = declared.amount { record.set(.amount, amount) }
        if let currency = declared.currency ?? home { record.set(.currency, string: currency.code) }
        if let asOf = found.asOf {
            let outlook = SeriesOutlook(expected: rhythm, day: declared.day, asOf: asOf, until: declared.until)
            if let next = outlook.next { record.set(.next, next) }
            record.set(.status, string: outlook.status.rawValue)
        } else {
            record.set(.status, string: SeriesOutlook.Status.expected.rawValue)
        }
        record.set(.declared, object: self.declared(declared, nil))
        record.set(.why, string: "declared by the household, not seen yet")
        record.set(.transactions, strings: [])
        return record
    }

    private func head(_ series: RecurringSeries, period: String, kind: String) -> Record {
        var record = Record(type: .series)
        record.set(.id, string: series.id)
        if let household { record.set(.household, string: household) }
        record.set(.period, string: period)
        record.set(.kind, string: kind)
        return record
    }

    private func kind(_ series: RecurringSeries, _ fit: SeriesFit) -> String {
        if fit.instalments != nil { return "instalment" }
        let isIncoming = fit.rows.last?.isIncoming ?? false
        let kind = knowledge.kind(of: series.declared?.category ?? fit.category)
        if isIncoming { return kind == "salary" ? "salary" : "income" }
        guard let kind, kind != "salary", kind != "income" else { return "bill" }
        // Every week somebody buys because it is needed, also where the price stays: nothing is owed when it is not.
        return kind == "habit" && fit.amounts.isPrice && !fit.rhythm.isOften ? "bill" : kind
    }

    private func instalments(_ parts: Instalments, _ amount: (Int64) -> Amount, _ each: Int64) -> Record {
        var record = Record(type: "instalments")
        record.remove(.type)
        record.set(.number, integer: parts.number)
        record.set(.of, integer: parts.of)
        record.set(.remaining, integer: parts.remaining)
        let (owed, isTooMuch) = each.multipliedReportingOverflow(by: Int64(parts.remaining))
        if !isTooMuch { record.set(.owed, amount(owed)) }
        return record
    }

    private func declared(_ movement: FixedMovement, _ last: RecurringRow?) -> Record {
        var record = Record(type: "declared")
        record.remove(.type)
        record.set(.name, string: movement.name)
        guard let amount = movement.amount else { return record }
        record.set(.amount, amount)
        if let last, let stated = Money(amount, last.currency) {
            let difference = last.minor.clampedSubtracting(stated.minorUnits)
            record.set(.difference, Money(minorUnits: difference, currency: last.currency).amount)
        }
        return record
    }

    /// The name most rows have, without words about the way of paying; of equally many the shortest, then the first.
    private func shownName(_ rows: [RecurringRow]) -> String {
        var counts: [String: Int] = [:]
        for row in rows {
            let name = knowledge.names.shown(records[row.record].string(.merchant) ?? records[row.record].string(.text) ?? "")
            counts[name, default: 0] += 1
        }
        return counts.max { ($0.value, $1.key.utf8.count, $1.key) < ($1.value, $0.key.utf8.count, $0.key) }?.key ?? ""
    }
}

/// The evidence for a series in a few words.
struct SeriesReason {
    let text: String

    init(_ series: RecurringSeries, _ fit: SeriesFit, _ due: DueDays) {
        var parts: [String] = []
        let count = fit.rows.count
        if count > 1 {
            let tally = fit.tally
            parts.append("\(fit.rhythm.name) \(due.words): \(tally.exact) of \(tally.gaps) gaps on the day")
            if tally.near > 0 { parts.append("\(tally.near) near it") }
            if tally.missed > 0 { parts.append("\(tally.missed) missing between") }
            if tally.off > 0 { parts.append("\(tally.off) elsewhere") }
            parts.append(
                fit.amounts.equal == 1
                    ? "equal amounts"
                    : fit.amounts.isPrice ? "mostly equal amounts" : fit.amounts.isLevel ? "close amounts" : "amounts that vary")
        }
        if let instalments = fit.instalments { parts.append("texts that count parts of \(instalments.of)") }
        switch fit.role {
        case .bill, .subscription: parts.append("\(fit.category) recurs")
        case .income where fit.rows.last?.isIncoming == true: parts.append("\(fit.category) recurs")
        default: break
        }
        if let declared = series.declared {
            parts.append(
                declared.period == fit.rhythm.name ? "declared by the household" : "declared by the household as \(declared.period)")
        }
        text = parts.joined(separator: ", ")
    }
}

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
