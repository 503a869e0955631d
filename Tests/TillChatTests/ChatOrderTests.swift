import Testing
import TillRecords
import TillTesting

@testable import TillChat

/// Orders to the ledger in a chat: what each is about, who may give it, and that it is given once.
@Suite struct ChatOrderTests {
    private static let file = """
        currency: EUR
        members:
          - {id: kim, role: child, names: [Kim]}
          - {id: lou, role: member, names: [Lou]}
          - {id: ana, role: owner, names: [Ana]}
          - {id: ray, role: reader, names: [Ray]}
        """

    private func run(_ lines: [String]) throws -> ChatRun {
        let scratch = Scratch()
        Files.write(Self.file, to: "\(scratch.path)/ng.yaml")
        let text = lines.enumerated().map { "14/03/2025, 18:0\($0) - \($1)\n" }.joined()
        return ChatRun(text, householdFile: "\(scratch.path)/ng.yaml")
    }

    private func decided(_ run: ChatRun) -> [String] {
        let names = Dictionary(run.observations.map { ($0.string(.id) ?? "", $0.string(.text) ?? "") }, uniquingKeysWith: { a, _ in a })
        for decision in run.all("decision") { #expect(Shape.decision.violations(in: decision) == []) }
        return run.all("decision").map { decision in
            let value = decision.string(.value) ?? decision.strings(.value).joined(separator: "+")
            return [decision.string(.action) ?? "", names[decision.string(.about) ?? ""] ?? "?", value, decision.string(.by) ?? "-"]
                .filter { !$0.isEmpty }.joined(separator: " ")
        }
    }

    private func trouble(_ run: ChatRun) -> [String] { run.column(.code, of: "note").filter { $0.hasPrefix("chat.order") } }

    /// What is said after Kim bought a game for 12 EUR, and what becomes of it: the decision, or the code of what is said instead.
    @Test(arguments: [
        ("Ana: /approve", "approve game ana"), ("Ana: /approve 12", "approve game ana"), ("Ana: /approve 12,00", "approve game ana"),
        ("Ana: /approve game", "approve game ana"), ("Ana: /Genehmigen", "approve game ana"), ("Ana: /reject@tillbot", "reject game ana"),
        ("Kim: /approve", "chat.order-unclear"), ("Kim: /approve 12", "chat.order-right"), ("Lou: /approve", "chat.order-right"),
        ("Ray: /reject", "chat.order-right"), ("Zoe: /approve", "chat.order-right"), ("Ana: /approve 13", "chat.order-unclear"),
        ("Kim: /tag #party school", "tag game party+school kim"), ("Ray: /tag party", "chat.order-unclear"),
        ("Kim: /note for the party", "note game for the party kim"), ("Kim: /category leisure.games", "chat.order-right"),
        ("Ana: /category leisure.games 12", "recategorise game leisure.games ana"), ("Ana: /category", "chat.order-unclear"),
    ])
    func anOrderIsAbout(said: String, told: String) throws {
        let run = try run(["Kim: bought a game 12 eur", said])
        #expect(run.observations.count == 1, "an order is no purchase")
        #expect(decided(run) + trouble(run) == [told])
    }

    @Test(arguments: ["Ana: approve", "Ana: / approve", "Ana: /approval", "Ana: yes /approve", "Ana: //approve"])
    func whatIsNoOrderDoesNothing(said: String) throws {
        let run = try run(["Kim: bought a game 12 eur", said])
        #expect(run.all("decision").isEmpty && trouble(run).isEmpty)
    }

    @Test func aMemberDecidesOfItsOwn() throws {
        let run = try run([
            "Lou: bought tea 4 eur", "Kim: bought a game 12 eur", "Lou: /category food.coffee", "Lou: /category food.coffee 12",
        ])
        #expect(decided(run) == ["recategorise tea food.coffee lou"])
        #expect(trouble(run) == ["chat.order-right"])
    }

    @Test func severalThingsMustBeNamed() throws {
        let run = try run([
            "Ana: milk 3 eur and shoes 40 eur", "Ana: /category shopping.clothing", "Ana: /category shopping.clothing shoes",
        ])
        #expect(decided(run) == ["recategorise shoes shopping.clothing ana"])
        #expect(trouble(run) == ["chat.order-unclear"])
    }

    /// Exports that overlap say an order under one id; of two orders the later has the greater id.
    @Test func anOrderHasOneNameInEveryExport() throws {
        let lines = ["Kim: bought a game 12 eur", "Ana: /reject", "Ana: /approve"]
        let (one, other) = (try run(lines), try run(lines + ["Ana: bought tea 3 eur"]))
        let ids = one.column(.id, of: "decision")
        #expect(ids.count == 2 && ids == other.column(.id, of: "decision"))
        #expect(ids[0] < ids[1] && one.all("decision").allSatisfy { !$0.has(.number) })
    }
}
