import TillRecords

/// How the days of two records agree.
enum LagEvidence: Equatable {
    /// Days from the receipt or message to the row.
    case days(Int)
    /// One digit of the receipt's date differs from the row's day, two of them changed places, or its year is another.
    case misread
    /// Within a month, as another digit of the day makes it.
    case month
    case far
    case unknown

    /// Days that are looked at for candidates: from this much before to this much after.
    static let window = -3...8

    /// Days either way that a wrong day of the month is off by at most.
    static let farthest = 31

    /// The closest reading of the days of two records.
    static func compare(_ said: LinkFacts, _ row: LinkFacts) -> LagEvidence {
        guard !said.days.isEmpty, !row.days.isEmpty else { return .unknown }
        var best: Int?
        let plausible = said.evidence.kind == .receipt ? -1...7 : window
        for day in said.days {
            for other in row.days where plausible.contains(other - day) {
                if best.map({ abs(other - day) < abs($0) }) ?? true { best = other - day }
            }
        }
        if let best { return .days(best) }
        guard said.evidence.kind == .receipt, let mine = said.days.first else { return .far }
        // The row may be booked a few days after the purchase.
        for day in row.days { for lag in 0...3 where isMisread(mine, day - lag) { return .misread } }
        return row.days.contains { abs($0 - mine) <= LagEvidence.farthest } ? .month : .far
    }

    private static func isMisread(_ a: Int, _ b: Int) -> Bool {
        guard let first = Day(ordinal: a), let second = Day(ordinal: b) else { return false }
        func number(_ day: Day) -> Int { day.year * 10_000 + day.month * 100 + day.day }
        var (x, y) = (number(first), number(second))
        // A till whose clock was never set prints the right day of a wrong year.
        if x % 10_000 == y % 10_000 { return x != y }
        var different: [(Int, Int)] = []
        while x > 0 || y > 0 {
            if x % 10 != y % 10 { different.append((x % 10, y % 10)) }
            (x, y) = (x / 10, y / 10)
        }
        return different.count == 1 || different.count == 2 && different[0] == (different[1].1, different[1].0)
    }

    /// In plain words; nil when there is nothing to say.
    var words: String? {
        switch self {
        case .days(0): "on the same day"
        case .days(let days): days > 0 ? "\(days) \(days == 1 ? "day" : "days") later" : "\(-days) \(days == -1 ? "day" : "days") before"
        case .misread: "on a day that differs in one digit or in its year"
        case .month, .far: "on another day"
        case .unknown: nil
        }
    }
}
