import TillHousehold
import TillRecords

/// Joins what a household declares as recurring with what was found.
struct DeclaredMovements {
    private let declared: [FixedMovement]
    private let records: [Record]
    private let knowledge: RecurKnowledge
    private let home: Currency?
    private var texts: [Int: String] = [:]

    init(_ declared: [FixedMovement], _ records: [Record], home: Currency?, _ knowledge: RecurKnowledge) {
        self.declared = declared
        self.records = records
        self.home = home
        self.knowledge = knowledge
    }

    /// The series, each with what was declared of it; then those that were declared and not found as series.
    ///
    /// - Parameters:
    ///   - found: by first row.
    ///   - rows: rows of no series, by day.
    mutating func reconcile(_ found: [RecurringSeries], rows: [RecurringRow]) -> [RecurringSeries] {
        var series = found
        var left = rows
        var late: [FixedMovement] = []
        for one in declared {
            if let place = byWords(one, series) { series[place].declared = one } else { late.append(one) }
        }
        var added: [RecurringSeries] = []
        for one in late {
            if let fit = chain(one, &left) {
                added.append(RecurringSeries(group: fit.rows.first.map(Payments.Group.init), fit: fit, declared: one))
            } else if let place = byAmount(one, series) {
                series[place].declared = one
            } else {
                added.append(RecurringSeries(group: nil, fit: nil, declared: one))
            }
        }
        return series + added
    }

    /// The series most of whose rows carry the declared words: with the declared rhythm before others, then nearest in amount.
    private mutating func byWords(_ one: FixedMovement, _ series: [RecurringSeries]) -> Int? {
        var best: (place: Int, isOtherRhythm: Int, off: Int64)?
        for (place, candidate) in series.enumerated() where candidate.declared == nil {
            guard let fit = candidate.fit, let last = fit.rows.last, isMeant(one, last) else { continue }
            var hits = 0
            for row in fit.rows where carriesWords(one, row) { hits += 1 }
            guard hits * 2 > fit.rows.count else { continue }
            let off = difference(one, last).map { Int64(clamping: $0.magnitude) } ?? 0
            let other = fit.rhythm.name == one.period ? 0 : 1
            if best.map({ (other, off) < ($0.isOtherRhythm, $0.off) }) ?? true { best = (place, other, off) }
        }
        return best?.place
    }

    /// The one series with the declared rhythm and, within a fiftieth, the declared amount; nil where several have.
    private func byAmount(_ one: FixedMovement, _ series: [RecurringSeries]) -> Int? {
        guard one.amount != nil else { return nil }
        let places = series.indices.filter { place in
            guard series[place].declared == nil, let fit = series[place].fit, let last = fit.rows.last, fit.rhythm.name == one.period,
                isMeant(one, last), let off = difference(one, last)
            else { return false }
            let isDay = one.day.map { day in min(abs(day - last.day.day), 31 - abs(day - last.day.day)) <= 4 } ?? true
            return isDay && Int128(off.magnitude) * 50 <= Int128(last.size)
        }
        return places.count == 1 ? places[0] : nil
    }

    /// Rows that carry the declared words and fit no rhythm by themselves: one for each turn, about the declared size.
    private mutating func chain(_ one: FixedMovement, _ left: inout [RecurringRow]) -> SeriesFit? {
        guard let rhythm = Rhythm.named(one.period) else { return nil }
        var chosen: [RecurringRow] = []
        for row in left {
            guard isMeant(one, row), isNear(one, row), carriesWords(one, row) else { continue }
            if let last = chosen.last, Double(row.ordinal - last.ordinal) < rhythm.days / 2 {
                if farness(one, row) < farness(one, last) { chosen[chosen.count - 1] = row }
            } else {
                chosen.append(row)
            }
        }
        guard !chosen.isEmpty else { return nil }
        let taken = Set(chosen.map(\.record))
        left.removeAll { taken.contains($0.record) }
        return SeriesFit(declared: chosen, rhythm, knowledge)
    }

    private func farness(_ one: FixedMovement, _ row: RecurringRow) -> UInt64 { difference(one, row)?.magnitude ?? 0 }

    /// The direction, the currency and the account that were declared.
    private func isMeant(_ one: FixedMovement, _ row: RecurringRow) -> Bool {
        if row.isIncoming != one.isIncome { return false }
        if let currency = one.currency ?? home, row.currency != currency { return false }
        return one.account.map { $0 == row.account } ?? true
    }

    /// Within half and twice of the declared amount.
    private func isNear(_ one: FixedMovement, _ row: RecurringRow) -> Bool {
        guard let amount = one.amount, let declared = Money(amount, row.currency) else { return true }
        let size = Int128(declared.minorUnits.magnitude)
        return Int128(row.size) * 2 >= size && Int128(row.size) <= size * 2
    }

    /// What a row was beside the declared amount, in minor units.
    private func difference(_ one: FixedMovement, _ row: RecurringRow) -> Int64? {
        one.amount.flatMap { Money($0, row.currency) }.map { row.minor.clampedSubtracting($0.minorUnits) }
    }

    private mutating func carriesWords(_ one: FixedMovement, _ row: RecurringRow) -> Bool {
        let text = text(of: row)
        return (one.match.isEmpty ? [one.name] : one.match).contains { word in
            let wanted = DeclaredMovements.spaced(word)
            return wanted.utf8.count > 2 && text.contains(wanted)
        }
    }

    /// Merchant and text as words between single blanks.
    private mutating func text(of row: RecurringRow) -> String {
        if let known = texts[row.record] { return known }
        let record = records[row.record]
        let text = DeclaredMovements.spaced((record.string(.merchant) ?? "") + " " + (record.string(.text) ?? ""))
        texts[row.record] = text
        return text
    }

    private static func spaced(_ text: String) -> String {
        " " + text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ") + " "
    }
}
