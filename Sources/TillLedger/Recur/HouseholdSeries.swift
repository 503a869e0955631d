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

/// A payee that takes another name: the series that ended goes on where rows of another payee begin on its next day.
struct SeriesSuccession {
    private let knowledge: RecurKnowledge
    /// What may go on: whole series, and the rows of payees that have none, by first row.
    private var candidates: [Candidate]
    private var isTaken: [Bool]

    fileprivate struct Candidate {
        let group: Payments.Group
        let rows: [RecurringRow]
        let fit: SeriesFit?
        let first: Int
    }

    init(_ payments: [Payments], _ knowledge: RecurKnowledge) {
        self.knowledge = knowledge
        var candidates: [Candidate] = []
        for one in payments {
            for fit in one.found { candidates.append(Candidate(one.group, fit.rows, fit)) }
            if one.found.isEmpty, !one.left.isEmpty { candidates.append(Candidate(one.group, one.left, nil)) }
        }
        candidates.sort { a, b in
            guard let x = a.rows.first, let y = b.rows.first else { return false }
            return RecurringRow.precedes(x, y)
        }
        self.candidates = candidates
        isTaken = [Bool](repeating: false, count: candidates.count)
    }

    /// All series, joined where one goes on as another, each under the payee it began with; and the rows of none.
    mutating func joined() -> [(group: Payments.Group, fit: SeriesFit)] {
        var series: [(group: Payments.Group, fit: SeriesFit)] = []
        for index in candidates.indices where !isTaken[index] {
            guard var fit = candidates[index].fit else { continue }
            isTaken[index] = true
            while let next = successor(of: fit, candidates[index].group) {
                isTaken[next.index] = true
                fit = next.fit
            }
            series.append((candidates[index].group, fit))
        }
        return series
    }

    /// What goes on from the last row of a series: the same amount before others, then the surest.
    private func successor(of fit: SeriesFit, _ group: Payments.Group) -> (index: Int, fit: SeriesFit)? {
        guard let last = fit.rows.last, fit.instalments.map({ $0.remaining > 0 }) ?? true else { return nil }
        let due = last.ordinal + Int(fit.rhythm.days.rounded())
        let from = candidates.partition(atLeast: due - fit.rhythm.patience)
        var best: (index: Int, fit: SeriesFit, isSame: Bool)?
        for index in from..<candidates.count {
            guard candidates[index].first <= due + fit.rhythm.patience else { break }
            guard !isTaken[index], fits(candidates[index], after: last, of: fit, group),
                let both = SeriesFit(fit.rows + candidates[index].rows, knowledge), both.rhythm == fit.rhythm
            else { continue }
            let isSame = candidates[index].rows.first.map { SizeSpread.isEqual($0.size, last.size) } ?? false
            if best.map({ ($0.isSame ? 1 : 0, $0.fit.bits) < (isSame ? 1 : 0, both.bits) }) ?? true { best = (index, both, isSame) }
        }
        return best.map { ($0.index, $0.fit) }
    }

    /// Whether rows of another name can be the same payments: the same amount, or a bill of the same kind of about the same size.
    private func fits(_ next: Candidate, after last: RecurringRow, of fit: SeriesFit, _ group: Payments.Group) -> Bool {
        guard next.group.payee != group.payee, next.group.isIncoming == group.isIncoming, next.group.currency == group.currency,
            next.first > last.ordinal, next.fit.map({ $0.rhythm == fit.rhythm }) ?? true, let first = next.rows.first
        else { return false }
        if SizeSpread.isEqual(first.size, last.size) { return true }
        let ratio = Double(first.size) / Double(max(last.size, 1))
        return next.rows.count > 1 && ratio > 0.6 && ratio < 1.6 && (fit.role == .bill || fit.role == .income)
            && SeriesFit.commonest(next.rows) == fit.category
    }
}

extension SeriesSuccession.Candidate {
    fileprivate init(_ group: Payments.Group, _ rows: [RecurringRow], _ fit: SeriesFit?) {
        self.group = group
        self.rows = rows
        self.fit = fit
        first = rows.first?.ordinal ?? 0
    }
}

extension [SeriesSuccession.Candidate] {
    /// The first that begins on that day or later.
    fileprivate func partition(atLeast ordinal: Int) -> Int { partitioningIndex { $0.first >= ordinal } }
}

/// What the search for recurring movements reads of a household's records.
struct HouseholdReading {
    /// What may recur, in the order of the records.
    private(set) var rows: [RecurringRow] = []
    /// The last day that documents of each account tell of.
    private(set) var through: [String: Day] = [:]
    /// The last day that receipts and messages alone tell of, which say nothing of what an account did not have.
    private(set) var heard: [String: Day] = [:]
    /// First and last day of each account's booked rows.
    private var spans: [String: ClosedRange<Day>] = [:]

    /// - Parameter asOf: later records are left out.
    init(_ records: [Record], asOf: Day?, _ knowledge: RecurKnowledge) {
        var names: [String: String] = [:]
        for (index, record) in records.enumerated() {
            let isTransaction = record.equals(.type, .transaction)
            guard isTransaction || record.equals(.type, .balance), let day = record.date(.date), asOf.map({ day <= $0 }) ?? true else {
                continue
            }
            let account = record.string(.account) ?? ""
            if isTransaction, record.equals(.status, "unconfirmed") {
                heard[account] = max(heard[account] ?? day, day)
            } else {
                through[account] = max(through[account] ?? day, day)
            }
            guard isTransaction else { continue }
            if !record.equals(.status, "unconfirmed"), !record.equals(.status, "void") {
                let span = spans[account] ?? day...day
                spans[account] = min(span.lowerBound, day)...max(span.upperBound, day)
            }
            let row = RecurringRow(record, at: index, knowledge.parts) { name in
                if let key = names[name] { return key }
                let key = knowledge.names.key(name)
                names[name] = key
                return key
            }
            if let row { rows.append(row) }
        }
        // What a receipt or a chat alone says is counted on the days that no bank account covers, as everywhere.
        let covered = spans.values
        rows.removeAll { row in row.isUnconfirmed && covered.contains { $0.contains(row.day) } }
    }
}
