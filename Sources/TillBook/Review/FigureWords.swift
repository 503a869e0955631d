import TillRecords

/// Sums in words.
enum FigureWords {
    /// `-12.50 EUR`
    static func money(_ minorUnits: Int64, _ currency: Currency) -> String {
        "\(Amount(units: minorUnits, decimals: currency.exponent)) \(currency.code)"
    }
}
