import TillFigures
import TillRecords

/// What a household owns less what it owes, account by account, and what it has until its next pay.
struct WorthFigures {
    private let ledger: HouseholdLedger
    private let names: AnalysisFigures.Names

    init(_ ledger: HouseholdLedger, _ names: AnalysisFigures.Names) {
        self.ledger = ledger
        self.names = names
    }

    /// Of the last day of a period that is known.
    func all(_ period: FigurePeriod) -> [LedgerFigure] {
        guard let asOf = ledger.asOf, period.first <= asOf else { return [] }
        let pay = period.contains(asOf) ? ledger.untilPayday.map { figure($0, period) } : nil
        return [worth(on: min(period.last, asOf), period), pay].compactMap { $0 }
    }

    private func figure(_ name: String, _ period: FigurePeriod, _ value: Int64) -> LedgerFigure {
        LedgerFigure(kind: "balance", name: name, period: period, currency: ledger.home, value: ledger.text(value))
    }

    private func worth(on day: Day, _ period: FigurePeriod) -> LedgerFigure? {
        let worth = ledger.netWorth(on: day)
        guard !worth.holdings.isEmpty else { return nil }
        var figure = figure("Net worth", period, worth.total)
        figure.definition =
            "What accounts held at the end of \(day) by the balances that documents state, carried by their rows, less what was owed."
        for held in worth.holdings {
            figure.facts.append((names.account(held.account), Money(minorUnits: held.amount, currency: held.currency).description))
            guard held.currency != ledger.home else { continue }
            figure.facts.append(("\(names.account(held.account)) in \(ledger.home.code)", held.home.map(ledger.text) ?? "no rate"))
        }
        for one in worth.absent { figure.facts.append(("without \(names.account(one.name))", WorthFigures.words(one.why))) }
        for months in [1, 12] {
            let before = HouseholdLedger.day(months, before: day)
            guard let change = worth.change(since: ledger.netWorth(on: before)) else { continue }
            let of = change.isWhole ? "" : ", accounts known on both days"
            figure.facts.append(("more than on \(before)\(of)", ledger.text(change.amount)))
        }
        let sums = [true, false].map { isOwned in
            worth.holdings.compactMap(\.home).filter { ($0 > 0) == isOwned }.reduce(Int64(0)) { $0.clampedAdding($1) }
        }
        figure.facts += [("owned", ledger.text(sums[0])), ("owed", ledger.text(sums[1]))]
        return figure
    }

    private static func words(_ why: NetWorth.Absence) -> String {
        switch why {
        case .undocumented: "no document of it"
        case .unstated: "no document states what it held"
        case .later: "its first balance is of a later day"
        case .old(let day): "its last document is of \(day)"
        case .unrated: "no rate brings its currency here"
        case .contract: "only its contract tells of it"
        }
    }

    private func figure(_ until: UntilPayday, _ period: FigurePeriod) -> LedgerFigure {
        var figure = figure("Until payday", period, until.free ?? -until.dueSum)
        figure.definition =
            "What accounts for everyday payments held on \(until.from), less what is known to be paid to \(until.through)."
        if let day = until.payday { figure.facts.append(("pay expected on", day.description)) }
        if let held = until.held { figure.facts.append(("held", ledger.text(held))) }
        figure.facts.append(("due, together", ledger.text(until.dueSum)))
        figure.facts += until.due.map { ("\($0.day) \($0.name)", ledger.text($0.amount)) }
        if let daily = until.daily { figure.facts.append(("a day, for \(CountText.of(until.days, "day"))", ledger.text(daily))) }
        return figure
    }
}
