import TillRecords

/// What nothing links, and yet is one movement: of two equal legs never one alone is money of the household's own.
extension FlowRules {
    /// Days from the day that money leaves to the day that it arrives.
    private static let days = -1...5

    private struct Size: Hashable {
        var minor: UInt64
        var currency: Currency
    }

    /// Takes rows that are said to be money of the household's own, or to pay a card, together with what left or arrived on another of its
    /// accounts in the same amount, where nobody knows what else that was. Where two rows would do, neither is taken.
    ///
    /// - Parameter rows: with their flows, in order of day.
    func joinSides(_ rows: inout [LedgerTransaction]) {
        let said = rows.indices.filter { isOwn(rows[$0]) && mayBeSide(rows[$0]) }
        guard !said.isEmpty else { return }
        var sides: [Size: [Int]] = [:]
        for index in rows.indices where mayBeSide(rows[index]) && (isOwn(rows[index]) || isOpen(rows[index])) {
            sides[FlowRules.size(rows[index]), default: []].append(index)
        }
        var taken: Set<Int> = []
        for index in said where !taken.contains(index) {
            let others = (sides[FlowRules.size(rows[index])] ?? []).filter { !taken.contains($0) && isOther($0, of: index, rows) }
            guard let other = others.first, others.count == 1 else { continue }
            taken.formUnion([index, other])
            let (one, second) = (linked(rows[index], to: rows[other]), linked(rows[other], to: rows[index]))
            (rows[index].flow, rows[other].flow) = (one, second)
        }
    }

    private static func size(_ row: LedgerTransaction) -> Size {
        Size(minor: row.money.minorUnits.magnitude, currency: row.money.currency)
    }

    /// A bank's row of an account with documents that nothing links yet.
    private func mayBeSide(_ row: LedgerTransaction) -> Bool {
        row.linked == nil && row.isCounted && row.status == .posted && !row.account.isEmpty && row.kind != .refund
            && row.money.minorUnits != 0
    }

    /// What it was for says that it moved within the household.
    private func isOwn(_ row: LedgerTransaction) -> Bool { row.use == .own || row.use == .card }

    /// Nobody said and nothing tells what it was for.
    private func isOpen(_ row: LedgerTransaction) -> Bool { !row.isSaid && row.use == .plain && isUnknown(row) }

    private func isOther(_ other: Int, of index: Int, _ rows: [LedgerTransaction]) -> Bool {
        let (a, b) = (rows[index], rows[other])
        guard a.account != b.account, a.money.minorUnits.signum() == -b.money.minorUnits.signum() else { return false }
        let (out, into) = a.money.minorUnits < 0 ? (a, b) : (b, a)
        return FlowRules.days.contains(into.day.ordinal - out.day.ordinal)
    }
}
