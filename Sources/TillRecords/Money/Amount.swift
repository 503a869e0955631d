/// A decimal number as a document writes it: whole units of ten to the minus `decimals`.
///
/// What an amount is while its currency is unknown. `Amount(units: -12_50, decimals: 2)` is -12.50.
public struct Amount: Sendable, Hashable {
    /// The digits, signed.
    public let units: Int64
    /// Digits behind the decimal mark, 0 to 14.
    public let decimals: UInt8

    public static let mostDecimals: UInt8 = 14

    public init(units: Int64, decimals: UInt8) {
        self.units = units
        self.decimals = Swift.min(decimals, Amount.mostDecimals)
    }

    /// A sign, 18 digits and a point.
    private static let longestText = 20

    /// Reads `-?digits[.digits]`, the form amounts have in the stream. Nil for anything else, and for more than 18 digits.
    public init?(bytes: ByteView) {
        let count = bytes.count
        guard count > 0, count <= Amount.longestText else { return nil }
        let negative = bytes[0] == UInt8(ascii: "-")
        let start = negative ? 1 : 0
        var index = start
        var units: Int64 = 0
        var point = -1
        while index < count {
            let digit = bytes[index] &- 48
            if digit < 10 {
                units = units &* 10 &+ Int64(digit)
            } else if bytes[index] == UInt8(ascii: "."), point < 0, index > start {
                point = index
            } else {
                return nil
            }
            index &+= 1
        }
        let digits = count &- start &- (point < 0 ? 0 : 1)
        let decimals = point < 0 ? 0 : count &- point &- 1
        guard digits > 0, digits <= 18, point < 0 || decimals > 0, decimals <= Int(Amount.mostDecimals) else { return nil }
        self.init(units: negative ? -units : units, decimals: UInt8(truncatingIfNeeded: decimals))
    }

    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard let read = bytes.withBytes({ Amount(bytes: $0) }) else { return nil }
        self = read
    }

    /// The same value with exactly `digits` decimals, or nil when digits would be lost or the number would not fit.
    public func scaled(to digits: UInt8) -> Amount? {
        guard digits <= Amount.mostDecimals else { return nil }
        if digits == decimals { return self }
        if digits > decimals {
            let (units, overflow) = units.multipliedReportingOverflow(by: Amount.powers[Int(digits - decimals)])
            return overflow ? nil : Amount(units: units, decimals: digits)
        }
        let power = Amount.powers[Int(decimals - digits)]
        guard units % power == 0 else { return nil }
        return Amount(units: units / power, decimals: digits)
    }

    public var negated: Amount? {
        units == .min ? nil : Amount(units: -units, decimals: decimals)
    }

    public var isNegative: Bool { units < 0 }
    public var isZero: Bool { units == 0 }

    /// Ten to the power of the index, 0…18.
    public static let powers: [Int64] = [
        1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000,
        1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000, 10_000_000_000_000_000,
        100_000_000_000_000_000, 1_000_000_000_000_000_000,
    ]
}

extension Amount: CustomStringConvertible {
    /// `-1250.50`: a point as decimal mark, no grouping.
    public var description: String {
        let buffer = ByteBuffer(capacity: 24)
        buffer.append(self)
        return buffer.text
    }
}
