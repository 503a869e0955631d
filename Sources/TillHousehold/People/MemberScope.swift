import TillRecords
import TillStages

/// What one member of a household may see of its records, by its role and by whose accounts are whose.
public struct MemberScope: Sendable {
    public let member: HouseholdFile.Member
    public let file: HouseholdFile
    private let rights: RoleRights

    public init(_ member: HouseholdFile.Member, of file: HouseholdFile, _ rights: RoleRights) {
        self.member = member
        self.file = file
        self.rights = rights
    }

    /// The role hides nothing: the pages are those of the household.
    public var isWhole: Bool { rights.seesAll(member.role) }

    /// What the household owns and owes, and what it has until its next pay: of all balances, rows and recurring movements.
    public var seesStanding: Bool { [.balances, .movements, .recurring].allSatisfy { reach($0) == .all } }

    public func reach(_ matter: RoleRights.Matter) -> RoleRights.Reach { rights.reach(matter, member.role) }

    /// Whether an account of this name or number is the member's own or shared with it. One that the file does not know is not.
    public func isOwn(account: String) -> Bool {
        guard !account.isEmpty else { return false }
        return file.account(numbered: account)?.isSeen(by: member.id) ?? false
    }

    /// The records that the member may see, those of them changed that also tell of what it may not.
    public func records(of all: [Record]) -> [Record] {
        if isWhole { return all }
        let index = ScopeIndex(all, self)
        return all.compactMap { index.shown($0) }
    }
}
