import TillStages

/// What members may see of their household, by role: `household/roles.tsv`.
public struct RoleRights: Sendable {
    /// A part of what is known of a household.
    public enum Matter: String, Sendable, CaseIterable {
        case movements, balances, receipts, messages, recurring, findings, forecast, budget, health, questions, peers

        /// It is of the household as a whole: there is no own part of it.
        public var isWhole: Bool { self == .budget || self == .health || self == .peers }
    }

    /// How much of it.
    public enum Reach: String, Sendable, CaseIterable {
        case all, own, none
    }

    private let table: [String: [Matter: Reach]]

    /// What, and how much of it each role may see, in the order of `HouseholdFile.roles`.
    public static let knowledgeTable = KnowledgeTable(
        "household/roles.tsv", key: ["what"], .choice("what", Matter.self), .choice("owner", Reach.self), .choice("adult", Reach.self),
        .choice("member", Reach.self), .choice("child", Reach.self), .choice("reader", Reach.self))

    /// Reads the table. Throws when it is missing or does not say of every role what it may see: nothing is shown by mistake.
    public init(_ knowledge: Knowledge) throws(Fault) {
        try self.init(try RoleRights.knowledgeTable.rows(knowledge))
    }

    init(_ rows: TableRows) throws(Fault) {
        var table: [String: [Matter: Reach]] = [:]
        for row in rows {
            let matter = row.choice(0, Matter.self)
            for (place, role) in HouseholdFile.roles.enumerated() {
                let reach = row.choice(place + 1, Reach.self)
                if matter.isWhole, reach == .own {
                    throw row.fault("there is no own part of \(matter.rawValue) that the role \(role) may see.", "Write all or none.")
                }
                table[role, default: [:]][matter] = reach
            }
        }
        if let missing = Matter.allCases.first(where: { table[HouseholdFile.roles[0]]?[$0] == nil }) {
            throw RoleRights.knowledgeTable.fault("the table of roles has no row for \(missing.rawValue).", "Add one.")
        }
        self.table = table
    }

    /// How much of a matter a role may see; nothing for a role that does not exist.
    public func reach(_ matter: Matter, _ role: String) -> Reach { table[role]?[matter] ?? .none }

    /// Whether a role may see everything.
    public func seesAll(_ role: String) -> Bool { Matter.allCases.allSatisfy { reach($0, role) == .all } }
}
