import Glibc
import TillRecords

/// The series among the rows of one payee and one direction.
///
/// One payee may be several series (two plans of one provider, two pensions of one office) and chance purchases beside them: the
/// rows are tried whole, then by equal amounts, by clusters of amounts, and by their day of the month.
struct SeriesSearch {
    private let knowledge: RecurKnowledge
    private(set) var found: [SeriesFit] = []
    /// Rows of no series, by day.
    private(set) var left: [RecurringRow]

    /// - Parameter rows: by day.
    init(_ rows: [RecurringRow], _ knowledge: RecurKnowledge) {
        self.knowledge = knowledge
        left = rows
        guard rows.count >= 2 else { return }
        let (whole, extra) = withoutExtras(rows)
        if let whole, whole.amounts.isPrice {
            (found, left) = (sideBySide(whole) ?? [whole], extra)
            searchParts()
            return
        }
        searchParts()
        if let whole, !isSplit(rows.count) {
            (found, left) = ([whole], extra)
            searchParts()
        }
    }

    /// Looks for series among the rows that are left.
    private mutating func searchParts() {
        guard left.count >= 2 else { return }
        take(SeriesSearch.byAmount(left)) { _ in true }
        joinSteps()
        take(SeriesSearch.byCluster(left)) { _ in true }
        // Among purchases of any size some fall on one day of the month by chance.
        for width in [4, 1] { take(SeriesSearch.byDayOfMonth(left, width)) { $0.amounts.isPrice || $0.role == .bill } }
    }

    /// The series of all rows but those beside it: a bonus or a second charge between two turns, of another day than the rhythm's.
    private func withoutExtras(_ rows: [RecurringRow]) -> (fit: SeriesFit?, extra: [RecurringRow]) {
        guard let whole = SeriesFit(rows, knowledge) else { return (nil, []) }
        guard whole.tally.off > 0, rows.count > 3 else { return (whole, []) }
        var kept: [RecurringRow] = []
        var extra: [RecurringRow] = []
        for (index, row) in rows.enumerated() {
            if let last = kept.last, index + 1 < rows.count, isExtra(row, after: last, before: rows[index + 1], whole.rhythm) {
                extra.append(row)
            } else {
                kept.append(row)
            }
        }
        guard !extra.isEmpty, let fit = SeriesFit(kept, knowledge), fit.bits > whole.bits, fit.rhythm == whole.rhythm else {
            return (whole, [])
        }
        return (fit, extra)
    }

    /// Whether the rows on both sides are a turn apart and this one is none.
    private func isExtra(_ row: RecurringRow, after last: RecurringRow, before next: RecurringRow, _ rhythm: Rhythm) -> Bool {
        guard rhythm.fit(gap: row.ordinal - last.ordinal) == .off || rhythm.fit(gap: next.ordinal - row.ordinal) == .off else {
            return false
        }
        let around = rhythm.fit(gap: next.ordinal - last.ordinal)
        guard around == .exact || around == .near else { return false }
        // Of two in one turn the one with the usual amount stays.
        return
            !(SizeSpread.isEqual(row.size, last.size) && !SizeSpread.isEqual(next.size, last.size)
            && rhythm.fit(gap: row.ordinal - last.ordinal) != .off)
    }

    /// Two plans of one price look like one that is paid twice a month: where each keeps its own day of the month, they are two.
    private func sideBySide(_ whole: SeriesFit) -> [SeriesFit]? {
        let tally = whole.tally
        guard whole.rhythm.isOften, whole.rows.last?.isIncoming == false, tally.exact * 5 < tally.gaps * 4 || whole.rhythm.days > 15 else {
            return nil
        }
        for width in [4, 1] {
            let parts = SeriesSearch.byDayOfMonth(whole.rows, width)
            let fits = parts.compactMap { SeriesFit($0, knowledge, chance: 1) }
            if fits.count > 1, fits.count == parts.count, fits.allSatisfy({ $0.rhythm.months != nil && $0.tally.off == 0 }) {
                return fits
            }
        }
        return nil
    }

