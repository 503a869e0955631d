import TillRecords

/// Finds out what the days of a table count, where no row has a whole date as people write it.
struct DateCounting {
    let sample: CsvSample
    let header: CsvHeader
    let knowledge: CsvKnowledge

    /// `.none` where dates are written, or nothing counts.
    var count: DateCount {
        let dated = header.data.filter { row in row.kind.looks.contains { $0.date.map { $0.form != .yearless } ?? false } }
        guard dated.count * 2 <= header.data.count else { return .none }
        let rows = sample.rows.filter { $0.filled >= 3 }
        guard rows.count >= 2 else { return .none }
        if let period, let within = within(period, rows) { return within }
        guard header.data.isEmpty else { return .none }
        return [.days, .seconds, .milliseconds].lazy.compactMap { fitting($0, rows) }.first ?? .none
    }

    /// The period, with the order that one column of days without a year proves.
    private func within(_ period: (from: Day, to: Day), _ rows: [CsvSampleRow]) -> DateCount? {
        guard let plain = fitting(.within(period.from, period.to, nil), rows) else { return nil }
        let parser = knowledge.reading(plain).dates
        let dates = rows.flatMap { row in row.cells.prefix(40).compactMap { parser.parse($0) } }.filter { $0.form == .numeric }
        let (dayFirst, monthFirst) = (dates.contains { $0.first > 12 }, dates.contains { $0.second > 12 })
        guard dayFirst != monthFirst else { return plain }
        return .within(period.from, period.to, dayFirst ? .dayFirst : .monthFirst)
    }

    /// The count, where a column of it runs through nearly all rows.
    private func fitting(_ count: DateCount, _ rows: [CsvSampleRow]) -> DateCount? {
        let isTold: Bool = if case .within = count { true } else { false }
        let parser = knowledge.reading(count).dates
        let width = min(rows.reduce(0) { max($0, $1.cells.count) }, 40)
        let isSo = (0..<width).contains { column in
            let days = rows.compactMap { parser.parse($0.cell(column)) }.filter { $0.form != .yearless }
            guard days.count >= 2, days.count * 5 >= (rows.count - 1) * 4 else { return false }
            return isTold || isInLine(days.compactMap { $0.day(.yearFirst) }, isTitled(column))
        }
        return isSo ? count : nil
    }

    private func isTitled(_ column: Int) -> Bool {
        guard header.readings.indices.contains(column), let roles = header.readings[column]?.roles else { return false }
        return roles.contains(.date) || roles.contains(.booked) || roles.contains(.value)
    }

    /// Days of some years in one direction; a title may stand for the direction.
    private func isInLine(_ days: [Day], _ isTitled: Bool) -> Bool {
        guard let first = days.min(), let last = days.max(), last.ordinal - first.ordinal < 3660 else { return false }
        if isTitled { return true }
        let steps = zip(days, days.dropFirst()).map { $1.ordinal - $0.ordinal }
        return days.count >= 3 && last > first && (steps.allSatisfy { $0 >= 0 } || steps.allSatisfy { $0 <= 0 })
    }

    /// The first two dates above the table that stand together and bound a time.
    private var period: (from: Day, to: Day)? {
        let above = header.index == nil ? Array(sample.rows.prefix { $0.filled < 3 }) : header.preamble
        for row in above {
            for cell in row.cells where cell.count < 200 {
                if let found = period(in: cell) { return found }
            }
            let dates = row.cells.compactMap { knowledge.dates.parse($0) }
            if dates.count == 2, let found = bounds(dates[0], dates[1]) { return found }
        }
        return nil
    }

    private static let joins = [" - ", " – ", " — ", " ~ ", "~", "〜", " to ", " bis ", " au ", " al ", " a ", " t/m ", "..", " / "].map {
        Array($0.utf8)
    }

    private func period(in cell: [UInt8]) -> (from: Day, to: Day)? {
        for join in DateCounting.joins {
            guard let at = cell.indices.first(where: { cell[$0...].starts(with: join) }) else { continue }
            let (left, right) = (Array(cell[..<at]), Array(cell[(at + join.count)...]))
            let start = left.lastIndex(of: 0x3A).map { Array(left[($0 + 1)...].drop { $0 == 0x20 }) } ?? left
            if let from = knowledge.dates.parse(start) ?? lastWords(left), let to = knowledge.dates.parse(right),
                let found = bounds(from, to)
            {
                return found
            }
        }
        return nil
    }

    /// The date at the end of a text: its last word, or its last three.
    private func lastWords(_ text: [UInt8]) -> DateParts? {
        let words = text.split(separator: 0x20)
        return [1, 3].lazy.compactMap { knowledge.dates.parse(Array(words.suffix($0).joined(separator: [0x20]))) }.first
    }

    private func bounds(_ from: DateParts, _ to: DateParts) -> (from: Day, to: Day)? {
        var found: (from: Day, to: Day)?
        for order in DateOrder.allCases {
            guard let first = from.day(order), let last = to.day(order), first <= last, last.ordinal - first.ordinal < 400 else { continue }
            found = (min(found?.from ?? first, first), max(found?.to ?? last, last))
        }
        return found
    }
}
