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
    public enum Reach: String, Sendable {
        case all, own, none
    }

    private let table: [String: [Matter: Reach]]

    /// The file's name among the knowledge files.
    private static let file = "household/roles.tsv"

    /// Reads the table. Throws when it is missing or does not say of every role what it may see: nothing is shown by mistake.
    public init(_ knowledge: Knowledge) throws(Fault) {
        try self.init(rows: try knowledge.rows(of: RoleRights.file))
    }

    init(rows: [[Substring]]) throws(Fault) {
        var table: [String: [Matter: Reach]] = [:]
        for row in rows where row.first.map({ !$0.isEmpty }) ?? false {
            guard let matter = Matter(rawValue: String(row[0])) else {
                throw RoleRights.fault("it tells of \(row[0]), which is nothing to see", "Use \(RoleRights.matters).")
            }
            for (place, role) in HouseholdFile.roles.enumerated() {
                let word = place + 1 < row.count ? String(row[place + 1]) : ""
                guard let reach = Reach(rawValue: word), !(matter.isWhole && reach == .own) else {
                    throw RoleRights.fault(
                        "it does not say how much \(matter.rawValue) the role \(role) may see",
                        matter.isWhole ? "Write all or none." : "Write all, own or none.")
                }
                table[role, default: [:]][matter] = reach
            }
        }
        if let missing = Matter.allCases.first(where: { table[HouseholdFile.roles[0]]?[$0] == nil }) {
            throw RoleRights.fault("it has no row for \(missing.rawValue)", "Add one.")
        }
        self.table = table
    }

    /// How much of a matter a role may see; nothing for a role that does not exist.
    public func reach(_ matter: Matter, _ role: String) -> Reach { table[role]?[matter] ?? .none }

    /// Whether a role may see everything.
    public func seesAll(_ role: String) -> Bool { Matter.allCases.allSatisfy { reach($0, role) == .all } }

    private static let matters = Matter.allCases.map(\.rawValue).joined(separator: ", ")

    private static func fault(_ sentence: String, _ remedy: String) -> Fault {
        Fault("knowledge.roles", "the table of roles is not whole: \(sentence).", remedy: remedy, file: file, exit: .missingInput)
    }
}
