import Testing
import TillRecords
import TillTesting

/// A person decides, looks, and takes it back: the book as a user has it.
@Suite(.serialized) struct DecideTests {
    private var nightly: String { "till run '\(Checkout.path("pipelines/nightly.yaml"))' --book money" }

    /// A book of two households that has been run.
    private func book() throws -> Scratch {
        let scratch = Scratch()
        let inbox = Checkout.path("samples/inbox/fairclough")
        let made = try shell(
            """
            till init money --household me --currency GBP --country GB --member tom --member kim && mkdir money/inbox/you
            cp '\(inbox)'/*.csv '\(inbox)'/*.txt money/inbox/me/ && cp '\(inbox)'/*.csv money/inbox/you/
            \(nightly)
            """, scratch)
        try #require(made.code == 0, "\(made.errText)")
        return scratch
    }

    private func stream(_ household: String, _ scratch: Scratch) throws -> [Record] {
        let bytes = Files.bytes("\(scratch.path)/money/output/current/\(household)/stream.ndjson") ?? []
        return try bytes.split(separator: 0x0A).map { try Record(checking: String(decoding: $0, as: UTF8.self)) }
    }

    private func transactions(_ scratch: Scratch) throws -> [Record] { try stream("me", scratch).filter { $0.type == "transaction" } }

    private func sums(_ scratch: Scratch) -> String {
        String(decoding: Files.bytes("\(scratch.path)/money/output/current/SHA256SUMS") ?? [], as: UTF8.self)
    }

    @Test func aMerchantIsRecategorisedAndTakenBack() throws {
        let scratch = try book()
        let before = sums(scratch)
        let row = try #require(try transactions(scratch).first { $0.string(.merchant) == "Full Court Press" })
        let id = try #require(row.string(.id)).prefix(8)
        let wrong = try shell("till decide recategorise \(id) groceris --book money", scratch)
        #expect(wrong.code == 64)
        #expect(wrong.errText.contains("food.groceries"))
        let said = try shell("till decide recategorise \(id) food.coffee --merchant --by tom --book money", scratch)
        #expect(said.code == 0, "\(said.errText)")
        let run = try shell(nightly, scratch)
        #expect(run.errText.contains("1 of them made anew"), "\(run.errText)")
        let mine = try transactions(scratch).filter { $0.string(.merchant) == "Full Court Press" }
        #expect(mine.count > 10)
        #expect(mine.allSatisfy { $0.object(.category)?.string(.name) == "food.coffee" })
        #expect(mine.allSatisfy { $0.object(.category)?.string(.by) == "decision" })
        let others = sums(scratch).split(separator: "\n").filter { $0.contains("  you/") }
        #expect(others == before.split(separator: "\n").filter { $0.contains("  you/") })
        #expect(try shell("till verify --book money", scratch).code == 0)
        #expect(try shell("till decide undo --book money && \(nightly)", scratch).code == 0)
        #expect(sums(scratch) == before)
        #expect(try shell(nightly, scratch).errText.contains("nothing changed"))
    }

    @Test func aFindingIsDismissedExplainedAndTakenBack() throws {
        let scratch = try book()
        let before = sums(scratch)
        func keys(_ household: String) throws -> [String] {
            try stream(household, scratch).filter { $0.type == "finding" }.compactMap { $0.string(.key) }
        }
        let all = try keys("me")
        // One that no transaction carries, where there is one.
        let key = try #require(all.first { $0.hasPrefix("low-balance") || $0.hasPrefix("unusual-month") } ?? all.first)
        let theirs = try keys("you")
        #expect(try shell("till decide dismiss nothing-of-the-kind --book money", scratch).code == 66)
        #expect(try shell("till decide note '\(key)' seen --book money", scratch).code != 0, "it is no transaction")
        let what = try shell("till explain '\(key)' --household me --book money", scratch)
        #expect(what.code == 0 && what.outText.contains("till decide dismiss \(key)"), "\(what.outText)\(what.errText)")
        let said = try shell("till decide dismiss '\(key)' --household me --by tom --reason 'we know' --book money && \(nightly)", scratch)
        #expect(said.code == 0, "\(said.errText)")
        #expect(try keys("me") == all.filter { $0 != key })
        #expect(try keys("you") == theirs, "what another household knows is its own")
        #expect(try stream("me", scratch).allSatisfy { $0.string(.code) != "decision.gone" })
        let why = try shell("till explain '\(key)' --household me --book money", scratch)
        #expect(why.outText.contains("Decision 1: dismiss \(key)") && why.outText.contains("we know"), "\(why.outText)\(why.errText)")
        let list = try shell("till decide --list --book money", scratch)
        #expect(list.outText.contains("1  me  dismiss \(key)"))
        #expect(try shell("till verify --book money && till decide undo --book money && \(nightly)", scratch).code == 0)
        #expect(sums(scratch) == before)
    }

    @Test func everythingUndoneIsAsIfNothingWasSaid() throws {
        let scratch = try book()
        let before = sums(scratch)
        let all = try transactions(scratch)
        let (a, b) = (all[5].string(.id) ?? "", all[9].string(.id) ?? "")
        let said = try shell(
            """
            till decide rename \(a) Corner shop --book money && till decide note \(a) for the trip --book money
            till decide tag \(b) holiday --book money && till decide reverse \(b) --book money
            \(nightly)
            """, scratch)
        #expect(said.code == 0, "\(said.errText)")
        #expect(sums(scratch) != before)
        let after = try transactions(scratch)
        #expect(after.count == all.count + 1)
        #expect(after.first { $0.string(.id) == a }?.string(.merchant) == "Corner shop")
        for _ in 1...4 { _ = try shell("till decide undo --book money", scratch) }
        #expect(try shell("till decide undo --book money", scratch).code == 66)
        #expect(try shell(nightly, scratch).code == 0)
        #expect(sums(scratch) == before)
    }

    @Test func aSplitKeepsTheTotal() throws {
        let scratch = try book()
        let row = try #require(try transactions(scratch).first { $0.string(.amount) == "-20.50" })
        let id = row.string(.id) ?? ""
        let wrong = try shell("till decide split \(id) 12.50:food.groceries 9:home.garden --book money", scratch)
        #expect(wrong.code == 64)
        #expect(wrong.errText.contains("1.00 too much"), "\(wrong.errText)")
        let said = try shell("till decide split \(id) 12.50:food.groceries home.garden --book money && \(nightly)", scratch)
        #expect(said.code == 0, "\(said.errText)")
        let parts = try transactions(scratch).first { $0.string(.id) == id }?.objects(.splits) ?? []
        #expect(parts.map { $0.string(.amount) } == ["-12.50", "-8.00"])
        #expect(parts.map { $0.object(.category)?.string(.name) } == ["food.groceries", "home.garden"])
    }

    /// Ten at once: every decision has a number of its own and the chain holds.
    @Test func twoWritersWaitForEachOther() throws {
        let scratch = try book()
        let id = try transactions(scratch)[0].string(.id) ?? ""
        let many = try shell("for n in 1 2 3 4 5 6 7 8 9 10; do till decide note \(id) $n --book money --quiet & done; wait", scratch)
        #expect(many.code == 0)
        #expect(try shell("till verify --book money", scratch).outText.contains("decisions: 10, the chain holds"))
    }
}
