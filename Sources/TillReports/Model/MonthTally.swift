import TillFigures
import TillRecords

/// The sums of one month, or of another time, in the home currency, and where they come from.
struct MonthTally: Sendable {
    /// What came in, positive.
    var incoming: Int64 = 0
    /// What went out, refunds taken off, positive; with what nobody knows the use of.
    var outgoing: Int64 = 0
    /// What was put aside, less what was taken back.
    var saved: Int64 = 0
    /// By category: what came in.
    var sources: [String: Int64] = [:]
    /// By category: what went out.
    var spending: [String: Int64] = [:]
    /// Indices of all transactions of that time, in the book's order.
    var all: [Int] = []
    /// Those that count in the sums above.
    var counted: [Int] = []

    var left: Int64 { incoming.clampedSubtracting(outgoing) }
    var isEmpty: Bool { all.isEmpty }

    /// What shares of categories are shares of: categories that more came back of than went out take nothing off.
    func whole(_ isIncoming: Bool) -> Int64 {
        (isIncoming ? sources : spending).values.reduce(Int64(0)) { $0.clampedAdding(max($1, 0)) }
    }

    mutating func add(_ transaction: ReportTransaction, at index: Int) {
        all.append(index)
        guard transaction.isCounted, let minor = transaction.minor else { return }
        switch transaction.flow {
        case .transfer: return
        case .saving:
            saved = saved.clampedSubtracting(minor)
            return
        case .income:
            incoming = incoming.clampedAdding(minor)
            for share in transaction.shares {
                sources[share.category, default: 0] = (sources[share.category] ?? 0).clampedAdding(share.minorUnits)
            }
        case .spending, .unknown:
            outgoing = outgoing.clampedSubtracting(minor)
            for share in transaction.shares {
                spending[share.category, default: 0] = (spending[share.category] ?? 0).clampedSubtracting(share.minorUnits)
            }
        }
        counted.append(index)
    }
}
