import TillRecords

/// A stretch of the past that a forecast stands on.
struct ForecastBase: Sendable, Hashable {
    let first: Day
    let last: Day
    /// What was spent, or what moved on the accounts, in minor units.
    let amount: Int64
    /// What of it belongs to recurring movements.
    let recurring: Int64
}

extension Record {
    static func forecast(_ of: String, _ household: String?, _ currency: Currency) -> Record {
        var record = Record(type: .forecast)
        if let household { record.set(.household, string: household) }
        record.set(.of, string: of)
        record.set(.currency, string: currency.code)
        return record
    }

    static func point(
        _ day: Day, _ amount: Int64, _ reach: PastErrors.Reach, _ currency: Currency
    ) -> Record {
        var part = Record.bare
        part.set(.date, day)
        part.set(.amount, minor: amount, currency)
        part.set(.low80, minor: amount.clampedAdding(reach.low80), currency)
        part.set(.high80, minor: amount.clampedAdding(reach.high80), currency)
        part.set(.low95, minor: amount.clampedAdding(reach.low95), currency)
        part.set(.high95, minor: amount.clampedAdding(reach.high95), currency)
        return part
    }

    mutating func set(_ base: [ForecastBase], _ currency: Currency) {
        guard !base.isEmpty else { return }
        set(
            .base,
            objects: base.map { one in
                var part = Record.bare
                part.set(.first, one.first)
                part.set(.last, one.last)
                part.set(.amount, minor: one.amount, currency)
                part.set(.recurring, minor: one.recurring, currency)
                return part
            })
    }

    mutating func set(_ accuracy: PastErrors.Accuracy?, _ currency: Currency) {
        guard let accuracy else { return }
        var part = Record.bare
        part.set(.origins, integer: accuracy.origins)
        part.set(.error, minor: accuracy.error, currency)
        if let mase = accuracy.mase { part.set(.mase, statistic: mase) }
        // A share of a few says nothing.
        if accuracy.tried >= 10 {
            part.set(.coverage80, statistic: Double(accuracy.held80) / Double(accuracy.tried))
            part.set(.coverage95, statistic: Double(accuracy.held95) / Double(accuracy.tried))
        }
        part.set(.tried, integer: accuracy.tried)
        set(.accuracy, object: part)
    }
}
