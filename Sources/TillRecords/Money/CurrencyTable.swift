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
