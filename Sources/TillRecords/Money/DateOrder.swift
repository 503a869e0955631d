/// Which part of a numeric date is which.
public enum DateOrder: String, Sendable, CaseIterable {
    case dayFirst = "DMY"
    case monthFirst = "MDY"
    case yearFirst = "YMD"

    /// Reads `DMY`, `MDY`, `YMD` in any case; nil for all else.
    public init?(_ text: some StringProtocol) {
        self.init(rawValue: text.uppercased())
    }
}
