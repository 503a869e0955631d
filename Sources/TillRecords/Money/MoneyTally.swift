/// Sums of amounts by currency that cannot overflow in practice: 128 bits at fourteen decimals.
public struct MoneyTally: Sendable, Equatable {
    private var sums: [Currency: Int128] = [:]
    private var last: Currency?
    private var running: Int128 = 0

    public init() {}

    /// Adds an amount; one without a currency counts under `XXX`.
    @inline(__always)
    public mutating func add(_ amount: Amount, _ currency: Currency?) {
        let currency = currency ?? .unknown
        if currency != last {
            settle()
            last = currency
        }
        running &+= Int128(amount.units) &* Int128(Amount.powers[Int(Amount.mostDecimals - amount.decimals)])
    }

    public mutating func merge(_ other: MoneyTally) {
        settle()
        for (currency, sum) in other.settled().sums { sums[currency, default: 0] &+= sum }
    }

    /// The sums as decimal strings with at least the currency's digits, by code, sorted.
    public var totals: [(currency: Currency, total: String)] {
        settled().sums.sorted { $0.key < $1.key }.map { ($0.key, MoneyTally.text($0.value, digits: Int($0.key.exponent))) }
    }

    private mutating func settle() {
        guard let last else { return }
        sums[last, default: 0] &+= running
        running = 0
        self.last = nil
    }

    private func settled() -> MoneyTally {
        var copy = self
        copy.settle()
        return copy
    }

    public static func == (a: MoneyTally, b: MoneyTally) -> Bool { a.settled().sums == b.settled().sums }

    private static func text(_ sum: Int128, digits: Int) -> String {
        let scale = Int128(Amount.powers[Int(Amount.mostDecimals)])
        let magnitude = sum.magnitude
        let whole = magnitude / scale.magnitude
        var fraction = String(magnitude % scale.magnitude)
        fraction = String(repeating: "0", count: Int(Amount.mostDecimals) - fraction.count) + fraction
        while fraction.count > digits, fraction.hasSuffix("0") { fraction.removeLast() }
        let sign = sum < 0 ? "-" : ""
        return fraction.isEmpty ? "\(sign)\(whole)" : "\(sign)\(whole).\(fraction)"
    }
}