    /// Whether the parts explain the rows better than the whole does: prices of their own that run side by side, few rows beside.
    private func isSplit(_ rows: Int) -> Bool {
        guard left.count * 5 <= rows, found.allSatisfy(\.amounts.isPrice) else { return false }
        let inOrder = found.sorted(by: SeriesFit.precedes)
        return zip(inOrder, inOrder.dropFirst()).contains { $0.overlaps($1) }
    }

    /// Keeps the parts that recur; the rest stays for the next way of parting. Rows picked from many need more evidence.
    private mutating func take(_ parts: [[RecurringRow]], _ isTrusted: (SeriesFit) -> Bool) {
        guard left.count >= 2 else { return }
        let all = Double(left.count)
        var rest: [RecurringRow] = []
        for part in parts {
            let fit = part.count < 2 ? nil : SeriesFit(part, knowledge, chance: log2(all / Double(part.count)))
            if let fit, isTrusted(fit) { found.append(fit) } else { rest += part }
        }
        left = rest.sorted(by: RecurringRow.precedes)
    }

    /// A price that rose ends one group of equal amounts and begins another: such neighbours in time are one series.
    private mutating func joinSteps() {
        found.sort(by: SeriesFit.precedes)
        var joined: [SeriesFit] = []
        for fit in found {
            let place = joined.suffix(SeriesSearch.plans).lastIndex { SeriesSearch.isStep(from: $0, to: fit) }
            if let place, let both = SeriesFit(joined[place].rows + fit.rows, knowledge), both.rhythm == fit.rhythm {
                joined[place] = both
            } else {
                joined.append(fit)
            }
        }
        found = joined
    }

    /// How many plans of one payee may run at a time before steps are looked for among the latest only.
    private static let plans = 32

    private static func isStep(from earlier: SeriesFit, to later: SeriesFit) -> Bool {
        guard let last = earlier.rows.last, let first = later.rows.first, earlier.rhythm == later.rhythm, last.ordinal < first.ordinal
        else {
            return false
        }
        let ratio = Double(first.size) / Double(max(last.size, 1))
        return ratio > 0.55 && ratio < 1.8
    }

    private static func byAmount(_ rows: [RecurringRow]) -> [[RecurringRow]] {
        let groups = Dictionary(grouping: rows, by: \.minor)
        return groups.keys.sorted().map { groups[$0] ?? [] }
    }

    /// Amounts side by side belong together until a jump of more than an eighth.
    private static func byCluster(_ rows: [RecurringRow]) -> [[RecurringRow]] {
        let sorted = rows.sorted { $0.size != $1.size ? $0.size < $1.size : RecurringRow.precedes($0, $1) }
        // Half of the currency's unit apart is nothing: 0.50 of euros, 0.500 of dinars.
        let half = sorted.first.map { Double(Amount.powers[Int($0.currency.exponent)]) / 2 } ?? 0
        return parted(sorted) { a, b in Double(b.size) > 1.12 * Double(a.size) + half }
    }

    /// Days of the month side by side belong together until a gap of more than `width`; the month is a circle.
    private static func byDayOfMonth(_ rows: [RecurringRow], _ width: Int) -> [[RecurringRow]] {
        let sorted = rows.sorted { $0.day.day != $1.day.day ? $0.day.day < $1.day.day : RecurringRow.precedes($0, $1) }
        var parts = parted(sorted) { a, b in b.day.day - a.day.day > width }
        let low = sorted.first?.day.day ?? 0
        let high = sorted.last?.day.day ?? 0
        if parts.count > 1, low + 31 - high <= width {
            let wrapped = parts.removeLast()
            parts[0] = (parts[0] + wrapped).sorted(by: RecurringRow.precedes)
        }
        return parts
    }

    /// Cuts sorted rows where two neighbours are apart; each part by day.
    private static func parted(_ rows: [RecurringRow], _ isApart: (RecurringRow, RecurringRow) -> Bool) -> [[RecurringRow]] {
        var parts: [[RecurringRow]] = []
        for (index, row) in rows.enumerated() {
            if index > 0, !isApart(rows[index - 1], row) {
                parts[parts.count - 1].append(row)
            } else {
                parts.append([row])
            }
        }
        return parts.map { $0.sorted(by: RecurringRow.precedes) }
    }
}
