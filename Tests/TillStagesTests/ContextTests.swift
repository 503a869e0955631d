import Testing
import TillStages

@Suite struct ContextTests {
    @Test(arguments: ["a", "0", "family-ng", "a_b-c9", String(repeating: "a", count: 64)])
    func acceptsHouseholdIds(id: String) {
        #expect(Context.isHouseholdId(id))
    }

    @Test(arguments: ["", "-a", "_a", "A", "a b", "a.b", "a/b", "..", "ä", "a\n", String(repeating: "a", count: 65)])
    func refusesWhatCouldBeAPathOrALine(id: String) {
        #expect(!Context.isHouseholdId(id))
        #expect(throws: Fault.self) { try Context(Options(["household": [id]])) }
    }

    @Test func hasNoDayOfItsOwn() throws {
        let context = try Context(Options())
        #expect(context.asOf == nil)
        #expect(context.seed == 1)
        #expect(throws: Fault.self) { try Context(Options(["as-of": ["today"]])) }
        #expect(throws: Fault.self) { try Context(Options(["seed": ["lucky"]])) }
    }
}
