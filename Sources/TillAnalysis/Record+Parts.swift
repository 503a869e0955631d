import TillRecords

extension Record {
    /// Sets a field to an amount in the currency's minor units.
    mutating func set(_ key: Key, minor units: Int64, _ currency: Currency) {
        set(key, Money(minorUnits: units, currency: currency).amount)
    }

    /// Sets a field to a statistic, rounded to three decimals; never money.
    mutating func set(_ key: Key, statistic value: Double) {
        guard value.isFinite, abs(value) < 1e9 else { return }
        let thousandths = Int64((abs(value) * 1000).rounded())
        let sign = value < 0 && thousandths != 0 ? "-" : ""
        let digits = String(thousandths % 1000)
        let fraction = String(repeating: "0", count: 3 - digits.count) + digits
        set(key, raw: Array("\(sign)\(thousandths / 1000).\(fraction)".utf8))
    }
}
