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
            VORSTIPUTKA
            Pikk 4, Tartu
            Kehtiv 31.12.2031
            Ostukuupaev 5 mai 2025
            Vorst  45,00
            Vesi  18,00
            Tasuda  63,00
            Sularaha  100,00
            Vahetusraha  37,00

            """
        let back = "TAGASTUS\nVORSTIPUTKA\n5 mai 2025\nVorst  45,00\nVesi  18,00\nTasuda  63,00\n"
        #expect(!(try receipt(printed)).contains(#""date":"2025-05-05""#), "nobody has told it of Estonian yet")
        add(
            "et\ttotal\t10\ttasuda\net\tcash\t5\tsularaha\net\tchange\t5\tvahetusraha\n", to: "receipts/labels.tsv")
        add("date\tet\t-kuupaev\nother-date\tet\tkehtiv\nrefund\tet\ttagastus\n", to: "receipts/words.tsv")
        add("5\tet\tmai\n", to: "months.tsv")
        let read = try receipt(printed)
        for part in [#""date":"2025-05-05""#, #""amount":"-63.00""#, #""payment":{"kind":"cash"}"#] {
            #expect(read.contains(part), "\(part): \(read)")
        }
        let returned = try receipt(back)
        for part in [#""amount":"63.00""#, #""direction":"refund""#] { #expect(returned.contains(part), "\(part): \(returned)") }
    }
}
