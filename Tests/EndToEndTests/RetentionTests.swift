import Testing
import TillRecords
import TillTesting

/// What a book keeps longer than its `till.yaml` says is told, and goes only when a person asks.
@Suite(.serialized) struct RetentionTests {
    private static let plan = """
        plan: short
        stages:
          - till-bank
          - till-chat
          - till-normalise: {currency: EUR}
          - till-dedupe
          - till-categorise

        """

    private func book(_ retention: String) throws -> PlanBook {
        let book = try PlanBook(households: ["ana", "ben"])
        book.write(RetentionTests.plan, to: "short.yaml")
        for household in ["ana", "ben"] {
            Files.write("14.03.25, 18:02 - Kim: paid 14.50 EUR for pizza\n", to: "\(book.folder)/inbox/\(household)/Chat \(household).txt")
        }
        Files.write("version: 1\n\(retention)\n", to: "\(book.folder)/till.yaml")
        let run = try book.run()
        try #require(run.code == 0, "\(run.errText)")
        return book
    }

    @Test func eachKindGoesWhenItIsDue() throws {
        // Banks' rows end in September 2025, the chats in March.
        let rows: [(plan: String, today: String, due: Int)] = [
            ("retention: {chats: 2y}", "2027-03-14", 0), ("retention: {chats: 2y}", "2027-03-15", 2),
            ("retention: {chats: 12m, bank: forever}", "2030-01-01", 2), ("retention: {bank: 30d}", "2025-09-01", 0),
            ("retention: {bank: 30d}", "2026-01-01", 2), ("retention: {bank: 10y, chats: 1d, receipts: 1d}", "2025-03-16", 2),
            ("retention: {bank: 1y, chats: 1y}", "2027-01-01", 4),
        ]
        let book = try book("retention:")
        for row in rows {
            Files.write("version: 1\n\(row.plan)\n", to: "\(book.folder)/till.yaml")
            let told = try book.shell("till purge --retention --today \(row.today) --dry-run --book money")
            #expect(told.code == 0 && told.outText.contains("\(row.due) document"), "\(row): \(told.outText)\(told.errText)")
        }
    }

    @Test func nothingGoesUnasked() throws {
        let book = try book("retention: {chats: 1m, bank: forever}")
        let status = try book.shell("till status --book money")
        #expect(status.code == 0 && status.outText.contains("2 documents are kept longer than till.yaml says"), "\(status.outText)")
        #expect(try book.shell("till status --json --book money").outText.contains(#""overdue":2"#))
        #expect(try book.shell("till doctor --book money").outText.contains("till purge --retention"))
        #expect(try book.run("short.yaml", "--fresh").code == 0)
        #expect(book.text("output/current/ana/stream.ndjson").contains("14.50"))
        let done = try book.shell("till purge --retention --household ana --book money")
        #expect(done.code == 0 && done.outText.contains("none found"), "\(done.outText)\(done.errText)")
        #expect(try book.run().code == 0)
        #expect(!book.text("output/current/ana/stream.ndjson").contains("14.50"))
        #expect(book.text("output/current/ben/stream.ndjson").contains("14.50"))
        #expect(try book.shell("till status --book money").outText.contains("1 document is kept longer"))
    }

    @Test func whatIsNoTimeIsRefused() throws {
        let book = try book("")
        #expect(try book.shell("till purge --retention --book money").errText.contains("purge.no-retention"))
        #expect(try !book.shell("till status --book money").outText.contains("till.yaml"))
        for wrong in [
            "{chats: 2}", "{chats: 0d}", "{chats: 2 years}", "{chats: -1y}", "{chats: 1w}", "{photos: 1y}", "[chats]", "10y", "{bank: y}",
        ] {
            Files.write("version: 1\nretention: \(wrong)\n", to: "\(book.folder)/till.yaml")
            let run = try book.run()
            #expect(run.code != 0 && run.errText.contains("till.yaml, line 2"), "\(wrong): \(run.errText)")
            #expect(try book.shell("till purge --retention --book money").code != 0)
            #expect(try book.shell("till doctor --book money").outText.contains("retention"))
        }
    }
}
