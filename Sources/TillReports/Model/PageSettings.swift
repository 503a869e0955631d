import TillHousehold
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
    /// Where a household stands among others, as far as it was told before its pages are made.
    var peers: (card: PeersCard, book: PeersBook)?
    /// The address, from a household's folder, of the folder with the page of groups and the pages among others; empty for none.
    var across = ""
    /// The address, from a household's folder, of the page of all households; empty for none.
    var front = ""
    /// Reports of the household's own, which its page leads to.
    var reports: [Report] = []
    /// The address of the household's page, from a page that is of no month; empty for none.
    var index = ""
    /// What a page's heading says in place of its time; empty for that.
    var name = ""
    /// What a page of a time says of what it leaves out.
    var notes: [String] = []
    /// Whether a page is of some of the household's rows alone.
    var isFiltered = false
    /// The anchors of sections that a page of a time has, in that order; nil for all that apply.
    var sections: [String]?
    /// Merchants whose rows other pages lead to, as addresses on a month's page.
    var linked: Set<String> = []

    /// Merchants and categories with pages of their own.
    var subjects = Subjects()

    /// A report as a page leads to it.
    struct Report: Sendable {
        let title: String
        /// The time it is of.
        let time: String
        /// PDF and the like.
        let kind: String
        /// From the household's folder.
        let address: String
    }

    /// What the accounts are called that a member's rows are from and that it does not see.
    static var others: String { say(.otherAccounts) }

    /// What an account is called, by the account field.
    func name(of account: String) -> String {
        AccountName.said(accountNames[account] ?? Plain.account(account, masking: masking))
    }

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
