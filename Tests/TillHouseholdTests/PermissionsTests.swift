import Testing
import TillStages
import TillTesting

@testable import TillHousehold

/// The table of what roles may decide, cell by cell.
@Suite struct PermissionsTests {
    private static let file: HouseholdFile? = try? HouseholdFile(
        yaml: "members: [\(HouseholdFile.roles.map { "{id: the-\($0), role: \($0)}" }.joined(separator: ", "))]", id: "ng", file: "ng.yaml")

    /// What owner, adult, member, child and reader may: everything, own rows, nothing.
    private static let cells: [(Permissions.Act, String)] = [
        (.recategorise, "a a o n n"), (.recategoriseMerchant, "a a n n n"), (.rename, "a a o n n"), (.renameMerchant, "a a n n n"),
        (.correct, "a a o n n"), (.merge, "a a o n n"), (.separate, "a a o n n"), (.link, "a a o n n"), (.unlink, "a a o n n"),
        (.split, "a a o n n"), (.reverse, "a a n n n"), (.note, "a a o o n"), (.tag, "a a o o n"), (.dismiss, "a a n n n"),
        (.approveExpense, "a a n n n"), (.rejectExpense, "a a n n n"), (.approveMove, "a a n n n"), (.count, "a a o o n"),
        (.add, "a a o o n"), (.rule, "a a n n n"), (.alias, "a a n n n"), (.category, "a a n n n"), (.answer, "a a n n n"),
        (.undo, "a a o o n"), (.forget, "a n n n n"),
    ]

    @Test func everyActIsOfEveryRole() throws {
        #expect(Set(Self.cells.map(\.0)) == Set(Permissions.Act.allCases) && Self.cells.count == 25)
        let permissions = try Permissions(StageRun.knowledge)
        for (act, row) in Self.cells {
            for (role, cell) in zip(HouseholdFile.roles, row.split(separator: " ")) {
                let own = permissions.may(act, "the-\(role)", of: Self.file, isOwn: true)
                let others = permissions.may(act, "the-\(role)", of: Self.file, isOwn: false)
                #expect(own == (cell != "n"), "\(act) of own rows by \(role)")
                #expect(others == (cell == "a"), "\(act) of others' rows by \(role)")
            }
            #expect(!permissions.may(act, "nobody", of: Self.file, isOwn: true))
            #expect(permissions.reach(act, "king") == .none, "a role that is not known decides nothing")
        }
        #expect(permissions.able(.forget, of: Self.file) == ["the-owner"])
        #expect(permissions.able(.tag, of: Self.file) == ["the-owner", "the-adult"])
    }

    @Test func aTableThatIsNotWholeIsRefused() throws {
        let whole = Permissions.Act.allCases.map { "\($0.rawValue)\tall\tall\tnone\tnone\tnone" }
        func read(_ rows: [String]) throws {
            _ = try Permissions(try Permissions.knowledgeTable.rows(of: Array(rows.joined(separator: "\n").utf8)))
        }
        try read(whole)
        #expect(throws: Fault.self) { try read(Array(whole.dropFirst())) }
        #expect(throws: Fault.self) { try read(whole + ["crown\tall\tall\tall\tall\tall"]) }
        let others = whole.filter { !$0.hasPrefix("tag\t") && !$0.hasPrefix("rule\t") }
        try read(others + ["tag\tall\tall\town\town\town", "rule\tall\tall\tall\tnone\tnone"])
        #expect(throws: Fault.self) { try read(others + ["tag\tall\tall\tsome\tnone\tnone", "rule\tall\tall\tall\tnone\tnone"]) }
        #expect(throws: Fault.self, "a rule has no own part") {
            try read(others + ["tag\tall\tall\town\town\town", "rule\tall\tall\town\tnone\tnone"])
        }
    }
}
