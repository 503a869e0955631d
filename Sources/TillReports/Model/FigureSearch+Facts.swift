import TillFigures
import TillRecords

/// What pages say beside a figure: earlier months, shares, balances, what is proven.
extension FigureSearch {
    typealias Facts = [(name: String, value: String)]

    /// `412.30 EUR`
    func text(_ minor: Int64) -> String { Money(minorUnits: minor, currency: book.home).description }

    private func sum(_ rows: [ReportTransaction], _ measure: Measure) -> Int64 {
        rows.reduce(0) { sum, row in measure(row).map { sum.clampedAdding($0) } ?? sum }
    }

    private func isKnown(_ month: Month) -> Bool { !book.tally(month).isEmpty }

    /// Of a month the month before and a typical one, of a year its months and the year before.
    ///
    /// - Parameter amount: nil where it is what the measure comes to.
    func comparisons(_ amount: Int64?, _ measure: Measure) -> Facts {
        let amount = amount ?? sum(rows, measure)
        if let month = period.month { return comparisons(amount, month, measure) }
        if case .quarter = period.kind { return months(measure) }
        guard let year = period.year else { return [] }
        let known = period.months.filter(isKnown)
        var facts = months(measure)
        if !known.isEmpty { facts.append(("a month", text(amount / Int64(known.count)))) }
        let past = known.map { $0.advanced(by: -12) }
        if !past.isEmpty, past.allSatisfy(isKnown) {
            facts += change(amount, since: "the same months of \(year - 1)", sum(FigureSearch.rows(book, past), measure))
        }
        return facts
    }

    /// Month by month, those that have something of it.
    private func months(_ measure: Measure) -> Facts {
        period.months.filter(isKnown).compactMap { month in
            let own = FigureSearch.rows(book, [month])
            return own.contains { measure($0) != nil } ? (month.name, text(sum(own, measure))) : nil
        }
    }

    private func comparisons(_ amount: Int64, _ month: Month, _ measure: Measure) -> Facts {
        let past = (1...3).map { month.advanced(by: -$0) }
        let known = past.filter(isKnown)
        func sum(_ month: Month) -> Int64 { self.sum(FigureSearch.rows(book, [month]), measure) }
        var facts: Facts = []
        if isKnown(past[0]) { facts += change(amount, since: past[0].name, sum(past[0])) }
        if known.count > 1, let typical = known.map(sum).median {
            facts += change(amount, since: "a typical month, the middle of \(known.count) before", typical)
        }
        return facts
    }

    /// What a month usually comes to, as the page of a merchant or a category says: of a month, and of the last month of days in a row.
    func usual(_ measure: Measure) -> Facts {
        let isOfDays = period.kind == .range
        guard period.month != nil || isOfDays, let first = book.transactions.first(where: { measure($0) != nil }) else { return [] }
        let month = Month(of: period.last)
        let now = sum(FigureSearch.rows(book, [month]), measure)
        let facts: Facts = isOfDays ? [(month.name, text(now))] : []
        let typical = TypicalMonth(before: month, since: Month(of: first.day), isKnown: isKnown) {
            sum(FigureSearch.rows(book, [$0]), measure)
        }
        guard let typical else { return facts }
        return facts + [
            ("the middle of the \(typical.months) months before", text(typical.middle)),
            ("more than that", text(now.clampedSubtracting(typical.middle))),
            ("the least and the most of them", "\(text(typical.least)), \(text(typical.most))"),
        ]
    }

    /// Of a time longer than a month, who got or paid it, the most first.
    func payees(_ measure: Measure) -> Facts {
        guard period.month == nil, period.day == nil else { return [] }
        var sums: [String: Int64] = [:]
        for row in rows { if let amount = measure(row) { sums[row.name] = (sums[row.name] ?? 0).clampedAdding(amount) } }
        let most = sums.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(SubjectPage.mostParts)
        return most.map { ("of it \($0.key)", text($0.value)) }
    }

    private func change(_ amount: Int64, since name: String, _ earlier: Int64) -> Facts {
        let change = amount.clampedSubtracting(earlier)
        let size = Int64(clamping: change.magnitude)
        let percent = Share.percent(size, of: earlier).map { ", \($0)%" } ?? ""
        return [(name, text(earlier)), ("more than that", text(change) + percent)]
    }

    /// What came in and went out, what share is left; of a day, what the month came to by then.
    func shares(_ facts: Facts) -> Facts {
        let (came, went) = (FigureSearch.counted(1) { $0.flow == .income }, FigureSearch.counted(-1) { $0.flow.isOutgoing })
        let (incoming, outgoing) = (sum(rows, came), sum(rows, went))
        var facts: Facts = [("came in", text(incoming)), ("went out", text(outgoing))] + facts
        if incoming > 0 { facts.append(("of what came in", Share.text(incoming.clampedSubtracting(outgoing), of: incoming))) }
        guard let day = period.day else { return facts }
        let month = Month(of: day)
        let own = FigureSearch.rows(book, [month]).filter { $0.day <= day }
        facts += [
            ("left over in the month by then", text(sum(own, came).clampedSubtracting(sum(own, went)))),
            ("went out in the month by then", text(sum(own, went))),
        ]
        let before = FigureSearch.rows(book, [month.advanced(by: -1)])
        if !before.isEmpty {
            facts.append(("in \(month.advanced(by: -1).name) by that day", text(sum(before.filter { $0.day.day <= day.day }, went))))
        }
        return facts
    }

