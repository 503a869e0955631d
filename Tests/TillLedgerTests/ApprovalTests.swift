import Testing
import TillLedger
import TillRecords
import TillTesting

/// What a member spends above a limit waits for an owner or adult.
@Suite struct ApprovalTests {
    private let scratch = Scratch()

    private func state(_ said: [String], _ amount: String) throws -> String? {
        let yaml = """
            currency: EUR
            members:
              - {id: ana, role: owner}
              - {id: max, role: child}
            limits:
              child: {approval-above: 50}
            """
        let file = scratch.file("ng.yaml", yaml)
        let row = Purchase.message("c1", amount) { $0.member = "max" }
        let found = try StageRun(DedupeStage.self, options: ["household-file": [file]], said + [row])
        return found.transaction(of: "c1")?.string(.approval)
    }

    @Test func onlyWhatIsAboveTheLimitWaits() throws {
        #expect(try state([], "-50.00") == nil)
        #expect(try state([], "-50.01") == "pending")
        #expect(try state([], "80.00") == nil)
    }

    @Test func anOwnerSettlesItAndAChildDoesNot() throws {
        #expect(try state([Said.line(1, "approve", "c1")], "-80.00") == "approved")
        #expect(try state([Said.line(1, "approve", "c1"), Said.line(2, "reject", "c1")], "-80.00") == "rejected")
        #expect(try state([Said.line(1, "approve", "c1") { $0.by = "max" }], "-80.00") == "pending")
        #expect(try state([Said.line(1, "approve", "c1") { $0.by = nil }], "-80.00") == "pending")
    }
}
