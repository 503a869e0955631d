import Testing
import TillStages
import TillTesting

@testable import TillHousehold

/// The table of what roles may see, and accounts that are shared.
@Suite struct RoleRightsTests {
    @Test func theTableTellsOfEveryRoleAndMatter() throws {
        let rights = try RoleRights(StageRun.knowledge)
        #expect(HouseholdFile.roles.filter(rights.seesAll) == ["owner", "adult"])
        #expect(rights.reach(.movements, "child") == .own)
        #expect(rights.reach(.budget, "child") == .none)
        #expect(rights.reach(.messages, "reader") == .none)
        #expect(rights.reach(.movements, "king") == .none, "who is not known sees nothing")
    }

    @Test func aTableThatIsNotWholeIsRefused() throws {
        let whole: [[Substring]] = RoleRights.Matter.allCases.map { [Substring($0.rawValue), "all", "all", "none", "none", "none"] }
        _ = try RoleRights(rows: whole)
        #expect(throws: Fault.self) { try RoleRights(rows: Array(whole.dropFirst())) }
        #expect(throws: Fault.self) { try RoleRights(rows: whole + [["secrets", "all", "all", "all", "all", "all"]]) }
        #expect(throws: Fault.self) { try RoleRights(rows: whole + [["messages", "all", "all", "some", "none", "none"]]) }
        #expect(throws: Fault.self) { try RoleRights(rows: whole + [["messages", "all", "all"]]) }
        #expect(throws: Fault.self, "a budget has no own part") {
            try RoleRights(rows: whole + [["budget", "all", "all", "own", "none", "none"]])
        }
    }

    @Test func anAccountIsSharedWithMembersOrWithAll() throws {
        let file = try HouseholdFile(
            yaml: """
                members: [{id: ana, role: owner}, {id: kim, role: child}]
                accounts:
                  - {id: giro}
                  - {id: pocket, member: kim}
                  - {id: card, shared: kim}
                  - {id: piggy, shared: [all]}
                """, id: "ng", file: "ng.yaml")
        #expect(file.accounts.filter { $0.isSeen(by: "kim") }.map(\.id) == ["pocket", "card", "piggy"])
        #expect(file.accounts.filter { $0.isSeen(by: "ana") }.map(\.id) == ["piggy"])
    }

    @Test(arguments: [
        ("accounts:\n  - {id: giro, shared: [ana, bob]}", "line 3, column 30", "bob"),
        ("accounts:\n  - {id: giro, shared: bob}", "line 3, column 24", "bob"),
        ("accounts:\n  - {id: giro, member: bob}", "line 3, column 24", "ana, kim"),
    ]) func aMemberWhoIsNobodyHasAPlace(yaml: String, place: String, word: String) {
        do throws(Fault) {
            _ = try HouseholdFile(yaml: "members: [{id: ana}, {id: kim}]\n" + yaml, id: "x", file: "x.yaml")
            Issue.record("it was read")
        } catch {
            #expect(error.place == place)
            #expect("\(error.sentence) \(error.remedy)".contains(word))
        }
    }
}
