/// Numbers of accounts as ISO 13616 writes them.
public enum Iban {
    /// Whether the two check digits fit (ISO 7064, mod 97-10).
    ///
    /// - Parameter values: digits as 0 to 9, capital letters as ASCII has them; five at least.
    public static func isChecked(_ values: some Collection<UInt8>) -> Bool {
        var rest = 0
        for value in [values.dropFirst(4), values.prefix(4)].joined() {
            rest = value < 10 ? (rest * 10 + Int(value)) % 97 : (rest * 100 + Int(value) - 55) % 97
        }
        return rest == 1
    }
}
