import Glibc
import Testing
import TillRecords
import TillTesting

/// A book as a user keeps it: made, filled, run, undone, checked; and a night that is stopped at any moment.
@Suite(.serialized) struct BookTests {
    /// A book of one household of the samples, its exports and its chat; pictures take too long here.
    private func book(_ scratch: Scratch) throws {
        let made = try shell("till init money --household me --currency GBP --country GB --member tom", scratch)
        try #require(made.code == 0, "\(made.errText)")
        let inbox = Checkout.path("samples/inbox/fairclough")
        let filled = try shell("cp '\(inbox)'/*.csv '\(inbox)'/*.txt money/inbox/me/", scratch)
        try #require(filled.code == 0, "\(filled.errText)")
    }

    private var nightly: String { "till run '\(Checkout.path("pipelines/nightly.yaml"))' --book money" }

    private func sums(_ scratch: Scratch) -> String {
        String(decoding: Files.bytes("\(scratch.path)/money/output/current/SHA256SUMS") ?? [], as: UTF8.self)
    }

    @Test func aDocumentIsTakenInUndoneAndTakenAgain() throws {
        let scratch = Scratch()
        try book(scratch)
        #expect(try shell(nightly, scratch).code == 0)
        let whole = sums(scratch)
        #expect(try shell(nightly, scratch).errText.contains("nothing changed"))
        #expect(try shell("till forget Statement-6803-20250501.csv --book money", scratch).code == 0)
        #expect(try shell(nightly, scratch).code == 0)
        #expect(sums(scratch) != whole)
        #expect(try shell("till forget --undo Statement-6803-20250501.csv --book money", scratch).code == 0)
        #expect(try shell(nightly, scratch).code == 0)
        #expect(sums(scratch) == whole)
        // What was taken in stays, whatever becomes of the inbox.
        #expect(try shell("rm -r money/inbox/me/* && \(nightly)", scratch).code == 0)
        #expect(sums(scratch) == whole)
        #expect(try shell("till forget nothing.csv --book money", scratch).code == 66)
    }

    @Test func theDatabaseHoldsWhatIsPublished() throws {
        let scratch = Scratch()
        try book(scratch)
        #expect(try shell(nightly, scratch).code == 0)
        let stream = Files.bytes("\(scratch.path)/money/output/current/me/stream.ndjson") ?? []
        let records = stream.split(separator: 0x0A).compactMap { line in line.withBytes { try? Record(checking: $0) } }
        let found = records.filter { $0.type == "transaction" }
        let told = try shell("sqlite3 money/store/till.sqlite 'SELECT count(*), sum(minor) FROM transactions'", scratch)
        let minor = found.reduce(Int64(0)) { $0 + ($1.decimal(.amount)?.scaled(to: 2)?.units ?? 0) }
        #expect(told.outText == "\(found.count)|\(minor)\n")
    }

    @Test func verifyFindsWhatWasChanged() throws {
        let scratch = Scratch()
        try book(scratch)
        #expect(try shell(nightly, scratch).code == 0)
        #expect(try shell("till verify --book money", scratch).code == 0)
        let meddled = try shell("echo x >> money/output/current/me/accounts.csv; till verify --book money", scratch)
        #expect(meddled.code == 1)
        #expect(meddled.errText.contains("accounts.csv"))
        #expect(try shell("\(nightly) --fresh && till verify --book money", scratch).code == 0)
        let damaged = try shell("printf x >> \"$(find money/archive -name '*.zst' | head -1)\"; till verify --book money", scratch)
        #expect(damaged.code == 1)
        #expect(damaged.errText.contains("no longer what it was"))
    }

    @Test func statusTellsOfTheLastRun() throws {
        let scratch = Scratch()
        try book(scratch)
        #expect(try shell("till status --book money", scratch).code == 66)
        #expect(try shell(nightly, scratch).code == 0)
        let status = try shell("till status --book money --json", scratch)
        #expect(status.code == 0)
        let record = try Record(checking: String(status.outText.dropLast()))
        #expect(record.integer(Key(foreign: "documents")) == 9)
        #expect(record.objects(Key(foreign: "runs")).first?.string(Key(foreign: "outcome")) == "published")
    }

    /// Ten kills at moments spread over a run: the next run ends in the same bytes, with nothing lost and nothing doubled.
    @Test func killsLeaveNoTrace() throws {
        let scratch = Scratch()
        try book(scratch)
        for copy in ["you", "them"] {
            _ = try shell("cp money/households/me.yaml money/households/\(copy).yaml; cp -r money/inbox/me money/inbox/\(copy)", scratch)
        }
        _ = try shell("cp -r money pristine", scratch)
        let quiet = try shell(nightly, scratch)
        try #require(quiet.code == 0, "\(quiet.errText)")
        let expected = sums(scratch)
        _ = try shell("rm -r money && mv pristine money", scratch)
        for moment in 1...10 {
            let run = "timeout -s KILL \(Double(moment) * 0.17) \(nightly) --workers 2"
            _ = try shell("\(run); true", scratch)
        }
        // The lock is free when the last worker of a killed run has ended.
        let last = try shell("\(nightly) --wait 60", scratch)
        #expect(sums(scratch) == expected, "\(last.errText)")
        let counts = try shell("sqlite3 money/store/till.sqlite 'SELECT count(*) FROM document'", scratch)
        let again = try shell("till verify --book money", scratch)
        #expect(again.code == 0, "\(again.errText)")
        #expect(counts.outText == "27\n", "\(counts.outText)")
    }
}
