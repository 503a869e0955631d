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
        guard let found = bytes.withBytes({ Currency(bytes: $0) }) else { return nil }
        self = found
    }

    /// The currency of three ASCII capitals, or nil.
    public init?(bytes: ByteView) {
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

/// The currencies of ISO 4217 (list one, amendment 176), by the digits of their minor units.
enum CurrencyTable {
    /// Digits of the minor unit of a packed code, or nil when the code is not in the standard.
    static func exponent(of packed: UInt32) -> UInt8? {
        exponents[packed]
    }

    /// All codes, sorted.
    static var codes: [String] {
        (none + two + three + four).split(separator: " ").map(String.init).sorted()
    }

    private static let none =
        "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF "
    private static let two =
        "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW "
        + "CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR "
        + "IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN "
        + "NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB "
        + "TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG "
        + historic
    /// Withdrawn codes that old exports still carry.
    private static let historic = "ATS BEF CUC CYP DEM EEK ESP FIM FRF GRD HRK IEP ITL LTL LUF LVL MTL NLG PTE SIT SKK SLL TRL ZWL "
    private static let three = "BHD IQD JOD KWD LYD OMR TND "
    private static let four = "CLF UYW "

    private static let exponents: [UInt32: UInt8] = {
        var table: [UInt32: UInt8] = [:]
        for (list, digits) in [(none, 0), (two, 2), (three, 3), (four, 4)] as [(String, UInt8)] {
            for code in list.split(separator: " ") {
                let letters = Array(code.utf8)
                table[Currency.pack(letters[0], letters[1], letters[2])] = digits
            }
        }
        return table
    }()
}
