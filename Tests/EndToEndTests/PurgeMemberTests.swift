import Testing
import TillRecords
import TillTesting

/// A member who is erased is nowhere any more, and the figures of the others are what they were.
@Suite(.serialized) struct PurgeMemberTests {
    private static let plan = """
        plan: short
        stages:
          - till-bank
          - till-chat
          - till-normalise: {currency: EUR}
          - till-dedupe
          - till-categorise

        """

    /// One who goes (liese), one who stays (ben): an account of each, one of both, a chat of both, one of liese alone.
    private static let household = """
        currency: EUR
        members:
          - {id: liese, role: owner, names: ["Anneliese Brandtmüller", "+49 170 5550123", "a.brandtmueller@example.org"]}
          - {id: ben, role: adult, names: ["Benno Quastenberg"]}
        accounts:
          - {id: lgiro, kind: checking, number: "DE02 1203 0000 0000 2020 51", member: liese, files: ["lgiro*"]}
          - {id: bgiro, kind: checking, number: "DE02500105170137075030", member: ben, files: ["bgiro*"]}
          - {id: joint, kind: checking, number: "DE02100100100006820101", files: ["joint*"]}

        """

    private func book() throws -> PlanBook {
        let book = try PlanBook(households: ["ana"])
        _ = try book.shell("rm money/inbox/ana/*")
        Files.write(PurgeMemberTests.household, to: "\(book.folder)/households/ana.yaml")
        book.write(PurgeMemberTests.plan, to: "short.yaml")
        let inbox = "\(book.folder)/inbox/ana"
        let head = "Date,Description,Amount,Currency\n"
        Files.write(head + "2025-03-01,ZYXWV KIOSK,-12.34,EUR\n2025-03-02,Salary,2500.00,EUR\n", to: "\(inbox)/lgiro.csv")
        Files.write(head + "2025-03-01,BAKER,-3.10,EUR\n2025-03-04,Salary,1900.00,EUR\n", to: "\(inbox)/bgiro.csv")
        Files.write(
            head + "2025-03-03,\"Transfer BRANDTMUELLER, ANNELIESE DE02120300000000202051\",400.00,EUR\n"
                + "2025-03-05,Rent Hillside,-950.00,EUR\n2025-03-06,Gift for A. Brandtmüller,-30.00,EUR\n"
                + "2025-03-07,Call 0170/5550123 or a.brandtmueller@example.org,-9.99,EUR\n", to: "\(inbox)/joint.csv")
        // The same bank once wrote a byte a letter.
        Files.write(
            Array("Date,Description,Amount,Currency\n2025-02-03,Miete Frau Brandtm".utf8) + [0xFC] + Array("ller,-11.00,EUR\n".utf8),
            to: "\(inbox)/joint-february.csv")
        Files.write(
            "14.03.25, 18:02 - Anneliese Brandtmüller: paid 14.50 EUR for pizza\n14.03.25, 18:05 - Benno Quastenberg: paid 8.20 EUR for bread\n"
                + "15.03.25, 09:00 - Benno Quastenberg: Anneliese Brandtmüller owes me nothing\n", to: "\(inbox)/Chat with both.txt")
        Files.write("16.03.25, 10:00 - Anneliese Brandtmüller: paid 77.70 EUR for ZYXWVshoes\n", to: "\(inbox)/Chat alone.txt")
        let run = try book.run()
        try #require(run.code == 0, "\(run.errText)")
        return book
    }

