import TillRecords
import TillStages

/// What a household says of itself: `households/<id>.yaml`.
public struct HouseholdFile: Sendable, Equatable {
    public var id: String
    public var currency: Currency?
    /// ISO 3166 code: DE, US.
    public var country: String?
    public var languages: [String] = []
    public var members: [Member] = []
    public var accounts: [Account] = []
    /// Recurring payments and income that the household declares, payments first.
    public var fixed: [FixedMovement] = []
    public var budget: BudgetPlan?
    /// By role or by member id.
    public var limits: [String: Limit] = [:]

    /// What members of a role, or one member, may do alone.
    public struct Limit: Sendable, Equatable {
        /// An expense above this, in the household's currency, waits for an owner or adult to approve it.
        public var approvalAbove: Amount?
    }

    public struct Member: Sendable, Equatable {
        public var id: String
        /// owner, adult, member, child, reader
        public var role: String
        /// As they appear in chats and on receipts.
        public var names: [String]
    }

    public struct Account: Sendable, Equatable {
        public var id: String
        /// bank, checking, savings, card, cash, loan, investment …
        public var kind: String
        public var last4: String?
        public var number: String?
        public var currency: Currency?
        /// Patterns (`*`, `?`) of file names of exports that name no account.
        public var files: [String]
        /// The member whose account it is, where it is one person's.
        public var member: String?
        /// Members beside it who see the account, whatever their role; `all` for every member.
        public var shared: [String] = []

        /// Whether a member whose role sees only its own sees this account.
        public func isSeen(by id: String) -> Bool { member == id || shared.contains(id) || shared.contains(Account.everybody) }

        /// The word of `shared` that stands for every member.
        public static let everybody = "all"
    }

    public static let kinds = ["bank", "checking", "savings", "card", "cash", "loan", "investment", "wallet", "other"]
    public static let roles = ["owner", "adult", "member", "child", "reader"]

    public init(id: String) { self.id = id }

    /// Roles that may approve what a limit holds back.
    public static let approvers = ["owner", "adult"]

    /// The member with this id; nil when there is none.
    public func member(_ id: String) -> Member? { members.first { $0.id == id } }

    /// Whether a member may approve what a limit holds back.
    public func mayApprove(_ member: String) -> Bool {
        members.contains { $0.id == member && HouseholdFile.approvers.contains($0.role) }
    }

    /// The expense above which a member needs approval: what is said of the member itself, else of its role; nil without a limit.
    public func approvalAbove(_ member: String) -> Amount? {
        if let own = limits[member] { return own.approvalAbove }
        return members.first { $0.id == member }.flatMap { limits[$0.role]?.approvalAbove }
    }

    /// The account whose number this is, or whose last four digits a masked number ends in; nil when none or several fit.
    public func account(numbered number: String) -> Account? {
        let wanted = HouseholdFile.significant(number)
        guard !wanted.isEmpty else { return nil }
        if let exact = accounts.first(where: { $0.id == number || $0.number.map(HouseholdFile.significant) == wanted }) { return exact }
        let four = wanted.suffix(4)
        guard four.count == 4 else { return nil }
        let fits = accounts.filter { $0.last4 == String(four) && ($0.number == nil || HouseholdFile.isMasked(number)) }
        return fits.count == 1 ? fits[0] : nil
    }

    /// The account that a file name's pattern names; nil when none or several do.
    public func account(forFile name: String) -> Account? {
        let fits = accounts.filter { $0.files.contains { HouseholdFile.matches(name, pattern: $0) } }
        return fits.count == 1 ? fits[0] : nil
    }

    private static func significant(_ number: String) -> String {
        String(number.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) && $0 != "X" })
    }

    private static func isMasked(_ number: String) -> Bool {
        number.contains("*") || number.uppercased().contains("XX") || number.contains("•") || number.count <= 4
    }

    /// Shell patterns of `*` and `?`, without regard to case, in linear time.
    public static func matches(_ name: String, pattern: String) -> Bool {
        let text = Array(name.lowercased().utf8)
        let wanted = Array(pattern.lowercased().utf8)
        var at = 0
        var want = 0
        var star = -1
        var resume = 0
        while at < text.count {
            if want < wanted.count, wanted[want] == UInt8(ascii: "?") || wanted[want] == text[at] {
                at += 1
                want += 1
            } else if want < wanted.count, wanted[want] == UInt8(ascii: "*") {
                star = want
                resume = at
                want += 1
            } else if star >= 0 {
                want = star + 1
                resume += 1
                at = resume
            } else {
                return false
            }
        }
        while want < wanted.count, wanted[want] == UInt8(ascii: "*") { want += 1 }
        return want == wanted.count
    }
}
