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
    fileprivate func partition(atLeast ordinal: Int) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].first < ordinal { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
