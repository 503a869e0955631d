import Testing
import TillRecords
import TillTesting

/// What is written about one person is all that is its own, and nothing of the others.
@Suite(.serialized) struct ExportMemberTests {
    private func book() throws -> PlanBook {
        let book = try PlanBook(households: ["ana"])
        _ = try book.shell("rm money/inbox/ana/*")
        Files.write(
            """
            currency: EUR
            languages: [de]
            members:
              - {id: liese, role: owner, names: ["Anneliese Brandtmeier"]}
              - {id: ben, role: owner, names: ["Benno Quastenberg"]}
            accounts:
              - {id: lgiro, kind: checking, number: "DE02120300000000202051", member: liese, files: ["lgiro*"]}
              - {id: bgiro, kind: checking, number: "DE02500105170137075030", member: ben, files: ["bgiro*"]}
              - {id: joint, kind: checking, member: ben, shared: [liese], files: ["joint*"]}

            """, to: "\(book.folder)/households/ana.yaml")
        book.write(
            "plan: short\nstages:\n  - till-bank\n  - till-chat\n  - till-normalise: {currency: EUR, redact: true}\n  - till-dedupe\n"
                + "  - till-categorise\n", to: "short.yaml")
        let inbox = "\(book.folder)/inbox/ana"
        let head = "Date,Description,Amount,Currency\n"
        Files.write(head + "2025-03-01,ZYXWV KIOSK,-12.34,EUR\n2025-03-02,Salary,2500.00,EUR\n", to: "\(inbox)/lgiro.csv")
        Files.write(head + "2025-03-01,QPONM BAKER,-3.10,EUR\n2025-03-04,Salary,1900.00,EUR\n", to: "\(inbox)/bgiro.csv")
        Files.write(head + "2025-03-05,Hillside Rent,-950.00,EUR\n2025-03-06,Paid back,20.00,EUR\n", to: "\(inbox)/joint.csv")
        Files.write(
            "14.03.25, 18:02 - Anneliese Brandtmeier: paid 14.50 EUR for pizza with Benno Quastenberg\n"
                + "14.03.25, 18:05 - Benno Quastenberg: paid 8.20 EUR for LKJHG bread\n", to: "\(inbox)/Chat.txt")
        let run = try book.run()
        try #require(run.code == 0, "\(run.errText)")
        return book
    }

    @Test func allOfOneAndNothingOfOthers() throws {
        let book = try book()
        for (text, by) in [("ZYXWV", "liese"), ("QPONM", "ben")] {
            let id = book.records("output/current/ana/stream.ndjson").first {
                $0.type == "transaction" && $0.string(.text)?.contains(text) ?? false
            }?.string(.id)
            let said = try book.shell("till decide note \(try #require(id)) 'note by \(by)' --by \(by) --household ana --book money")
            try #require(said.code == 0, "\(said.errText)")
        }
        try #require(try book.run().code == 0)
        let done = try book.shell("till export --member liese liese --book money")
        #expect(done.code == 0 && done.errText.contains("5 transactions"), "\(done.outText)\(done.errText)")
        #expect(try book.shell("cd liese && sha256sum --quiet -c SHA256SUMS && ls | wc -l").outText == "9\n")
        let all = try book.shell("cat liese/*.* liese/documents/*").outText
        for word in ["ZYXWV KIOSK", "Hillside Rent", "note by liese", "for pizza with ben", "14.50"] {
            #expect(all.contains(word), "\(word)")
        }
        for word in ["QPONM", "LKJHG", "Quastenberg", "note by ben", "0137075030"] { #expect(!all.contains(word), "\(word)") }
        #expect(try book.shell("cat liese/README.txt").outText.contains("Konten"))
        #expect(try book.shell("ls liese/documents").outText.contains("lgiro.csv"))
        // Every line is a record.
        let lines = try book.shell("cat liese/*.ndjson").outText.split(separator: "\n")
        #expect(lines.count > 8 && lines.allSatisfy { (try? Record(checking: String($0))) != nil })
        #expect(try book.shell("till export --member liese liese --book money").code == 64)
    }

    @Test func whoIsNobodyIsSaid() throws {
        let book = try book()
        let stranger = try book.shell("till export --member kim kim --book money")
        #expect(stranger.code == 64 && stranger.errText.contains("usage.member"), "\(stranger.errText)")
        #expect(try book.shell("test -e kim").code != 0)
        #expect(try book.shell("till export --member liese --book money").code == 64)
        // Without a member it is the stage.
        #expect(try book.shell("till export --help").outText.contains("till-export"))
    }
}
