import TillRecords

/// What rows of one series say of parts: how many are paid, and of how many.
struct Instalments: Sendable, Hashable {
    let number: Int
    let of: Int

    var remaining: Int { max(0, of - number) }

    /// Reads the parts of rows, by day. Nil unless at least two rows, and four of five, count up to one and the same whole.
    ///
    /// `01/15`, `02/15` that are the months and days of the rows are dates.
    init?(_ rows: [RecurringRow]) {
        let parts = rows.compactMap { row in row.part.map { (row, $0) } }
        guard parts.count >= 2, parts.count * 5 >= rows.count * 4, let last = parts.last?.1 else { return nil }
        let counts = zip(parts, parts.dropFirst()).allSatisfy { $0.1.of == $1.1.of && $0.1.number < $1.1.number }
        guard counts else { return nil }
        let isDated = parts.allSatisfy { row, part in
            !part.isNamed && part.number == row.day.month && Instalments.isNear(part.of, row.day.day)
        }
        guard !isDated else { return nil }
        (number, of) = (last.number, last.of)
    }

    private static func isNear(_ a: Int, _ b: Int) -> Bool {
        let apart = abs(a - b)
        return min(apart, 31 - apart) <= 6
    }
}
