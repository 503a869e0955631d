import TillRecords

/// What a spreadsheet of the household's has to know of how its language writes numbers.
extension NumberForm {
    /// What stands between the cells of a line: a comma is not to be had where it is the decimal mark.
    public var listSeparator: String { statedSeparator ?? (decimalMark == "," ? ";" : ",") }

    /// An amount without grouping, symbol and typographic signs, as a spreadsheet of the country takes it for a number: `-1234,50`.
    public func cell(_ plain: String) -> String { decimalMark == "." ? plain : plain.replacing(".", with: decimalMark) }

    /// The number format of Open XML for a currency: sign and place of the symbol are the household's, the marks those of whoever opens it.
    public func spreadsheetForm(_ currency: Currency) -> String {
        let digits = "#,##0" + (currency.exponent > 0 ? "." + String(repeating: "0", count: Int(currency.exponent)) : "")
        let symbol = symbols[currency.code] ?? (currency == .unknown ? "" : currency.code)
        guard !symbol.isEmpty else { return digits }
        // In quotes a symbol is never one of the format's own letters.
        let quoted = "\"" + symbol.replacing("\"", with: "") + "\""
        let leads = moneyForm.parts.first == .gap(.symbol)
        let isApart = moneyForm.parts.count > 2 || symbol.last?.isLetter ?? false
        return leads ? quoted + (isApart ? "\\ " : "") + digits : digits + "\\ " + quoted
    }
}
