import Glibc
import Testing
import TillRecords
import TillTesting

/// `till key`: another key for a book, with all that was published and decided under the one before still known.
@Suite(.serialized) struct KeyTests {
    /// What it publishes has keyed names.
    private static let plan = """
        plan: short
        stages:
          - till-bank
          - till-normalise: {households: $book/households}
          - till-dedupe
          - till-categorise
          - till-normalise: {households: $book/households, only-redact: true}

        """

    private func lived() throws -> (book: PlanBook, id: String) {
        let book = try PlanBook(households: ["ana"])
        book.write(KeyTests.plan, to: "short.yaml")
        #expect(try book.run().code == 0)
        let row = try #require(book.records("output/current/ana/stream.ndjson").first { $0.type == "transaction" })
        let id = try #require(row.string(.id))
        #expect(try book.shell("till decide recategorise \(id) food.coffee --book money").code == 0)
        #expect(try book.run().code == 0)
        return (book, id)
    }

    private func keyId(_ book: PlanBook) throws -> String {
        String(try book.shell("till key show --book money").outText.split(separator: "\n").first ?? "")
    }

    @Test func whatWasPublishedBeforeIsStillKnown() throws {
        let (book, id) = try lived()
        let before = try keyId(book)
        #expect(before.count == 8)
        let done = try book.shell("till key rotate --book money --keep-old old")
        #expect(done.code == 0 && done.errText.contains("the key \(before) gave way to "), "\(done.errText)")
        let now = try keyId(book)
        #expect(now != before)
        #expect(try book.shell("till key show --book money").outText == "\(now)\n\(before)  before\n")
        #expect(try book.shell("till key show --json --book money").outText.contains("\"former\":[\"\(before)\"]"))
        let verified = try book.shell("till verify --book money")
        #expect(verified.code == 0, "\(verified.outText)\(verified.errText)")
        #expect(try book.shell("till explain \(id) --book money").code == 0)
        // Under the new key the same transaction has another name; the old one leads to it.
        let run = try book.run()
        #expect(run.code == 0, "\(run.errText)")
        let ids = book.records("output/current/ana/stream.ndjson").compactMap { $0.string(.id) }
        #expect(!ids.contains(id))
        #expect(book.text("output/current/ana/stream.ndjson").prefix { $0 != "\n" }.contains(now))
        let explained = try book.shell("till explain \(id) --book money")
        #expect(explained.code == 0 && !explained.outText.contains("no longer in the ledger"), "\(explained.outText)\(explained.errText)")
        #expect(explained.outText.contains(try #require(ids.first { explained.outText.contains($0) })), "the name it has now")
        #expect(try book.shell("till explain \(id.prefix(8)) --book money").outText == explained.outText)
        let decided = try book.shell("till decide note \(id) 'by its old name' --book money")
        #expect(decided.code == 0, "\(decided.errText)")
        #expect(try book.run().code == 0)
        #expect(try book.shell("till verify --book money").code == 0)
        #expect(try book.shell("till doctor --book money").code == 0)
        #expect(try book.shell("till audit --book money").outText.contains("the key \(before) gave way to \(now)"))
        #expect(try book.shell("till decide --list --book money").code == 0)
    }

    /// What was sent is not sent again, under whatever key.
    @Test func nothingIsSentAgain() throws {
        let (book, _) = try lived()
        book.write(
            "way: folder\nfolder: \(book.scratch.path)/pages\nsend: [report, finding]\nwhole: true\n", to: "money/deliver/shelf.yaml")
        let first = try book.shell("till run nightly --book money && till deliver --book money")
        #expect(first.code == 0, "\(first.errText)")
        for _ in 1...2 {
            let done = try book.shell(
                "till key rotate --book money && till run nightly --book money && till deliver --book money --dry-run")
            #expect(done.code == 0, "\(done.errText)")
            #expect(!done.outText.contains("finding of"), "\(done.outText)")
        }
    }

    @Test func aBackupFromBeforeIsProvedByTheKeyFromBefore() throws {
        let (book, _) = try lived()
        #expect(try book.shell("till backup safe --book money && till key rotate --book money --keep-old old").code == 0)
        #expect(try book.shell("stat -c %a old").outText == "600\n")
        #expect(try book.shell("till restore --check safe/* --key money/key").code == 65)
        #expect(try book.shell("till restore safe/* back --key old && till verify --book back").code == 0)
        #expect(try book.shell("till key rotate --book money --keep-old old").code == 73)
        // One from after has what knows the former names.
        let again = try book.shell(
            "till backup later --book money && till restore later/* there --key money/key && till key show --book there")
        #expect(again.code == 0 && again.outText.contains("before"), "\(again.errText)")
    }

    /// Killed at any moment, the book has the one key or the other, and everything fits it.
    @Test func whereverItIsKilledTheBookIsWhole() throws {
        let (book, id) = try lived()
        for step in 0..<12 {
            let wait = "0.0\(step < 10 ? "0" : "")\(step)"
            _ = try book.shell("(till key rotate --book money --quiet & pid=$!; sleep \(wait); kill -9 $pid; wait $pid) 2>/dev/null; true")
            let verified = try book.shell("till verify --book money")
            #expect(verified.code == 0, "after \(wait): \(verified.outText)\(verified.errText)")
        }
        #expect(try book.run().code == 0)
        #expect(try book.shell("till explain \(id) --book money").code == 0)
        #expect(try book.shell("find money -name '*.rotation'").outText.isEmpty)
    }

    @Test func whatCannotBeDoneIsSaid() throws {
        let (book, _) = try lived()
        #expect(try book.shell("till key --book money").errText.contains("[usage.key]"))
        #expect(try book.shell("till key rotat --book money").errText.contains("rotate"))
        #expect(try book.shell("till key show --book nowhere").code == 66)
        #expect(try book.shell("mv money/key kept; till key rotate --book money").errText.contains("[key.missing]"))
    }
}
