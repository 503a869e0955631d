import Glibc
import Testing
import TillRecords
import TillTesting

/// Exports of banks as they lie in an inbox: in a zip, as a spreadsheet, with a profile, beside others that answer their questions.
@Suite struct ExportKindsTests {
    private static let plan = """
        plan: short
        stages:
          - till-bank: {profile?: $book/profiles}
          - till-normalise: {currency: EUR}
          - till-dedupe

        """

    private static let titles = "Date,Valuta,What,Kind,Amount\n"

    private func book() throws -> PlanBook {
        let book = try PlanBook(households: ["ana"])
        book.write(Self.plan, to: "short.yaml")
        unlink("\(book.folder)/inbox/ana/giro.csv")
        return book
    }

    private func put(_ bytes: [UInt8], _ name: String, in book: PlanBook) { Files.write(bytes, to: "\(book.folder)/inbox/ana/\(name)") }

    private func transactions(_ book: PlanBook) -> [String] {
        book.records("output/current/ana/stream.ndjson").filter { $0.type == "transaction" }
            .map { "\($0.string(.date) ?? "-") \($0.string(.amount) ?? "-")" }.sorted()
    }

    /// The zip holds a table and a spreadsheet; the table lies beside it too, and is counted once.
    @Test func packedAndPlain() throws {
        let book = try book()
        let golden = Checkout.path("Tests/Golden/bank-archives/input")
        let zip = try #require(Files.bytes("\(golden)/bank.zip"))
        put(zip, "bank.zip", in: book)
        put(try #require(Files.bytes("\(golden)/a.csv.gz")), "again.gz", in: book)
        let outcome = try book.run()
        #expect(outcome.code == 0, "\(outcome.errText)")
        #expect(
            transactions(book) == [
                "2025-03-03 -4.50", "2025-03-06 -12.30", "2025-03-09 2500.10", "2025-03-12 -0.07", "2025-03-14 -4.50",
                "2025-03-15 -1041.87", "2025-03-28 2500.00",
            ])
        // The original that was archived is the zip.
        let hash = Digest.sha256(zip).hex
        #expect(Files.exists("\(book.folder)/archive/\(hash.prefix(2))/\(hash.dropFirst(2)).zst"))
        let rows = book.records("output/current/ana/stream.ndjson")
        let id = try #require(rows.first { $0.type == "transaction" && $0.string(.amount) == "-12.30" }?.string(.id))
        let told = try book.shell("till explain \(id) --book money")
        #expect(told.outText.contains("sheet Umsätze, Giro, row 6") && told.outText.contains("2025-03-06 | Zeile 1"), "\(told.outText)")
        let sums = book.sums
        #expect(try book.run("short.yaml", "--fresh").code == 0 && book.sums == sums)
    }

    @Test func oneExportAnswersForAnother() throws {
        let book = try book()
        put(Array("\(Self.titles)03/04/2025,03/04/2025,BREAD,x,-4.50\n".utf8), "a-open.csv", in: book)
        #expect(try book.run().code == 2)
        #expect(transactions(book).isEmpty)
        put(Array("\(Self.titles)25/06/2025,25/06/2025,TEA,x,-3.50\n".utf8), "b-proof.csv", in: book)
        #expect(try book.run().code == 0)
        #expect(transactions(book) == ["2025-04-03 -4.50", "2025-06-25 -3.50"])
    }

    @Test func aProfileOfTheBook() throws {
        let book = try book()
        put(Array("Date,What,Amount\n03/04/2025,BREAD,-4.50\n".utf8), "open.csv", in: book)
        #expect(try book.run().code == 2)
        Files.makeFolder("\(book.folder)/profiles")
        Files.write("titles: [Date, What, Amount]\ndate-order: DMY\n", to: "\(book.folder)/profiles/corner.yaml")
        #expect(try book.run().code == 0)
        #expect(transactions(book) == ["2025-04-03 -4.50"])
        // Another answer is another result.
        Files.write("titles: [Date, What, Amount]\ndate-order: MDY\n", to: "\(book.folder)/profiles/corner.yaml")
        #expect(try book.run().code == 0)
        #expect(transactions(book) == ["2025-03-04 -4.50"])
    }

    /// What takes the place of the stream has no place in a plan.
    @Test func noPlanMayAskForAnExplanation() throws {
        let book = try book()
        book.write("plan: short\nstages:\n  - till-bank: {explain: true}\n", to: "short.yaml")
        let outcome = try book.run()
        #expect(outcome.code == 64 && outcome.errText.contains("in place of its records"), "\(outcome.errText)")
    }
}
