import TillRecords

/// Weighs the dates of the passes: what stands beside each, in how many passes it is, and what its order can be.
struct DateChoice {
    /// A day that may be the receipt's.
    struct Candidate: Sendable {
        var date: PrintedDate
        var score: Double
        var time: String?
        var row: TextRow
    }

    private(set) var candidates: [Candidate] = []

    /// - Parameter known: words beside days.
    init(_ passages: [Passage], _ known: ReceiptWords) {
        var found: [Candidate] = []
        for passage in passages {
            var seen: [PrintedDate] = []
            for (index, line) in passage.rows.enumerated() {
                for date in line.dates {
                    let again = seen.contains { $0.dayFirst == date.dayFirst && $0.monthFirst == date.monthFirst }
                    seen.append(date)
                    var score = DateChoice.score(date, passage.rows[index], known)
                    if again { score *= 0.3 }
                    let at = found.firstIndex { $0.date.dayFirst == date.dayFirst && $0.date.monthFirst == date.monthFirst }
                    if let at {
                        found[at].score += score
                        if found[at].time == nil { found[at].time = PrintedTime.first(line.row.folded) }
                    } else {
                        found.append(Candidate(date: date, score: score, time: PrintedTime.first(line.row.folded), row: line.row))
                    }
                }
            }
        }
        candidates = found.enumerated().sorted { ($0.element.score, -$0.offset) > ($1.element.score, -$1.offset) }.map(\.element)
    }

    private static func score(_ date: PrintedDate, _ line: Passage.Line, _ known: ReceiptWords) -> Double {
        var score = 4.0
        if date.isMended { score -= 1.5 }
        if date.hasFullYear { score += 1.5 }
        if known.holds(.date, line.words) { score += 2 }
        if known.holds(.issued, line.words) { score += 3 }
        if PrintedTime.first(line.row.folded) != nil { score += 2 }
        if known.holds(.otherDate, line.words) { score -= 4 }
        // Receipts that are read are of our days; a year far off is mostly misread.
        if let year = date.candidates.first?.year, !YearWindow.receiptLikely.contains(year) { score -= 3 }
        return score
    }

    var best: Candidate? { candidates.first }

    /// The days whose order is written itself, with a full year.
    var plain: Set<Day> {
        Set(candidates.compactMap { $0.date.isPlain && $0.date.hasFullYear && !$0.date.isMended ? $0.date.dayFirst : nil })
    }

    /// The order of days that can only be one, where all of them agree.
    var order: DateOrder? {
        var orders: Set<DateOrder> = []
        for date in candidates.map(\.date) where !date.isPlain && !date.isMended && !date.isDotted {
            switch (date.dayFirst, date.monthFirst) {
            case (.some, nil): orders.insert(.dayFirst)
            case (nil, .some): orders.insert(.monthFirst)
            default: continue
            }
        }
        return orders.count == 1 ? orders.first : nil
    }
}
