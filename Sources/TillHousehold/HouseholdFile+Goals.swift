import TillRecords
import TillStages
import Yams

extension HouseholdFile {
    /// Something a household saves for: an entry of `goals`.
    public struct Goal: Sendable, Equatable {
        /// How much it needs.
        public enum Target: Sendable, Equatable {
            /// In the household's currency.
            case amount(Amount)
            /// So many months of what the household spends.
            case months(Int)
        }

        /// What one member brings of it.
        public struct Share: Sendable, Equatable {
            public var member: String
            /// Above 0; those of a goal add up to 1.
            public var part: Amount
        }

        /// As the household calls it: `trip to Lisbon`.
        public var name: String
        public var target: Target
        /// The day it is wanted by.
        public var until: Day?
        /// 1 is served first where several goals share an account; 5 when not said.
        public var priority: Int
        /// Ids of the accounts whose balances it is made of.
        public var accounts: [String]
        /// The tag of the transactions it is made of, where no account is.
        public var tag: String?
        /// What was there before the first of those transactions; of accounts, what of their balances is for no goal.
        public var start: Amount?
        /// The first day that counts.
        public var since: Day?
        /// Empty where it is nobody's in particular.
        public var shares: [Share]
        /// Parts of the way that are worth telling, in percent.
        public var milestones: [Int]
    }

    /// A habit that a household wants to keep: an entry of `challenges`.
    public struct Challenge: Sendable, Equatable {
        public var name: String
        /// What it is about: a category or a group of them …
        public var category: String?
        /// … or payees, by words of their names or the bank's text.
        public var match: [String]
        /// What a period may cost in the household's currency; nil where nothing may be spent.
        public var most: Amount?
        /// One of `periods`.
        public var every: String
        /// The first day that counts.
        public var since: Day?
        /// How many periods in a row are wanted; nil for no end.
        public var target: Int?

        public static let periods = ["day", "week", "month"]
    }

    static func goal(_ node: Node, _ file: HouseholdFile, _ reading: YamlReading) throws(Fault) -> Goal {
        let map = try reading.map(node, "a goal")
        try reading.known(
            map, ["name", "target", "months", "by", "priority", "account", "tag", "start", "since", "shares", "milestones"])
        guard let name = try reading.text(map["name"], "name") else {
            throw reading.fault(node, "a goal has no name.", "Give it a name such as trip to Lisbon.")
        }
        let target = try goalTarget(map, name, node, reading)
        let accounts = try reading.texts(map["account"], "account")
        for account in accounts where !file.accounts.contains(where: { $0.id == account }) {
            throw reading.fault(
                map["account"] ?? node, "the goal \(name) names \(account), which is none of the household's accounts.",
                "\(NearestName.question(account, among: file.accounts.map(\.id)))List the account under accounts.")
        }
        let tag = try reading.text(map["tag"], "tag")
        guard accounts.isEmpty != (tag == nil) else {
            throw reading.fault(
                node, "the goal \(name) says not what it is made of.",
                "Write account: savings for the balance of an account, or tag: lisbon for transactions with a tag; one of them.")
        }
        let milestones = try reading.list(map["milestones"], "milestones")
        var percents: [Int] = []
        for milestone in milestones { percents.append(try reading.integer(milestone, "a milestone", 1...100) ?? 100) }
        return Goal(
            name: name, target: target, until: try reading.day(map["by"], "by"),
            priority: try reading.integer(map["priority"], "priority", 1...9) ?? 5, accounts: accounts, tag: tag,
            start: try reading.size(map["start"], "start"), since: try reading.day(map["since"], "since"),
            shares: try goalShares(map["shares"], name, file, reading),
            milestones: milestones.isEmpty ? [25, 50, 75, 100] : Set(percents).sorted())
    }

    private static func goalTarget(
        _ map: [String: Node], _ name: String, _ node: Node, _ reading: YamlReading
    ) throws(Fault) -> Goal.Target {
        let amount = try reading.size(map["target"], "target")
        let months = try reading.integer(map["months"], "months", 1...60)
        switch (amount, months) {
        case (let amount?, nil):
            guard !amount.isZero else {
                throw reading.fault(map["target"] ?? node, "the goal \(name) needs nothing.", "Write how much it needs, as target: 2400.")
            }
            return .amount(amount)
        case (nil, let months?): return .months(months)
        default:
            throw reading.fault(
                node, "the goal \(name) says not how much it needs.",
                "Write target: 2400, or months: 3 for three months of what the household spends.")
        }
    }

    /// `{ana: 0.6, kim: 0.4}`
    private static func goalShares(
        _ node: Node?, _ goal: String, _ file: HouseholdFile, _ reading: YamlReading
    ) throws(Fault) -> [Goal.Share] {
        guard let node else { return [] }
        var shares: [Goal.Share] = []
        var sum: Int64 = 0
        for (member, value) in try reading.map(node, "the shares of \(goal)").sorted(by: { $0.key < $1.key }) {
            guard file.member(member) != nil else {
                throw reading.fault(value, "\(member) is nobody among the members.", "Name a member's id, or list the member.")
            }
            guard let part = try reading.size(value, "a share"), let units = part.scaled(to: 4)?.units, units > 0 else {
                throw reading.fault(value, "a share is above 0.", "Write 0.5 for a half.")
            }
            sum = sum.clampedAdding(units)
            shares.append(Goal.Share(member: member, part: part))
        }
        guard shares.isEmpty || sum == 10_000 else {
            throw reading.fault(
                node, "the shares of \(goal) add up to \(Amount(units: sum, decimals: 4)).", "Let them add up to 1, as 0.6 and 0.4.")
        }
        return shares
    }

    static func challenge(_ node: Node, _ reading: YamlReading) throws(Fault) -> Challenge {
        let map = try reading.map(node, "a challenge")
        try reading.known(map, ["name", "category", "match", "most", "every", "since", "for"])
        guard let name = try reading.text(map["name"], "name") else {
            throw reading.fault(node, "a challenge has no name.", "Give it a name such as no coffee.")
        }
        let (category, match) = (try reading.text(map["category"], "category"), try reading.texts(map["match"], "match"))
        guard category != nil || !match.isEmpty else {
            throw reading.fault(
                node, "the challenge \(name) says not what it is about.", "Write category: food.coffee, or match: [kiosk].")
        }
        let most = try reading.size(map["most"], "most")
        let every = try reading.choice(map["every"], "every", Challenge.periods)
        return Challenge(
            name: name, category: category, match: match, most: most, every: every ?? (most == nil ? "day" : "week"),
            since: try reading.day(map["since"], "since"), target: try reading.integer(map["for"], "for", 1...3660))
    }
}
