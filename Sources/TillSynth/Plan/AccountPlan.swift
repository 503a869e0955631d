/// One account of a generated household and how its bank writes exports.
public struct AccountPlan: Sendable {
    public enum Kind: String, Sendable {
        case checking
        case savings
        case card
    }

    /// Id in the household file.
    public var id: String
    public var kind: Kind
    public var currency: String
    /// The whole number as the bank writes it: IBAN, account number or masked card number.
    public var number: String
    /// Sort code, routing number or BLZ, where the country has one.
    public var branch: String = ""
    public var holder: String
    public var dialect: DialectName
    /// Patterns for exports that do not name the account.
    public var files: [String] = []
    /// Into how many overlapping files a year is exported.
    public var exports: Int = 3
    /// How it begins, in minor units.
    var start: Start

    enum Start: Sendable {
        case opening(Int64)
        /// The opening balance is whatever makes the lowest day of the period this much.
        case lowest(Int64)
    }

    public var last4: String {
        String(number.filter(\.isNumber).suffix(4))
    }
}
