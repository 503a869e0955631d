import Testing
import TillRecords
import TillTesting

@testable import TillBank
@testable import TillStages

/// Statements as PDF: words by where they stand, taken only where something proves them.
@Suite struct PdfTests {
    /// Layouts that rules were made from, and others that were looked at once (Tests/Fixtures/pdf/make.py).
    static let fitted = [
        "two-sides-over-pages", "sign-behind", "totals-of-sides", "newest-first", "card", "unknown-words", "day-once", "no-decimals",
        "sum-below", "text-last", "two-line-titles", "direction-words", "letters-behind", "sections",
    ]
    static let heldOut = ["carried-over", "text-first", "paid-abroad", "left-aligned", "balances-above", "many-columns"]

    private static func read(_ name: String, options: [String: [String]] = [:]) -> ReadDocument {
        ReadDocument(Files.bytes(Checkout.path("Tests/Fixtures/pdf/\(name).pdf")) ?? [], name: "\(name).pdf", options: options)
    }

    private static func truth(_ name: String) -> [String] {
        let lines = (Checkout.text("Tests/Fixtures/pdf/\(name).tsv") ?? "").split(separator: "\n")
        return lines.map { String($0).replacing("\t", with: " ") }
    }

    @Test(arguments: fitted + heldOut)
    func everyRowOfALayout(name: String) {
        let read = Self.read(name)
        let rows = zip(read.column(.date), read.column(.amount)).map { "\($0) \($1)" }
        #expect(rows == Self.truth(name) && !rows.isEmpty && read.rejects.isEmpty, "\(name): \(read.fault.map { "\($0)" } ?? "")")
        #expect(read.observations.first?.object(.source)?.string(.format) == "pdf")
    }

    /// A lost row, no balance at all, days as headings, two accounts on a page: nothing is proven and nothing taken.
    @Test(arguments: ["none-row-lost", "none-no-balances", "under-days", "two-accounts"])
    func whatNothingProvesIsAsked(name: String) {
        let read = Self.read(name)
        #expect(read.fault?.code == "bank.pdf.unproven" && read.observations.isEmpty, "\(read.fault?.code ?? "")")
        #expect(read.fault?.remedy.contains("--unproven") == true)
    }

    @Test func unprovenRowsAreTakenWhenAPersonSaysSo() {
        let read = Self.read("none-no-balances", options: ["unproven": [""]])
        #expect(read.observations.count == 8 && read.notes.contains("bank.pdf.taken"))
    }

    @Test func whatIsNoStatement() {
        #expect(Self.read("none-invoice").fault?.code == "bank.not-an-export.pdf")
        #expect(ReadDocument("%PDF-1.7\nbroken", name: "a.pdf").fault?.code == "bank.pdf.unreadable")
    }

    /// Words that end a line, wrap below it, or stand on every page.
    @Test func textsOfRows() {
        let read = Self.read("two-sides-over-pages")
        #expect(read.column(.text).dropFirst().first?.hasSuffix("Ref 7001 card 12") == true, "\(read.column(.text).prefix(3))")
        #expect(!read.column(.text).contains { $0.contains("Page") || $0.contains("carried") })
        #expect(read.all("balance").count == 2)
    }

    @Test func aRowIsReadBack() throws {
        let document = Document(name: "a.pdf", bytes: Files.bytes(Checkout.path("Tests/Fixtures/pdf/unknown-words.pdf")) ?? [])
        let reader = try BankReader(options: Options(), context: Context(knowledge: Knowledge.located(nil)))
        let observation = try #require(ReadDocument(document.bytes, name: "a.pdf").observations.first)
        let line = try #require(try reader.passage(of: observation, in: document)?.lines.first)
        let day = try #require(observation.string(.date))
        #expect(line.text.contains("\(day.suffix(2))/\(day.dropFirst(5).prefix(2))/2025"))
    }

    // MARK: claims

