import TillRecords

/// Money of overspent lines is taken from lines that can spare it.
///
/// Who receives: lines that are overspent, the most important (lowest priority number) first. Who gives: lines with something to
/// spare, the least important first; lines of one priority share what is asked in proportion to what they can spare, to the minor
/// unit. What one line gets the others give, so the sum of what may be spent stays what it was; nobody goes below its floor.
struct Redistribution {
    /// One move of money between two lines.
    struct Move: Sendable, Hashable {
        let from: String
        let to: String
        /// Minor units; positive.
        let amount: Int64
        /// It is larger than what the household lets pass without a yes, so it was not made.
        let waits: Bool
    }

    /// Above this a move waits; nil: none waits.
    let approveAbove: Int64?

    /// Makes the moves, and tells them in the order in which they were made.
    func run(_ lines: inout [BudgetLine]) -> [Move] {
        let order = lines.indices.sorted { (lines[$0].priority, lines[$0].name) < (lines[$1].priority, lines[$1].name) }
        // What a line may give is settled before anyone receives, so that nobody passes on what it was just given.
        var spare = lines.map(\.spare)
        var moves: [Move] = []
        for receiver in order where lines[receiver].deficit > 0 {
            var need = lines[receiver].deficit
            for priority in Set(lines.map(\.priority)).sorted(by: >) where need > 0 {
                let donors = order.filter { lines[$0].priority == priority && $0 != receiver && spare[$0] > 0 }
                let most = donors.reduce(Int64(0)) { $0.clampedAdding(spare[$1]) }
                let parts = Apportionment.shares(of: min(need, most), by: donors.map { spare[$0] })
                for (donor, amount) in zip(donors, parts) where amount > 0 {
                    let waits = approveAbove.map { amount > $0 } ?? false
                    moves.append(Move(from: lines[donor].name, to: lines[receiver].name, amount: amount, waits: waits))
                    spare[donor] -= amount
                    need -= amount
                    guard !waits else { continue }
                    lines[donor].moved = lines[donor].moved.clampedSubtracting(amount)
                    lines[receiver].moved = lines[receiver].moved.clampedAdding(amount)
                }
            }
        }
        return moves
    }
}
