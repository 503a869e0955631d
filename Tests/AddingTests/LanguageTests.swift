import Testing
import TillTesting

/// Languages are data: lines of knowledge files, and no code.
@Suite struct LanguageTests {
    private let scratch = Scratch()
    private var knowledge: String { "\(scratch.path)/knowledge" }

    init() throws { _ = try Command(["cp", "-r", Checkout.path("pipelines/knowledge"), knowledge]).run() }

    /// Adds lines to a knowledge file of the copy.
    private func add(_ lines: String, to file: String) {
        Files.write((Files.bytes("\(knowledge)/\(file)") ?? []) + Array(lines.utf8), to: "\(knowledge)/\(file)")
    }

    private func receipt(_ text: String) throws -> String {
        scratch.file("receipt.txt", text)
        return try Command.bash("till-receipts --knowledge knowledge receipt.txt", folder: scratch.path).run().lines
            .first { $0.contains(#""type":"observation""#) } ?? ""
    }

    @Test func aLanguageOfReceipts() throws {
        let printed = """
            KORVKIOSKEN
            Storgatan 4, Lund
            Giltig till 31.12.2031
            Kvittodatum 5 maj 2025
            Korv  45,00
            Vatten  18,00
            Att betala  63,00
            Kontant  100,00
            Vaxel  37,00

            """
        let back = "ATERBETALNING\nKORVKIOSKEN\n5 maj 2025\nKorv  45,00\nVatten  18,00\nAtt betala  63,00\n"
        #expect(!(try receipt(printed)).contains(#""date":"2025-05-05""#), "nobody has told it of Swedish yet")
        add(
            "sv\ttotal\t10\tatt betala\nsv\tcash\t5\tkontant\nsv\tchange\t5\tvaxel\n", to: "receipts/labels.tsv")
        add("date\tsv\t-datum\nother-date\tsv\tgiltig\nrefund\tsv\taterbetalning\n", to: "receipts/words.tsv")
        let read = try receipt(printed)
        for part in [#""date":"2025-05-05""#, #""amount":"-63.00""#, #""payment":{"kind":"cash"}"#] {
            #expect(read.contains(part), "\(part): \(read)")
        }
        let returned = try receipt(back)
        for part in [#""amount":"63.00""#, #""direction":"refund""#] { #expect(returned.contains(part), "\(part): \(returned)") }
    }
}
