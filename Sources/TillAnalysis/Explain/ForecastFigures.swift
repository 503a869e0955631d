import TillFigures
import TillRecords

/// What is expected, as `forecast` records tell it: the months it stands on, what is known to come, how far it may be wrong.
struct ForecastFigures {
    private let records: [Record]
    private let names: AnalysisFigures.Names

    init(_ records: [Record], _ names: AnalysisFigures.Names) {
        self.records = records.filter { $0.equals(.type, .forecast) }
        self.names = names
    }

    /// Spending of a month; balances of a day, or of the last day of a month that is forecast; what is known to come from a month on.
    func all(_ period: FigurePeriod) -> [LedgerFigure] {
        records.flatMap { record -> [LedgerFigure] in
            guard let currency = record.currency(.currency) else { return [] }
            if !record.equals(.of, "balance") { return spending(record, currency, period).map { [$0] } ?? [] }
            let known = record.has(.account) ? nil : known(record, currency, period)
            return [balance(record, currency, period), known].compactMap { $0 }
        }
    }

    private func minor(_ record: borrowing Record, _ key: Key, _ currency: Currency) -> Int64 {
        record.minor(key, currency) ?? 0
    }

    private func text(_ minor: Int64, _ currency: Currency) -> String { Money(minorUnits: minor, currency: currency).description }

    private func figure(
        _ subject: String, _ record: Record, _ point: Record, _ currency: Currency, _ period: FigurePeriod
    ) -> LedgerFigure {
        let name = subject.isEmpty ? "Forecast" : "Forecast \(subject)"
        var figure = LedgerFigure(
            kind: "forecast", name: name, period: period, currency: currency, value: text(minor(point, .amount, currency), currency))
        let why = record.string(.why) ?? ""
        figure.definition = why.prefix(1).uppercased() + why.dropFirst() + (why.isEmpty ? "" : ".")
        for (name, keys) in [("four of five times", (.low80, .high80)), ("nineteen of twenty", (.low95, .high95))]
            as [(String, (Key, Key))]
        {
            let ends = (minor(point, keys.0, currency), minor(point, keys.1, currency))
            figure.facts.append((name, "\(text(ends.0, currency)) to \(text(ends.1, currency))"))
        }
        return figure
    }

    private func spending(_ record: Record, _ currency: Currency, _ period: FigurePeriod) -> LedgerFigure? {
        let point = record.objects(.points).first { $0.date(.date).map { Month(of: $0) } == period.month }
        guard period.month != nil, let point else { return nil }
        let label = record.string(.label) ?? record.string(.category) ?? ""
        let subject = label.isEmpty ? "" : names.category(label)
        var figure = figure(subject, record, point, currency, period)
        let recurring = minor(point, .recurring, currency)
        figure.facts += [
            ("known recurring payments", text(recurring, currency)),
            ("the rest", text(minor(point, .amount, currency).clampedSubtracting(recurring), currency)),
            ("the rest of a usual month", text(minor(record, .level, currency), currency)),
        ]
        for one in record.objects(.base) {
            guard let month = one.date(.last).map({ Month(of: $0).iso }) else { continue }
            let parts = (minor(one, .amount, currency), minor(one, .recurring, currency))
            figure.facts.append(("went out, \(month)", "\(text(parts.0, currency)), of it recurring \(text(parts.1, currency))"))
            // Of nothing there are no rows.
            if parts.0 != 0 { figure.follow.append("\(month) \(subject.isEmpty ? "out" : subject)") }
        }
        add(record, currency, to: &figure)
        return figure
    }

    private func balance(_ record: Record, _ currency: Currency, _ period: FigurePeriod) -> LedgerFigure? {
        let points = record.objects(.points)
        let point =
            period.day.map { day in points.first { $0.date(.date) == day } }
            ?? points.last { point in period.month != nil && point.date(.date).map { period.contains($0) } ?? false }
        guard let point, let day = point.date(.date) else { return nil }
        var figure = figure(record.string(.account).map(names.account) ?? "", record, point, currency, period)
        let start = minor(record, .start, currency)
        figure.facts.append(("held on \(record.date(.from)?.description ?? "the last day known")", text(start, currency)))
        var coming: Int64 = 0
        for one in record.objects(.known) {
            guard let due = one.date(.date), due <= day else { continue }
            coming = coming.clampedAdding(minor(one, .amount, currency))
            figure.facts.append(("\(due) \(one.string(.name) ?? "")", text(minor(one, .amount, currency), currency)))
        }
        let rest = minor(point, .amount, currency).clampedSubtracting(start).clampedSubtracting(coming)
        figure.facts += [("known to \(day), together", text(coming, currency)), ("the rest to \(day)", text(rest, currency))]
        for one in record.objects(.base) {
            guard let first = one.date(.first), let last = one.date(.last) else { continue }
            let own = minor(one, .amount, currency).clampedSubtracting(minor(one, .recurring, currency))
            figure.facts.append(("beside what recurs, \(first) to \(last)", text(own, currency)))
        }
        if let low = record.object(.low) {
            let word = low.equals(.certainty, "expected") ? "expected" : "possible"
            figure.facts.append(
                (
                    "low, \(word) from \(low.date(.date)?.description ?? "")",
                    "\(text(minor(low, .amount, currency), currency)), below \(text(minor(low, .below, currency), currency))"
                ))
        }
        add(record, currency, to: &figure)
        return figure
    }

    /// Payments that are known to come, each with what all of them take by then.
    private func known(_ record: Record, _ currency: Currency, _ period: FigurePeriod) -> LedgerFigure? {
        guard let from = record.date(.from), period.month == Month(of: from) else { return nil }
        var sum: Int64 = 0
        var facts: [(name: String, value: String)] = []
        for one in record.objects(.known) {
            let amount = minor(one, .amount, currency)
            guard amount < 0, let day = one.date(.date) else { continue }
            sum = sum.clampedSubtracting(amount)
            facts.append(("\(day) \(one.string(.name) ?? "")", "\(text(amount, currency)), \(text(sum, currency)) by then"))
        }
        guard !facts.isEmpty else { return nil }
        var figure = LedgerFigure(
            kind: "forecast", name: "Known payments", period: period, currency: currency, value: text(sum, currency))
        figure.definition = "Recurring payments that are known to come after \(from)."
        figure.facts = facts
        return figure
    }

    /// How forecasts of this kind did on the household's own past, and what they leave out.
    private func add(_ record: Record, _ currency: Currency, to figure: inout LedgerFigure) {
        if let told = record.object(.accuracy) {
            figure.facts += [
                ("tried from earlier days", String(told.integer(.origins) ?? 0)),
                ("wrong by, on average", text(minor(told, .error, currency), currency)),
            ]
            if let ratio = told.number(.mase) {
                let percent = Int((ratio * 100).rounded())
                figure.facts.append(("that of saying \u{201C}as the month before\u{201D}", "\(percent)% of it, \(100 - percent)% less"))
            }
            if let held = told.number(.coverage80), let tried = told.integer(.tried) {
                figure.facts.append(("ranges of four in five that held", "\(Int((held * 100).rounded()))% of \(tried)"))
            }
        }
        if let lacking = record.string(.lacking) { figure.facts.append(("lacking", lacking)) }
        let left = record.leftOutSentence
        if !left.isEmpty { figure.facts.append(("left out", left)) }
    }
}