    /// What moved on an account, as its card and the table of accounts say.
    func accounts(_ asked: String) -> [ReportFigure] {
        book.accounts.compactMap { account in
            let name = accountNames[account] ?? account
            guard FigureSearch.folded(name) == asked || FigureSearch.folded(account) == asked else { return nil }
            let currency = book.histories[account]?.currency ?? book.home
            let parts = rows.filter { $0.account == account && $0.status != .unconfirmed && $0.money.currency == currency }
                .map { ReportFigure.Part(row: $0, minorUnits: $0.money.minorUnits) }
            var figure = ReportFigure("account", name, period, currency, parts)
            figure.facts = balances(of: account, currency) + flows(of: account)
            return figure
        }
    }

    /// The last day of the time that has happened.
    private var lastKnown: Day { book.lastDay.map { min($0, period.last) } ?? period.last }

    /// What the statement of cash flow has of it; rows that are not booked yet are in none of it.
    private func flows(of account: String) -> Facts {
        let flow = CashFlow(account, of: book, rows: rows, from: period.first, through: lastKnown)
        func money(_ minor: Int64) -> String { Money(minorUnits: minor, currency: flow.currency).description }
        var facts: Facts = [
            ("came in", money(flow.incoming)), ("went out", money(flow.outgoing)), ("between own accounts", money(flow.between)),
        ]
        if let unexplained = flow.unexplained { facts.append(("not explained", money(unexplained))) }
        return facts
    }

    /// What it held before the first day and after the last that is known, and what does not add up.
    private func balances(of account: String, _ currency: Currency) -> Facts {
        guard let history = book.histories[account] else { return [] }
        let (first, last) = (period.first, lastKnown)
        func money(_ minor: Int64) -> String { Money(minorUnits: minor, currency: currency).description }
        let (opening, closing) = (history.line.closing(on: first.ordinal - 1), history.line.closing(on: last.ordinal))
        var facts: Facts = []
        if let opening { facts.append(("held before \(first)", money(opening))) }
        if let closing { facts.append(("held on \(last)", money(closing))) }
        if let opening, let closing { facts.append(("change", money(closing.clampedSubtracting(opening)))) }
        for gap in history.coverage.gaps where gap.last >= first && gap.first <= last {
            facts.append(("does not add up, \(gap.first) to \(gap.last)", gap.difference.description))
        }
        return facts
    }

    /// How many days of the accounts are proven complete by their balances.
    var proven: ReportFigure? {
        let first = period.first
        guard let newest = book.lastDay, newest >= first else { return nil }
        let days = (first.ordinal...min(newest, period.last).ordinal).compactMap { Day(ordinal: $0) }
        var figure = ReportFigure("total", "proven days", period, book.home, [])
        var (proven, all) = (0, 0)
        for account in book.accounts {
            guard let history = book.histories[account] else { continue }
            let isThere = rows.contains { $0.account == account && $0.status != .unconfirmed }
            guard
                isThere || history.line.closing(on: first.ordinal - 1) != nil
                    || history.line.closing(on: min(newest, period.last).ordinal) != nil
            else { continue }
            let known = days.count { history.coverage.state(of: $0) == .proven }
            figure.facts.append((accountNames[account] ?? account, "\(known) of \(CountText.of(days.count, "day"))"))
            proven += known
            all += days.count
        }
        figure.facts.append(("together", Share.text(Int64(proven), of: Int64(all))))
        return figure
    }

    /// Recurring movements: one by its name, or all of them.
    func recurring(_ asked: String) -> [ReportFigure] {
        var found = book.series.filter { FigureSearch.folded($0.name) == asked }.compactMap { series -> ReportFigure? in
            let own = Set(series.transactions)
            let made = figure("series", series.name, FigureSearch.counted(1) { own.contains($0.id) })
            return made.parts.isEmpty ? nil : made
        }
        guard asked == "recurring" else { return found }
        let paid = book.series.filter { series in
            let own = Set(series.transactions)
            return sum(rows, FigureSearch.counted(1) { own.contains($0.id) }) <= 0
        }
        let ids = Set(paid.flatMap(\.transactions))
        var all = figure("series", "recurring payments", FigureSearch.counted(-1) { ids.contains($0.id) })
        let outgoing = sum(rows, FigureSearch.counted(-1) { $0.flow.isOutgoing })
        all.facts.append(("of what went out", Share.text(all.minorUnits, of: outgoing)))
        all.facts.append(("what recurs costs a month", text(RecurringOutline.monthly(book.series, in: book.home))))
        if let today = book.lastDay, period.contains(today), let end = today.adding(days: RecurringSection.ahead) {
            let coming = RecurringOutline.coming(book.series, after: today, through: end)
            let home = coming.compactMap { $0.series.money }.filter { $0.currency == book.home }.map(\.minorUnits)
            all.facts += [
                ("will go out until \(end)", text(home.filter { $0 < 0 }.reduce(0) { $0.clampedAdding($1) })),
                ("will come in until \(end)", text(home.filter { $0 > 0 }.reduce(0) { $0.clampedAdding($1) })),
            ]
        }
        found.append(all)
        return found
    }
}
