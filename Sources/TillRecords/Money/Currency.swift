/// An ISO 4217 currency: three letters and the number of digits of its minor unit (0, 2, 3 or 4).
public struct Currency: Sendable, Hashable {
    /// The three letters, first letter in the highest byte: comparable and hashable without a string.
    @usableFromInline let packed: UInt32
    /// Digits of the minor unit: JPY 0, EUR 2, KWD 3, CLF 4.
    public let exponent: UInt8

    /// The currency of an amount that names none: counted under `XXX`, never added to another.
    public static let unknown = Currency(packed: pack(0x58, 0x58, 0x58), exponent: 2)

    private init(packed: UInt32, exponent: UInt8) {
        self.packed = packed
        self.exponent = exponent
    }

    /// The currency of a three-letter code in capitals, or nil when ISO 4217 has none of that name.
    public init?(_ code: some StringProtocol) {
        let bytes = Array(code.utf8)
        guard let found = bytes.withUnsafeBytes({ Currency(bytes: $0) }) else { return nil }
        self = found
    }

    /// The currency of three ASCII capitals, or nil.
    public init?(bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 3 else { return nil }
        let packed = Currency.pack(bytes[0], bytes[1], bytes[2])
        guard let exponent = CurrencyTable.exponent(of: packed) else { return nil }
        self.init(packed: packed, exponent: exponent)
    }

    static func pack(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> UInt32 {
        UInt32(a) << 16 | UInt32(b) << 8 | UInt32(c)
    }

    /// The three letters.
    public var code: String {
        String(
            decoding: [UInt8(truncatingIfNeeded: packed >> 16), UInt8(truncatingIfNeeded: packed >> 8), UInt8(truncatingIfNeeded: packed)],
            as: UTF8.self)
    }

    public static func == (a: Currency, b: Currency) -> Bool { a.packed == b.packed }
    public func hash(into hasher: inout Hasher) { hasher.combine(packed) }
}

extension Currency: Comparable, CustomStringConvertible {
    public static func < (a: Currency, b: Currency) -> Bool { a.packed < b.packed }
    public var description: String { code }
}
