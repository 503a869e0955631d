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

    /// The member with this id; nil when there is none.
    public func member(_ id: String) -> Member? { members.first { $0.id == id } }

    /// The expense above which a member needs approval: what is said of the member itself, else of its role; nil without a limit.
    public func approvalAbove(_ member: String) -> Amount? {
        if let own = limits[member] { return own.approvalAbove }
        return members.first { $0.id == member }.flatMap { limits[$0.role]?.approvalAbove }
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

/// What a household plans to spend: the `budget` of its file.
public struct BudgetPlan: Sendable, Equatable {
    /// How the plan is kept.
    public enum Method: String, Sendable, CaseIterable {
        /// A limit for each category named.
        case limits
        /// Needs, wants, and what is saved, as shares of the income.
        case shares = "50/30/20"
        /// Money that came in is put into envelopes; spending takes it out of them.
        case envelope
    }

    /// What becomes of the rest of a limit at the end of a period.
    public enum Carry: String, Sendable, CaseIterable {
        case none
        /// What is left is added to the next period.
        case surplus
        /// What is left is added, what was overspent is taken off.
        case both
    }

    /// One category's line.
    public struct Line: Sendable, Equatable {
        /// A category (`food.groceries`) or a group of them (`food`).
        public var category: String
        /// What may be spent in a month, in units of the home currency; positive.
        public var limit: Amount
        public var carry: Carry
        /// Who gives first when another line is overspent: 1 gives last. 5 when not said.
        public var priority: Int
        /// What redistribution never takes.
        public var floor: Amount?
    }

    public var method: Method
    /// What comes in in a month, when the household says; else it is read from the past.
    public var income: Amount?
    public var lines: [Line]
    /// A move of more than this waits for a person's yes.
    public var approveAbove: Amount?
    /// The day of the month a period begins on, 1 to 28; 1 is the calendar month.
    public var startsOn: Int
}

/// Reading what a household declares and plans: `fixed`, `income` and `budget`.
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

    static func budget(_ node: Node, _ reading: YamlReading) throws(Fault) -> BudgetPlan {
        let map = try reading.map(node, "budget")
        try reading.known(map, ["method", "income", "categories", "approve-above", "starts-on"])
        var lines: [BudgetPlan.Line] = []
        for entry in try reading.list(map["categories"], "categories") {
            let line = try budgetLine(entry, reading)
            if lines.contains(where: { $0.category == line.category }) {
                throw reading.fault(entry, "the category \(line.category) has two lines.", "Keep one of them.")
            }
            lines.append(line)
        }
        let methods = BudgetPlan.Method.allCases.map(\.rawValue)
        let method = try reading.choice(map["method"], "method", methods).flatMap(BudgetPlan.Method.init(rawValue:)) ?? .limits
        if lines.isEmpty, method != .shares {
            throw reading.fault(node, "the budget has no categories.", "List categories with their limits, or use method: 50/30/20.")
        }
        return BudgetPlan(
            method: method, income: try reading.size(map["income"], "income"), lines: lines,
            approveAbove: try reading.size(map["approve-above"], "approve-above"),
            startsOn: try reading.integer(map["starts-on"], "starts-on", 1...28) ?? 1)
    }

    private static func budgetLine(_ node: Node, _ reading: YamlReading) throws(Fault) -> BudgetPlan.Line {
        let map = try reading.map(node, "a line of the budget")
        try reading.known(map, ["category", "limit", "carry", "priority", "floor"])
        guard let category = try reading.text(map["category"], "category") else {
            throw reading.fault(node, "a line of the budget names no category.", "Give it a category such as food.groceries.")
        }
        guard let limit = try reading.size(map["limit"], "limit") else {
            throw reading.fault(node, "a line of the budget has no limit.", "Give it a limit such as 400.00.")
        }
        let names = BudgetPlan.Carry.allCases.map(\.rawValue)
        let floor = try reading.size(map["floor"], "floor")
        if let floor, let low = floor.scaled(to: 4), let high = limit.scaled(to: 4),
            low.units > high.units
        {
            throw reading.fault(map["floor"] ?? node, "the floor is above the limit.", "Lower the floor or raise the limit.")
        }
        return BudgetPlan.Line(
            category: category, limit: limit,
            carry: try reading.choice(map["carry"], "carry", names).flatMap(BudgetPlan.Carry.init(rawValue:)) ?? .none,
            priority: try reading.integer(map["priority"], "priority", 1...9) ?? 5, floor: floor)
    }
}
