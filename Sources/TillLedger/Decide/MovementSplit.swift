import TillRecords

/// How a person split a movement, where the parts still add up to it.
struct MovementSplit {
    let parts: [Decision.Part]

    /// Nil when nobody split it, or when its amount is no longer what was split.
    init?(_ movement: Movement) {
        guard let split = movement.decisions.last(where: { $0.action == .split }), !split.parts.isEmpty,
            MovementSplit.sum(split.parts) == movement.best.amount.scaled(to: Amount.mostExact)
        else { return nil }
        parts = split.parts
    }

    /// The decision that split it when it had another amount; nil while the parts add up.
    static func stale(_ movement: Movement) -> Decision? {
        guard let split = movement.decisions.last(where: { $0.action == .split }), MovementSplit(movement) == nil else { return nil }
        return split
    }

    private static func sum(_ parts: [Decision.Part]) -> Amount? {
        var units: Int64 = 0
        for part in parts {
            guard let scaled = part.amount.scaled(to: Amount.mostExact) else { return nil }
            let (sum, overflows) = units.addingReportingOverflow(scaled.units)
            if overflows { return nil }
            units = sum
        }
        return Amount(units: units, decimals: Amount.mostExact)
    }
}

extension Amount {
    /// Decimals in which amounts of every currency are whole.
    fileprivate static let mostExact: UInt8 = 4
}
