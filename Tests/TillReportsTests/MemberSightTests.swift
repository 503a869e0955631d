import TillHousehold
import TillRecords
import TillStages
import TillTesting
import Testing

@testable import TillReports

/// What members see of a household by their role, cell by cell of the table of roles.
@Suite struct MemberSightTests {
    private static let family = """
        members:
          - {id: ana, role: owner}
          - {id: ben, role: adult}
          - {id: cy, role: member}
          - {id: kim, role: child}
          - {id: lou, role: reader}
        accounts:
          - {id: giro, kind: checking}
          - {id: card, kind: card, last4: "4417", shared: [cy]}
          - {id: pocket, kind: checking, member: kim}
          - {id: piggy, kind: cash, shared: all}
        """

    /// A record of each kind for the joint account that nobody but owners and adults see, and of one of each member's own.
    private static let stream = [
        row("t-giro", "giro", ["o-giro"]), row("t-card", "card", ["o-card", "o-slip"]),
        row("t-pocket", "pocket", ["o-pocket", "o-by-ana"]),
        row("t-piggy", "piggy", ["o-piggy"]), row("t-kim", "giro", ["o-bank", "o-kim"], member: "kim"),
        paper("o-giro", "bank", "giro"), paper("o-card", "bank", "card"), paper("o-pocket", "bank", "pocket"),
        paper("o-piggy", "bank", "piggy"), paper("o-bank", "bank", "giro"), paper("o-kim", "chat", nil, member: "kim"),
        paper("o-by-ana", "chat", nil, member: "ana"), paper("o-slip", "receipt", nil),
        #"{"type":"balance","account":"giro","date":"2025-03-31","amount":"5","currency":"EUR"}"#,
        #"{"type":"balance","account":"pocket","date":"2025-03-31","amount":"6","currency":"EUR"}"#,
        #"{"type":"series","id":"s-giro","name":"Rent","transactions":["t-giro"]}"#,
        #"{"type":"series","id":"s-mixed","name":"Mixed","transactions":["t-giro","t-pocket"]}"#,
        #"{"type":"series","id":"s-pocket","name":"Comic","transactions":["t-pocket"]}"#,
        finding("f-giro", "price-rise", #""series":"s-giro","transactions":["t-giro"]"#),
        finding("f-pocket", "unusual-amount", #""account":"pocket","merchant":"Shop t-pocket","transactions":["t-pocket"]"#),
        finding("f-new", "new-merchant", #""account":"pocket","merchant":"Shop t-pocket","transactions":["t-pocket"]"#),
        finding("f-month", "unusual-month", #""category":"food""#), finding("f-toys", "unusual-month", #""category":"toys""#),
        // What does not say what it rests on.
        finding("f-mute", "strange", #""account":"pocket","transactions":["t-pocket"]"#),
        finding("f-budget", "budget-pace", #""category":"toys""#), finding("f-low", "low-balance", #""account":"giro""#),
        #"{"type":"forecast","of":"balance","account":"giro","currency":"EUR"}"#,
        #"{"type":"forecast","of":"balance","account":"card","currency":"EUR"}"#,
        #"{"type":"forecast","of":"spending","currency":"EUR"}"#, #"{"type":"budget","period":"2025-03"}"#,
        #"{"type":"health","month":"2025-03"}"#, #"{"type":"membership","cohort":"c1"}"#,
        #"{"type":"note","code":"n-giro","file":"giro.csv","message":"x"}"#,
        #"{"type":"note","code":"n-pocket","file":"pocket.csv","message":"x"}"#,
        #"{"type":"message","text":"a secret"}"#, #"{"type":"decision","id":"d1"}"#,
    ]

    private static func row(_ id: String, _ account: String, _ papers: [String], member: String? = nil) -> String {
        let category = account == "pocket" ? "toys.comics" : "food.groceries"
        let said = papers.map { "\"\($0)\"" }.joined(separator: ",")
        return
            #"{"type":"transaction","id":"\#(id)","account":"\#(account)",\#(member.map { "\"member\":\"\($0)\"," } ?? "")"date":"2025-03-14","#
            + #""amount":"-1.00","currency":"EUR","merchant":"Shop \#(id)","text":"bank's \#(id)","category":{"name":"\#(category)","by":"known"},"#
            + #""status":"posted","observations":[\#(said)],"links":[{"kind":"same","to":"x","why":"w"}],"notes":["n"],"tags":["g"]}"#
    }

    private static func paper(_ id: String, _ kind: String, _ account: String?, member: String? = nil) -> String {
        let owner = member.map { "\"member\":\"\($0)\"," } ?? ""
        return #"{"type":"observation","id":"\#(id)",\#(owner)\#(account.map { "\"account\":\"\($0)\"," } ?? "")"date":"2025-03-14","#
            + #""amount":"-1.00","currency":"EUR","text":"words of \#(id)","message":"said in \#(id)","#
            + #""source":{"kind":"\#(kind)","file":"\#(account ?? id).csv","place":"line 2"}}"#
    }

    private static let rests = [
        "price-rise": "rows", "unusual-amount": "rows", "unusual-month": "rows", "new-merchant": "household", "budget-pace": "budget",
        "low-balance": "forecast",
    ]

    private static func finding(_ key: String, _ code: String, _ more: String) -> String {
        let ground = rests[code].map { "\"rests\":\"\($0)\"," } ?? ""
        return #"{"type":"finding","key":"\#(key)","code":"\#(code)",\#(ground)"date":"2025-03-14","message":"m",\#(more)}"#
    }

    private func seen(by member: String) throws -> [Record] {
        let file = try HouseholdFile(yaml: Self.family, id: "ng", file: "ng.yaml")
        let rights = try RoleRights(StageRun.knowledge)
        let scope = MemberScope(try #require(file.member(member)), of: file, rights)
        return scope.records(of: try Self.stream.map { try Record(checking: $0) })
    }

    /// What of a type is there, by the name that tells the records of the type apart.
    private func names(_ records: [Record], _ type: String) -> [String] {
        records.filter { $0.type == type }.map { record in
            ([.id, .key, .code, .account, .of, .period, .month, .cohort] as [Key]).lazy.compactMap { record.string($0) }.first ?? ""
        }
    }

    @Test(arguments: ["ana", "ben"]) func ownersAndAdultsSeeEverything(member: String) throws {
        #expect(try seen(by: member).map(\.text) == Self.stream)
    }

    @Test(arguments: [
        ("kim", "transaction", ["t-pocket", "t-piggy", "t-kim"]), ("kim", "observation", ["o-pocket", "o-piggy", "o-kim"]),
        ("kim", "balance", ["pocket"]), ("kim", "series", ["s-pocket"]), ("kim", "finding", ["f-pocket", "f-toys"]),
        ("kim", "forecast", []),
        ("kim", "budget", []), ("kim", "health", []), ("kim", "membership", []), ("kim", "note", []), ("kim", "message", []),
        ("kim", "decision", []),
        ("cy", "transaction", ["t-card", "t-piggy"]), ("cy", "observation", ["o-card", "o-piggy", "o-slip"]), ("cy", "balance", []),
        ("cy", "series", []), ("cy", "finding", []), ("cy", "forecast", ["card"]), ("cy", "budget", []), ("cy", "health", []),
        ("cy", "membership", []), ("cy", "note", []), ("cy", "message", []),
        ("lou", "transaction", ["t-giro", "t-card", "t-pocket", "t-piggy", "t-kim"]),
        ("lou", "observation", ["o-giro", "o-card", "o-pocket", "o-piggy", "o-bank", "o-slip"]), ("lou", "balance", ["giro", "pocket"]),
        ("lou", "series", ["s-giro", "s-mixed", "s-pocket"]),
        ("lou", "finding", ["f-giro", "f-pocket", "f-new", "f-month", "f-toys", "f-mute", "f-budget", "f-low"]),
        ("lou", "forecast", ["giro", "card", "spending"]), ("lou", "budget", ["2025-03"]), ("lou", "health", ["2025-03"]),
        ("lou", "membership", []), ("lou", "note", []), ("lou", "message", []),
    ]) func othersSeeTheirPart(member: String, type: String, expected: [String]) throws {
        #expect(names(try seen(by: member), type) == expected)
    }

    @Test func aRowOfAnothersAccountTellsNothingOfTheAccount() throws {
        let row = try #require(seen(by: "kim").first { $0.string(.id) == "t-kim" })
        #expect(row.string(.account) == nil)
        #expect(row.string(.text) == "words of o-kim", "its own words in place of the bank's")
        #expect(row.strings(.observations) == ["o-kim"])
        #expect(!row.has(.links) && !row.has(.notes) && !row.has(.tags))
    }

    @Test func whatOthersSaidOfARowIsNotShown() throws {
        let seen = try seen(by: "kim")
        #expect(seen.first { $0.string(.id) == "t-pocket" }?.strings(.observations) == ["o-pocket"])
        #expect(!seen.contains { $0.text.contains("o-by-ana") })
        let slip = try #require(self.seen(by: "cy").first { $0.string(.id) == "o-slip" })
        #expect(!slip.has(.message), "the words that a photo came with are whoever sent it's")
    }

    @Test func aDocumentIsAskedAboutWhereAllOfItIsSeen() throws {
        let scratch = Scratch()
        Files.makeFolder(scratch.path + "/household")
        let table = RoleRights.Matter.allCases.map { matter in
            ([matter.rawValue] + HouseholdFile.roles.map { _ in matter.isWhole ? "none" : "own" }).joined(separator: "\t") + "\n"
        }
        scratch.file("household/roles.tsv", table.joined())
        let rows = try RoleRights(Knowledge(folder: scratch.path))
        let file = try HouseholdFile(yaml: Self.family, id: "ng", file: "ng.yaml")
        let scope = MemberScope(try #require(file.member("kim")), of: file, rows)
        #expect(names(scope.records(of: try Self.stream.map { try Record(checking: $0) }), "note") == ["n-pocket"])
    }

    @Test func aHouseholdWithoutMembersHasNoPagesOfMembers() throws {
        let scratch = Scratch()
        let options = ["out": ["\(scratch.path)/pages"], "each-member": ["true"], "discard": ["true"]]
        let run = try StageRun(ReportStage.self, options: options, in: scratch, [Self.row("t", "giro", [])])
        #expect(run.all("note").compactMap { $0.string(.code) } == ["report.nobody"])
        #expect(!Files.exists("\(scratch.path)/pages"))
        #expect(throws: Fault.self) {
            try StageRun(ReportStage.self, options: ["out": ["\(scratch.path)/pages"], "as": ["zoe"]], household: Self.family, [])
        }
    }
}