    @Test(arguments: [
        ("two-sides-over-pages", DocumentClaim.certain), ("newest-first", .certain), ("day-once", .certain), ("card", .likely),
        ("none-no-balances", .likely), ("none-invoice", .none),
    ])
    func claims(name: String, claim: DocumentClaim) throws {
        let reader = try BankReader(options: Options(), context: Context(knowledge: Knowledge(folder: nil)))
        // No table of knowledge is needed to claim a document.
        #expect(reader.claim(Files.bytes(Checkout.path("Tests/Fixtures/pdf/\(name).pdf")) ?? []) == claim)
    }

    // MARK: words, phrases, columns

    private static func page(_ words: [(left: Int, top: Int, text: String)]) -> PdfPages {
        let lines = words.map { word in
            "5\t1\t0\t0\t0\t0\t\(word.left).00\t\(word.top).00\t\(word.text.count * 5).00\t10.00\t100\t\(word.text)"
        }
        return PdfPages(Array((["level"] + lines).joined(separator: "\n").utf8))
    }

    private static func rows(_ pages: PdfPages, decimals: Int = 2) throws -> [PdfRow] {
        PdfRow.all(pages, PdfLook(knowledge: try CsvKnowledge(Knowledge.located(nil)), decimals: decimals))
    }

    /// Letters are 5 wide and 10 high: a blank of 6 is one between words, one of 7 divides columns.
    @Test(arguments: [(5, ["ab cd"]), (6, ["ab cd"]), (7, ["ab", "cd"]), (20, ["ab", "cd"])])
    func blanks(gap: Int, phrases: [String]) throws {
        let rows = try Self.rows(Self.page([(10, 10, "ab"), (20 + gap, 10, "cd")]))
        #expect(rows.map { $0.phrases.map { String(decoding: $0.text, as: UTF8.self) } } == [phrases])
    }

    /// A line goes on as long as the middles of its words are no more than half of a height apart.
    @Test(arguments: [(14, 1), (15, 1), (16, 2)])
    func lines(top: Int, count: Int) throws {
        #expect(try Self.rows(Self.page([(10, 10, "ab"), (100, top, "cd")])).count == count)
    }

    @Test(arguments: [
        ("12.50", 2, PdfRow.Kind.money), ("1.250", 2, .text), ("1.250", 0, .money), ("1.250", 3, .money), ("-1,250.00", 2, .money),
        ("1250", 2, .text), ("1250", 0, .money), ("0042", 0, .text), ("12.50CR", 2, .money), ("14.03.2025", 2, .day),
        ("14/03/2025", 0, .day),
        ("Miller", 2, .text),
    ])
    func kinds(text: String, decimals: Int, kind: PdfRow.Kind) throws {
        let row = try Self.rows(Self.page([(10, 10, text)]), decimals: decimals)
        #expect(row.first?.phrases.first?.kind == kind)
    }

    /// Days that stand close before a text are phrases of their own.
    @Test func daysAreParted() throws {
        let rows = try Self.rows(Self.page([(10, 10, "14.03.2025"), (63, 10, "15.03.2025"), (116, 10, "Tea")]))
        #expect(rows.first?.phrases.map { String(decoding: $0.text, as: UTF8.self) } == ["14.03.2025", "15.03.2025", "Tea"])
    }

    /// What is no word of a page is left out: lines that are cut, lengths of no page, pages without number.
    @Test(arguments: [
        "5\t1\t0\t0\t0\t0\t1.0\t1.0\t5.0\t10.0\t100", "5\t0\t0\t0\t0\t0\t1.0\t1.0\t5.0\t10.0\t100\tx",
        "5\t1\t0\t0\t0\t0\tnan\t1.0\t5.0\t10.0\t100\tx", "5\t1\t0\t0\t0\t0\t1.0\t1.0\t5.0\t-10.0\t100\tx",
        "5\t99999999999\t0\t0\t0\t0\t1.0\t1.0\t5.0\t10.0\t100\tx", "4\t1\t0\t0\t0\t0\t1.0\t1.0\t5.0\t10.0\t100\t###LINE###",
        "5\t1\t0\t0\t0\t0\t99999999999.0\t1.0\t5.0\t10.0\t100\tx",
    ])
    func brokenWords(line: String) { #expect(PdfPages(Array("level\n\(line)".utf8)).isEmpty) }
}
