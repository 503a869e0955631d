/// An amount of a known currency: a checked count of minor units.
public struct Money: Sendable, Hashable {
    public let minorUnits: Int64
    public let currency: Currency

    /// What stops arithmetic on money. None of these is reachable without data that says so.
    public enum ArithmeticError: Error, Equatable {
        case overflow
        case currencies(Currency, Currency)
    }

    public init(minorUnits: Int64, currency: Currency) {
        self.minorUnits = minorUnits
        self.currency = currency
    }

    /// An amount as money, or nil when it has more decimals than the currency and they are not zeros, or does not fit.
    public init?(_ amount: Amount, _ currency: Currency) {
        guard let scaled = amount.scaled(to: currency.exponent) else { return nil }
        self.init(minorUnits: scaled.units, currency: currency)
    }

    public var amount: Amount { Amount(units: minorUnits, decimals: currency.exponent) }

    /// The sum. Throws `ArithmeticError.overflow`, or `.currencies` when the two differ.
    public func adding(_ other: Money) throws(ArithmeticError) -> Money {
        guard currency == other.currency else { throw .currencies(currency, other.currency) }
        let (sum, overflow) = minorUnits.addingReportingOverflow(other.minorUnits)
        guard !overflow else { throw .overflow }
        return Money(minorUnits: sum, currency: currency)
    }

    /// The opposite amount. Throws `ArithmeticError.overflow` for the one number that has none.
    public func negated() throws(ArithmeticError) -> Money {
        guard minorUnits != .min else { throw .overflow }
        return Money(minorUnits: -minorUnits, currency: currency)
    }

    /// This money in another currency at a rate (units of `other` for one unit of this currency), rounded half to even.
    ///
    /// Returns nil when the result does not fit.
    public func converted(to other: Currency, rate: Amount) -> Money? {
        let product = Int128(minorUnits) * Int128(rate.units)
        // minor units of this -> minor units of other: 10^(other.exponent - exponent - rate.decimals)
        let shift = Int(other.exponent) - Int(currency.exponent) - Int(rate.decimals)
        let value: Int128
        if shift >= 0 {
            let (scaled, overflow) = product.multipliedReportingOverflow(by: Int128(Amount.powers[shift]))
            guard !overflow else { return nil }
            value = scaled
        } else {
            value = Money.roundedHalfEven(product, by: Int128(Amount.powers[-shift]))
        }
        guard let units = Int64(exactly: value) else { return nil }
        return Money(minorUnits: units, currency: other)
    }

    private static func roundedHalfEven(_ value: Int128, by divisor: Int128) -> Int128 {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        let twice = (remainder < 0 ? -remainder : remainder) * 2
        guard twice > divisor || (twice == divisor && quotient % 2 != 0) else { return quotient }
        return value < 0 ? quotient - 1 : quotient + 1
    }
}

extension Money: CustomStringConvertible {
    /// `-1250.50 EUR`
    public var description: String { "\(amount) \(currency)" }
}
