import TillStages

/// What members may decide of their household, by role: `household/permissions.tsv`.
public struct Permissions: Sendable {
    /// Something that a member decides.
    public enum Act: String, Sendable, CaseIterable {
        case recategorise, rename, correct, merge, separate, link, unlink, split, reverse, note, tag, dismiss, count, add, rule, alias
        case category, answer, undo, forget
        case recategoriseMerchant = "recategorise-merchant"
        case renameMerchant = "rename-merchant"
        case approveExpense = "approve-expense"
        case rejectExpense = "reject-expense"
        case approveMove = "approve-move"

        /// It is about the household as a whole: there is no own part of it.
        public var isWhole: Bool {
            switch self {
            case .recategoriseMerchant, .renameMerchant, .dismiss, .approveMove, .rule, .alias, .category, .answer, .forget: true
            default: false
            }
        }
    }

    /// About how much of it.
    public enum Reach: String, Sendable, CaseIterable {
        case all, own, none
    }

    private let table: [String: [Act: Reach]]

    /// What, and about how much each role may decide it, in the order of `HouseholdFile.roles`.
    public static let knowledgeTable = KnowledgeTable(
        "household/permissions.tsv", key: ["may"], .choice("may", Act.self), .choice("owner", Reach.self), .choice("adult", Reach.self),
        .choice("member", Reach.self), .choice("child", Reach.self), .choice("reader", Reach.self))

    /// Reads the table. Throws when it is missing or does not say of every role what it may decide: nobody decides by mistake.
    public init(_ knowledge: Knowledge) throws(Fault) {
        try self.init(try Permissions.knowledgeTable.rows(knowledge))
    }

    init(_ rows: TableRows) throws(Fault) {
        var table: [String: [Act: Reach]] = [:]
        for row in rows {
            let act = row.choice(0, Act.self)
            for (place, role) in HouseholdFile.roles.enumerated() {
                let reach = row.choice(place + 1, Reach.self)
                if act.isWhole, reach == .own {
                    throw row.fault("there is no own part of \(act.rawValue) that the role \(role) may decide.", "Write all or none.")
                }
                table[role, default: [:]][act] = reach
            }
        }
        if let missing = Act.allCases.first(where: { table[HouseholdFile.roles[0]]?[$0] == nil }) {
            throw Permissions.knowledgeTable.fault("the table of permissions has no row for \(missing.rawValue).", "Add one.")
        }
        self.table = table
    }

    /// About how much of a household a role may decide; about nothing for a role that does not exist.
    public func reach(_ act: Act, _ role: String) -> Reach { table[role]?[act] ?? .none }

    /// Whether a member of a household may.
    ///
    /// - Parameter isOwn: whether all that it is about is the member's own or shared with it.
    public func may(_ act: Act, _ member: String, of file: HouseholdFile?, isOwn: Bool) -> Bool {
        guard let role = file?.member(member)?.role else { return false }
        switch reach(act, role) {
        case .all: return true
        case .own: return isOwn
        case .none: return false
        }
    }

    /// Members of a household who may do it about anything.
    public func able(_ act: Act, of file: HouseholdFile?) -> [String] {
        (file?.members ?? []).filter { reach(act, $0.role) == .all }.map(\.id)
    }
}
