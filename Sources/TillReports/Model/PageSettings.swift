import TillRecords

/// How pages are to be made.
public struct PageSettings: Sendable {
    /// Heading in place of the household's id.
    public var title: String?
    /// Account numbers as last four digits only.
    public var masking: Bool
    /// Months that have pages beside this one.
    public var siblings: Set<Month>
    /// What to call accounts, by the account field; others are called by their masked number or their id.
    public var accountNames: [String: String]
    /// Whom the pages are for and what these show; empty for pages of all there is.
    public var seen: String

    /// What the accounts are called that a member's rows are from and that it does not see.
    static let others = "Other accounts"

    public init(
        title: String? = nil, masking: Bool = true, siblings: Set<Month> = [], accountNames: [String: String] = [:], seen: String = ""
    ) {
        self.title = title
        self.masking = masking
        self.siblings = siblings
        self.accountNames = accountNames
        self.seen = seen
    }
}
