import Glibc
import Testing
import TillRecords
import TillTesting

/// What is published calls records and documents by HMACs under a key, and people ask and decide by those.
@Suite(.serialized) struct PublishedIdsTests {
    private static let plan = """
        plan: open
        stages:
          - till-bank
          - till-normalise: {households: $book/households}
          - till-dedupe: {households: $book/households}
          - till-categorise: {households: $book/households}
          - till-recur: {households: $book/households}
          - till-normalise: {households: $book/households, only-redact: true}
          - till-findings: {households: $book/households}
          - till-report: {households: $book/households, out: $out, no-index: true}
          - till-export: {households: $book/households, out: $out}

        """

    private func book() throws -> PlanBook {
        let book = try PlanBook(households: ["ana"])
        // A charge twice on a day, which is a finding.
        Files.write(
            "Date,Description,Amount,Currency\n" + (1...9).map { "2025-0\($0)-03,GYM NORTH,-\($0 == 5 ? 61 : 30).00,EUR\n" }.joined()
                + "2025-09-20,BIG STORE,-400.00,EUR\n2025-09-20,BIG STORE,-400.00,EUR\n",
            to: "\(book.folder)/inbox/ana/card.csv")
        book.write(Self.plan, to: "open.yaml")
        return book
    }

    private func transactions(_ book: PlanBook) -> [Record] {
        book.records("output/current/ana/stream.ndjson").filter { $0.type == "transaction" }
    }

    /// The digests of the same book as they are inside the wall.
    private func inside(_ book: PlanBook) throws -> Set<String> {
        let made = try book.shell(
            "till-bank --quiet --household ana --household-file money/households/ana.yaml money/inbox/ana/*.csv"
                + " | till-normalise --households money/households | till-dedupe --households money/households"
                + " | till-categorise | till-recur --households money/households")
        try #require(made.code == 0, "\(made.errText)")
        return Set(made.outText.split { !($0.isLetter || $0.isNumber) }.filter(IdentityForm.isDigest).map(String.init))
    }

