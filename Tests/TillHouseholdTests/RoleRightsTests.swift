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
        let whole = RoleRights.Matter.allCases.map { "\($0.rawValue)\tall\tall\tnone\tnone\tnone" }
        func read(_ rows: [String]) throws {
            _ = try RoleRights(try RoleRights.knowledgeTable.rows(of: Array(rows.joined(separator: "\n").utf8)))
        }
        try read(whole)
        #expect(throws: Fault.self) { try read(Array(whole.dropFirst())) }
        #expect(throws: Fault.self) { try read(whole + ["secrets\tall\tall\tall\tall\tall"]) }
        let others = whole.filter { !$0.hasPrefix("messages") && !$0.hasPrefix("budget") }
        #expect(throws: Fault.self) { try read(others + ["messages\tall\tall\tsome\tnone\tnone"]) }
        #expect(throws: Fault.self) { try read(others + ["messages\tall\tall"]) }
        #expect(throws: Fault.self, "a budget has no own part") { try read(others + ["budget\tall\tall\town\tnone\tnone"]) }
        #expect(throws: Fault.self, "one matter, two rows") { try read(whole + ["budget\tall\tall\tnone\tnone\tnone"]) }
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