    private func decide(_ words: String, _ text: String, _ book: PlanBook) throws {
        let id = book.records("output/current/ana/stream.ndjson").first {
            $0.type == "transaction" && $0.string(.text)?.contains(text) ?? false
        }?.string(.id)
        let line = words.replacing("ID", with: try #require(id, "no row with \(text)"))
        let said = try book.shell("till decide \(line) --household ana --book money")
        try #require(said.code == 0, "\(said.errText)")
    }

    /// Day, amount and account of rows of others, their categories and notes.
    private func figures(_ book: PlanBook) -> [String] {
        book.records("output/current/ana/stream.ndjson").filter { $0.type == "transaction" && $0.string(.account) ?? "" != "lgiro" }
            .filter { !["14.50", "77.70"].contains(($0.string(.amount) ?? "").filter { $0 != "-" }) }
            .map {
                "\($0.string(.date) ?? "") \($0.string(.amount) ?? "") \($0.string(.account) ?? "") "
                    + "\($0.object(.category)?.string(.name) ?? "") \($0.has(Key(foreign: "notes")))"
            }.sorted()
    }

    private static let identifiers = [
        "Brandtm", "Anneliese", "202051", "5550123", "ZYXWV", "lgiro.csv", "Chat alone",
    ]

    private func left(_ word: String, _ book: PlanBook) throws -> String {
        try book.shell(
            """
            rm -rf out; mkdir out; for b in shelf/*.tar.zst; do mkdir out/$(basename $b); tar --zstd -xf $b -C out/$(basename $b); done
            for z in $(find money out -name '*.zst'); do zstd -dqc $z > $z.unpacked; done
            grep -rlia '\(word)' money out; find money out -iname '*\(word)*'; find money out -name '*.unpacked' -delete; true
            """
        ).outText
    }

    @Test func aPurgedMemberIsNowhereAndTheOthersStay() throws {
        let book = try book()
        try decide("note ID 'ZYXWVnote of a row' --by ben", "ZYXWV KIOSK", book)
        try decide("recategorise ID food.groceries --by liese", "Rent Hillside", book)
        try decide("note ID 'for Anneliese Brandtmüller' --by ben", "Gift for", book)
        try #require(try book.run().code == 0)
        try #require(try book.shell("till backup shelf --book money").code == 0)
        let before = figures(book)
        #expect(before.contains { $0.contains("food.groceries") } && before.contains { $0.hasSuffix("true") }, "\(before)")

        let sums = "find money shelf -type f -not -name '*.lock' -not -name '*-wal' -not -name '*-shm' | sort | xargs -d '\\n' sha256sum"
        let untouched = try book.shell(sums).outText
        let dry = try book.shell("till purge --member liese --dry-run --book money")
        #expect(dry.code == 0, "\(dry.errText)")
        for words in [
            "lgiro.csv", "Chat alone.txt", "2 documents to erase, 3 documents to mask", "1 decision to erase, 2 decisions to say again",
            "1 backup to rewrite", "households/ana.yaml, lines 3, 6", "nobody else is an owner",
        ] { #expect(dry.outText.contains(words), "\(words): \(dry.outText)") }
        #expect(try book.shell(sums).outText == untouched)

        let done = try book.shell("till purge --member liese --reason 'moved out' --book money")
        #expect(done.code == 0 && done.outText.contains("none found"), "\(done.outText)\(done.errText)")
        // What the person keeps is the person's to change; all else is without the member.
        for word in PurgeMemberTests.identifiers {
            let found = try left(word, book).split(separator: "\n").filter { $0 != "money/households/ana.yaml" }
            #expect(found.isEmpty, "\(word): \(found)")
        }
        Files.write(
            PurgeMemberTests.household.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.contains("liese") }
                .joined(separator: "\n"), to: "\(book.folder)/households/ana.yaml")
        let run = try book.run()
        #expect(run.code == 0, "\(run.errText)")
        #expect(figures(book) == before, "\(figures(book))\n\(before)")
        for word in PurgeMemberTests.identifiers { #expect(try left(word, book).isEmpty, "\(word)") }
        let verified = try book.shell("till verify --book money")
        #expect(verified.code == 0, "\(verified.outText)\(verified.errText)")
        let restored = try book.shell(
            "till restore --key money/key shelf/*.tar.zst back && till verify --book back && till run ./short.yaml --book back")
        #expect(restored.code == 0, "\(restored.outText)\(restored.errText)")
    }

    @Test func aMemberWithoutDocumentsIsErasedToo() throws {
        let book = try book()
        Files.write(
            PurgeMemberTests.household.replacing(
                "accounts:", with: "  - {id: kim, role: child, names: [\"Kimberley Quastenberg\"]}\naccounts:"),
            to: "\(book.folder)/households/ana.yaml")
        try #require(try book.run().code == 0)
        try decide("note ID 'seen' --by ben", "BAKER", book)
        try #require(try book.run().code == 0)
        let before = figures(book)
        let done = try book.shell("till purge --member kim --household ana --book money")
        #expect(
            done.code == 0 && done.outText.contains("0 documents to erase, 0 documents to mask") && done.outText.contains("line 5"),
            "\(done.outText)\(done.errText)")
        Files.write(PurgeMemberTests.household, to: "\(book.folder)/households/ana.yaml")
        #expect(try book.run().code == 0)
        #expect(figures(book) == before)
    }

    @Test func whoCannotBeErasedIsSaid() throws {
        let book = try book()
        let stranger = try book.shell("till purge --member nobody --book money")
        #expect(
            stranger.code == 64 && stranger.errText.contains("usage.member") && stranger.errText.contains("ben, liese"),
            "\(stranger.errText)")
        #expect(try book.shell("till purge --member liese --household none --book money").code == 66)
        #expect(try book.shell("till purge --member liese --older-than 2025-01-01 --book money").code == 64)
        Files.write("currency: EUR\nmembers: [{id: solo, names: [Solveig Lindqvist]}]\n", to: "\(book.folder)/households/solo.yaml")
        let only = try book.shell("till purge --member solo --book money")
        #expect(only.code == 64 && only.errText.contains("till purge --household solo"), "\(only.errText)")
        _ = try book.shell("rm -rf money/output")
        let bare = try book.shell("till purge --member liese --book money")
        #expect(bare.code == 66 && bare.errText.contains("Run the plan first"), "\(bare.errText)")
    }
}
