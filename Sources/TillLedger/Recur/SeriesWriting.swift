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
        return kind == "habit" && fit.amounts.isPrice ? "bill" : kind
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
