import TillRecords

/// Invented exchange rates, one a month and pair, wandering around a plausible level.
public struct RateTable: Sendable {
    /// One line of the rate file: one unit of `currency` is worth `millionths` of a unit of `home`.
    public struct Rate: Sendable {
        public var day: Day
        public var currency: String
        public var home: String
        public var millionths: Int64
    }

    public let rates: [Rate]

    private static let levels: [(currency: String, home: String, millionths: Int64)] = [
        ("CHF", "EUR", 1_062_000), ("DKK", "EUR", 134_050), ("GBP", "EUR", 1_178_000), ("USD", "EUR", 921_000),
        ("EUR", "USD", 1_086_000), ("CAD", "USD", 716_000), ("JPY", "USD", 6_620), ("MXN", "USD", 52_400),
        ("EUR", "GBP", 848_500), ("USD", "GBP", 781_000),
    ]

    /// One rate a pair on the first of each month, from the month before `first` on.
    init(chance: Chance, first: Month, months: Int) {
        var rates: [Rate] = []
        for level in RateTable.levels {
            var chance = chance.fork("rates.\(level.currency).\(level.home)")
            var value = level.millionths
            for month in -1..<max(1, months) {
                let swing = level.currency == "DKK" ? level.millionths / 4000 : level.millionths / 60
                value += chance.within(-swing...swing)
                value = max(level.millionths * 9 / 10, min(level.millionths * 11 / 10, value))
                rates.append(Rate(day: first.advanced(by: month).first, currency: level.currency, home: level.home, millionths: value))
            }
        }
        self.rates = rates.sorted { ($0.day, $0.currency, $0.home) < ($1.day, $1.currency, $1.home) }
    }

    /// `amount` minor units of `currency` in minor units of `home` on `day`, rounded half up; nil for an unknown pair.
    func convert(_ amount: Int64, _ currency: String, to home: String, on day: Day) -> Int64? {
        guard let rate = rates.last(where: { $0.currency == currency && $0.home == home && $0.day <= day }) else { return nil }
        let digits = Digits.exponent(home) - Digits.exponent(currency)
        let scaled = amount * rate.millionths * (digits > 0 ? Digits.power(digits) : 1)
        let divisor: Int64 = 1_000_000 * (digits < 0 ? Digits.power(-digits) : 1)
        let half = scaled < 0 ? -divisor / 2 : divisor / 2
        return (scaled + half) / divisor
    }
}