    @Test func noDigestLeavesTheWall() throws {
        let book = try book()
        let done = try book.run("open.yaml")
        #expect(done.code == 0, "\(done.errText)")
        let digests = try inside(book)
        try #require(digests.count > 80)
        // Whole, and as pages and names of files shorten them.
        book.write(Set(digests.map { $0.prefix(12) }).map { $0 + "\n" }.joined(), to: "digests")
        let found = try book.shell("grep -rhoF -f digests money/output money/logs; ls -R money/output | grep -oF -f digests; true")
        #expect(found.outText.isEmpty, "\(found.outText.prefix(400))")
        // What refers to a record still does.
        let stream = book.records("output/current/ana/stream.ndjson")
        let ids = Set(stream.filter { $0.type == "observation" }.compactMap { $0.string(.id) })
        let moved = stream.filter { $0.type == "transaction" }
        #expect(moved.allSatisfy { ids.isSuperset(of: $0.strings(.observations)) } && moved.count > 20)
        let own = Set(moved.compactMap { $0.string(.id) })
        for finding in stream where finding.type == "finding" { #expect(own.isSuperset(of: finding.strings(.transactions))) }
        for series in stream where series.type == "series" { #expect(own.isSuperset(of: series.strings(.transactions))) }
        let key = try #require(stream.first?.string(.key))
        #expect(key.utf8.count == 8)
        #expect(try book.shell("till doctor --book money").outText.contains(key))
    }

    @Test func theKeyDecidesAndNothingElse() throws {
        let book = try book()
        #expect(try book.run("open.yaml").code == 0)
        let sums = book.sums
        let again = try book.run("open.yaml", "--fresh")
        #expect(again.code == 0)
        #expect(book.sums == sums)
        // The same key by its file and by the variable; another makes every household anew under other names.
        #expect(try book.run("open.yaml", "--key money/key").errText.contains("nothing changed"))
        #expect(try book.shell("TILL_KEY_FILE=money/key till run ./open.yaml --book money").errText.contains("nothing changed"))
        book.write(String(repeating: "5a", count: 32) + "\n", to: "other", mode: 0o600)
        let before = Set(transactions(book).compactMap { $0.string(.id) })
        #expect(try book.run("open.yaml", "--key other").code == 0)
        #expect(before.isDisjoint(with: transactions(book).compactMap { $0.string(.id) }))
        // The option goes before the variable.
        #expect(try book.shell("TILL_KEY_FILE=money/key till run ./open.yaml --book money --key other").errText.contains("nothing changed"))
    }

    @Test func aBookWithoutItsKeyPublishesNothing() throws {
        let book = try book()
        #expect(try book.run("open.yaml").code == 0)
        let sums = book.sums
        let gone = try book.shell("mv money/key key && till run ./open.yaml --book money")
        #expect(gone.code == 66, "\(gone.errText)")
        #expect(gone.errText.contains("--key"))
        #expect(book.sums == sums)
        // A plan that publishes no names needs none.
        #expect(try book.run("short.yaml", "--out short").code == 0)
        #expect(try book.shell("chmod 644 key && till run ./open.yaml --book money --key key").code == 64)
    }

    @Test func peopleDecideByWhatIsPublished() throws {
        let book = try book()
        #expect(try book.run("open.yaml").code == 0)
        let one = try #require(transactions(book).first { $0.string(.text) == "BIG STORE" })
        let id = try #require(one.string(.id))
        #expect(try book.shell("till explain \(id.prefix(10)) --book money").outText.contains("BIG STORE"))
        let said = try book.shell("till decide recategorise \(id.prefix(10)) hobby.bonsai --new --book money")
        #expect(said.code == 0, "\(said.errText)")
        // The journal is inside the wall: it calls the observation as the wall does, whatever the key.
        let journal = book.text("decisions/journal.ndjson")
        let about = try #require(try Record(checking: String(journal.dropLast())).object(.content)?.string(.about))
        #expect(try inside(book).contains(about))
        #expect(one.strings(.observations) != [about])
        #expect(try book.shell("till decide --list --book money").outText.contains(String(one.strings(.observations)[0].prefix(8))))
        #expect(try book.run("open.yaml").code == 0)
        let then = try #require(transactions(book).first { $0.string(.id) == id })
        #expect(then.object(.category)?.string(.name) == "hobby.bonsai")
        #expect(try book.shell("till explain d1 --book money").outText.contains(String(id.prefix(8))))
        // Under another key it still holds.
        book.write(String(repeating: "5a", count: 32) + "\n", to: "other", mode: 0o600)
        #expect(try book.run("open.yaml", "--key other").code == 0)
        #expect(transactions(book).filter { $0.object(.category)?.string(.name) == "hobby.bonsai" }.count == 1)
        let diff = try book.shell("till explain d1 --book money")
        #expect(diff.outText.contains("400.00"), "\(diff.outText)\(diff.errText)")
    }

    @Test func findingsAreDismissedByTheKeysOnThePages() throws {
        let book = try book()
        #expect(try book.run("open.yaml").code == 0)
        let finding = try #require(
            book.records("output/current/ana/stream.ndjson").first { $0.type == "finding" && !$0.strings(.transactions).isEmpty })
        let key = try #require(finding.string(.key))
        let said = try book.shell("till decide dismiss \(key) --book money")
        #expect(said.code == 0, "\(said.errText)")
        #expect(try book.run("open.yaml").code == 0)
        let stream = book.records("output/current/ana/stream.ndjson")
        #expect(!stream.contains { $0.type == "finding" && $0.string(.key) == key })
        #expect(stream.contains { $0.type == "decision" && $0.string(.about) == key })
        #expect(try book.shell("till explain \(key) --book money").outText.contains("dismiss"))
    }

    @Test func whatTheBookForgotIsMadeAnewAndAskedForTillThen() throws {
        let book = try book()
        #expect(try book.run("open.yaml").code == 0)
        let id = try #require(transactions(book).first?.string(.id))
        let said = try book.shell("rm -r money/store/names && till decide note \(id) x --book money")
        #expect(said.code == 66)
        #expect(said.errText.contains("Run the plan"))
        #expect(try book.run("open.yaml").code == 0)
        #expect(try book.shell("till decide note \(id) x --book money").code == 0)
    }

    /// A book that came back calls things as it did, before any run and after one: no digest of the inside is told in their place.
    @Test func aRestoredBookKeepsItsPublishedIds() throws {
        let book = try book()
        #expect(try book.run("open.yaml").code == 0)
        let ids = transactions(book).compactMap { $0.string(.id) }
        let id = try #require(ids.first)
        #expect(try book.shell("till decide note \(id) hello --book money").code == 0)
        let list = try book.shell("till decide --list --book money").outText
        let shown = try #require(list.firstMatch(of: /note ([0-9a-f]{8})/)?.output.1)
        #expect(try !inside(book).contains { $0.hasPrefix(shown) })
        let back = try book.shell("till backup safe --book money && mv money/key . && rm -r money && till restore safe/* money --key key")
        try #require(back.code == 0, "\(back.errText)")
        #expect(try book.shell("till decide --list --book money").outText == list)
        #expect(try book.run("open.yaml").code == 0)
        #expect(transactions(book).compactMap { $0.string(.id) } == ids)
        #expect(try book.shell("till decide --list --book money").outText == list)
        #expect(try book.shell("rm -r money/store/names && till decide --list --book money").outText != list, "a test of nothing")
    }
}
