/// A number of things in words.
public enum CountText {
    /// `1 row`, `2 rows`
    ///
    /// - Parameter noun: of one; its plural has an `s` behind it.
    public static func of(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
