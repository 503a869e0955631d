import TillRecords
import TillStages
import Yams

/// What a household says of itself: `households/<id>.yaml`.
public struct HouseholdFile: Sendable, Equatable {
    public var id: String
    public var currency: Currency?
    /// ISO 3166 code: DE, US.
    public var country: String?
    public var languages: [String] = []
    /// The day that its weeks begin on, 0 for Monday to 6 for Sunday; nil for what is usual in its country.
    public var weekStarts: Int?
    public var members: [Member] = []
    public var accounts: [Account] = []
    /// Recurring payments and income that the household declares, payments first.
    public var fixed: [FixedMovement] = []
    public var budget: BudgetPlan?
    /// By role or by member id.
    public var limits: [String: Limit] = [:]
    /// Costs of which a part comes back.
    public var shared: [SharedCost] = []
    /// What it saves for, in the file's order.
    public var goals: [Goal] = []
    /// What it owes by contract, in the file's order.
    public var loans: [Loan] = []
    /// Habits that it wants to keep, in the file's order.
    public var challenges: [Challenge] = []

    /// A standing rule: part of what is paid to somebody comes back from somebody else.
    public struct SharedCost: Sendable, Equatable {
        /// Whom the household pays: words of the payee's name or the bank's text, all of one phrase.
        public var cost: [String]
        /// Who gives back, by words in the same way.
        public var from: [String]
        /// How much of it, above 0 and at most 1; any part where it is not said.
        public var share: Amount?
    }

    /// What members of a role, or one member, may do alone.
    public struct Limit: Sendable, Equatable {
        /// An expense above this, in the household's currency, waits for an owner or adult to approve it.
        public var approvalAbove: Amount?
        /// The same for a category (`leisure.games`) or a group of them (`leisure`): what is said of it goes before the rest.
        public var categories: [String: Amount] = [:]
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
    /// Those of them on which money is put aside.
    public static let stores = ["savings", "investment"]
    public static let roles = ["owner", "adult", "member", "child", "reader"]

    public init(id: String) { self.id = id }

    /// The member with this id; nil when there is none.
    public func member(_ id: String) -> Member? { members.first { $0.id == id } }

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

/// Reading what a household declares: `fixed` and `income`.
extension HouseholdFile {
    private static let fixedNames = ["name", "amount", "currency", "every", "day", "match", "category", "account", "until"]

    static func fixed(_ node: Node, _ reading: YamlReading, incoming: Bool) throws(Fault) -> FixedMovement {
        let what = incoming ? "an entry of income" : "an entry of fixed"
        let map = try reading.map(node, what)
        try reading.known(map, fixedNames)
        guard let name = try reading.text(map["name"], "name") else {
            throw reading.fault(node, "\(what) has no name.", "Give it a name such as rent.")
        }
        let amount = try reading.amount(map["amount"], "amount")
        if let amount, incoming ? amount.isNegative : !amount.isNegative {
            throw reading.fault(
                map["amount"] ?? node, incoming ? "an income is not negative." : "what is paid is negative.",
                incoming ? "Write it without the minus." : "Write -950.00, or list it under income.")
        }
        return FixedMovement(
            name: name, amount: amount, currency: try reading.currency(map["currency"]),
            period: try reading.choice(map["every"], "every", FixedMovement.periods) ?? "monthly",
            day: try reading.integer(map["day"], "day", 1...31), match: try reading.texts(map["match"], "match"),
            category: try reading.text(map["category"], "category"), account: try reading.text(map["account"], "account"),
            until: try reading.day(map["until"], "until"), isIncome: incoming)
    }
}
