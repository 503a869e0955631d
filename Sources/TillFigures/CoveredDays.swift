import TillRecords

/// The days of which documents of the household's spending accounts tell: what was bought then by card or from an account has a row.
struct CoveredDays {
    /// Documents of one account with at most this many days between them tell of those days too: a fortnight without a booking.
    static let quiet = 14

    private var stretches: [(first: Int, last: Int)] = []

    /// - Parameter spans: days of one account that one document tells of, in any order.
    init(_ spans: [String: [(first: Int, last: Int)]]) {
        for account in spans.keys.sorted() {
            var joined: [(first: Int, last: Int)] = []
            for span in (spans[account] ?? []).sorted(by: { ($0.first, $0.last) < ($1.first, $1.last) }) {
                if let before = joined.last, span.first - before.last - 1 <= CoveredDays.quiet {
                    joined[joined.count - 1].last = max(before.last, span.last)
                } else {
                    joined.append(span)
                }
            }
            stretches += joined
        }
    }

    func contains(_ day: Day) -> Bool {
        let ordinal = day.ordinal
        return stretches.contains { $0.first <= ordinal && ordinal <= $0.last }
    }
}
