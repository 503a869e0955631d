import TillRecords

/// The sums of one month in the home currency, and where they come from.
struct MonthTally: Sendable {
    /// What came in, positive.
    var incoming: Int64 = 0
    /// What went out, refunds taken off, positive.
    var outgoing: Int64 = 0
    /// By category: what came in.
    var sources: [String: Int64] = [:]
    /// By category: what went out.
    var spending: [String: Int64] = [:]
    /// Indices of all transactions of the month, in the book's order.
    var all: [Int] = []
    /// Those that count in the sums above.
    var counted: [Int] = []

    var left: Int64 { incoming.clampedSubtracting(outgoing) }
    var isEmpty: Bool { all.isEmpty }

    mutating func add(_ transaction: ReportTransaction, at index: Int, in home: Currency) {
        all.append(index)
        guard transaction.isCounted, let minor = transaction.minor(in: home) else { return }
        switch transaction.flow {
        case .transfer: return
        case .incoming:
            incoming = incoming.clampedAdding(minor)
            for share in transaction.shares(in: home) {
                sources[share.category, default: 0] = (sources[share.category] ?? 0).clampedAdding(share.minor)
            }
        case .outgoing:
            outgoing = outgoing.clampedSubtracting(minor)
            for share in transaction.shares(in: home) {
                spending[share.category, default: 0] = (spending[share.category] ?? 0).clampedSubtracting(share.minor)
            }
        }
        counted.append(index)
    }
}
