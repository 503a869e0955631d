import Testing
import TillRecords
import TillStages
import TillTesting

@testable import TillReceipts

/// The second reader, as a script: what it says is taken, and whatever else it does costs its look alone.
@Suite struct SecondReaderTests {
    /// What Tesseract can read and nothing proves.
    private static let poor = "LANTERN BOOKS\n14/03/2025 17:52\nTOTAL GBP 15.50"
    /// What the second reader says of the whole picture: cash and change prove the total.
    private static let words = [
        ("LANTERN", 60, 60), ("BOOKS", 260, 60), ("14/03/2025", 60, 124), ("17:52", 300, 124), ("TOTAL", 60, 188), ("15.50", 300, 188),
        ("CASH", 60, 252), ("20.00", 300, 252), ("CHANGE", 60, 316), ("4.50", 300, 316),
    ].map { "{\"text\":\"\($0.0)\",\"box\":[\($0.1),\($0.2),180,40],\"confidence\":0.97}" }.joined(separator: ",")

    /// A program that says its version, and answers each question by a line of bash that knows its `id`.
    private static func program(_ answer: String) -> String {
        """
        #!/bin/bash
        if [ "$1" = --version ]; then echo "script 1.0"; exit; fi
        while read -r q; do id=${q#*\\"id\\":\\"}; id=${id%%\\"*}; \(answer); done
        """
    }

    private func read(_ answer: String, _ more: [String] = []) throws -> (receipt: Record, notes: [String]) {
        let scratch = Scratch()
        TestPage.write(Self.poor, to: "\(scratch.path)/a.png")
        scratch.file("second", Self.program(answer))
        _ = try Command(["chmod", "+x", "\(scratch.path)/second"]).run()
        let reader = more.isEmpty ? ["--second-reader", "\(scratch.path)/second"] : more
        let outcome = try Command(["\(Checkout.binaries)/till-receipts", "--country", "GB"] + reader + ["a.png"], folder: scratch.path)
            .run()
        #expect(outcome.code == 0, "\(outcome.errText)")
        let records = outcome.out.split(separator: 0x0A).compactMap { try? Record(line: Array($0)) }
        let receipt = try #require(records.first { $0.type == "observation" })
        return (receipt, records.filter { $0.type == "note" }.compactMap { $0.string(.code) })
    }

    private static func reply(_ words: String) -> String { "echo '{\"id\":\"'$id'\",\"words\":[\(words)]}'" }

    @Test func whatItReadsProvesTheTotal() throws {
        let (receipt, notes) = try read(Self.reply(Self.words))
        #expect(receipt.string(.amount) == "-15.50")
        #expect((receipt.object(.confidence)?.number(.amount) ?? 0) >= 0.95)
        #expect(receipt.flag(.needsReview) == nil && notes.isEmpty)
        #expect(receipt.string(.recogniser) == "script 1.0")
    }

    @Test(arguments: [
        "exit 3", "kill -KILL $$", "echo nonsense", "head -c 5000000 /dev/zero | tr '\\0' x; echo",
        "echo '{\"id\":\"another\",\"words\":[]}'",
        "echo '{\"id\":\"'$id'\"}'", "echo '{\"id\":\"'$id'\",\"words\":[],\"error\":\"no\"}'",
    ])
    func whateverElseItDoesTheReceiptIsRead(answer: String) throws {
        let (receipt, notes) = try read(answer)
        #expect(receipt.string(.amount) == "-15.50")
        #expect(receipt.flag(.needsReview) == true)
        #expect(!receipt.has(.recogniser))
        #expect(notes == ["receipts.second-reader-lost"])
    }

    @Test func withoutOneDoubtStays() throws {
        let (receipt, notes) = try read("", ["--second-reader", "none"])
        #expect(receipt.flag(.needsReview) == true && !receipt.has(.recogniser) && notes.isEmpty)
    }

    @Test func oneThatIsAskedForAndIsNoneIsRefused() throws {
        let outcome = try Command(["\(Checkout.binaries)/till-receipts", "--second-reader", "/bin/false", "a.png"]).run()
        #expect(outcome.errText.contains("is no second reader"))
        #expect(outcome.code == ExitCode.missingInput.rawValue)
    }

    /// Words of an answer that are taken: those inside of the picture, with a text and a confidence.
    @Test(arguments: [
        ("\"text\":\"A\",\"box\":[0,0,100,50],\"confidence\":1", ["A"]), ("\"text\":\"A\",\"box\":[1,0,101,50],\"confidence\":1", []),
        ("\"text\":\"A\",\"box\":[0,1,100,51],\"confidence\":1", []), ("\"text\":\"A\",\"box\":[-1,0,9,9],\"confidence\":1", []),
        ("\"text\":\"A\",\"box\":[0,0,0,9],\"confidence\":1", []), ("\"text\":\"A\",\"box\":[0,0,1,1],\"confidence\":0", ["A"]),
        ("\"text\":\"A\",\"box\":[0,0,9,9],\"confidence\":1.01", []), ("\"text\":\"A\",\"box\":[0,0,9],\"confidence\":1", []),
        ("\"text\":\"\",\"box\":[0,0,9,9],\"confidence\":1", []), ("\"text\":\"A B\",\"box\":[0,0,9,9],\"confidence\":1", ["AB"]),
        ("\"box\":[0,0,9,9],\"confidence\":1", []),
    ])
    func wordsThatAreTaken(word: String, taken: [String]) {
        let line = "{\"id\":\"1\",\"words\":[{\(word)}]}"
        #expect(SecondLook.words(line, id: "1", width: 100, height: 50)?.map(\.text) == taken)
    }

    private func row(_ words: [(String, Int)]) -> TextRow {
        TextRow(words.map { ReadWord(text: $0.0, box: TillReceipts.Box(left: $0.1, top: 10, width: 40, height: 20), confidence: 90) })
    }

    /// A gap of one and a half heights keeps words together, a wider one parts them; other scripts are not asked for.
    @Test func rowsArePartedWhereTheyAreEmpty() {
        #expect(PictureReading.parts([row([("SUM", 0), ("12.00", 70)])]) == [TillReceipts.Box(left: 0, top: 10, width: 110, height: 20)])
        #expect(PictureReading.parts([row([("SUM", 0), ("12.00", 71)])]).map(\.left) == [0, 71])
        #expect(PictureReading.parts([row([("ИТОГО", 0), ("12.00", 90)])]).map(\.left) == [90])
        #expect(PictureReading.parts([row([("合計", 0), ("Größe", 90)])]).map(\.left) == [0, 90])
    }

    @Test(arguments: [("ABCД", false), ("ABДЖ", false), ("AДЖЗ", true), ("12.00", false), ("合計", false), ("ΣΥΝΟΛΟ", true)])
    func pagesOfOtherScripts(text: String, isForeign: Bool) {
        #expect(
            PictureReading.isForeign([ReadWord(text: text, box: TillReceipts.Box(left: 0, top: 0, width: 9, height: 9), confidence: 90)])
                == isForeign)
    }

    /// Two readers that name one amount are two witnesses; one alone, or two that differ, leave a question.
    @Test(arguments: [
        ("TOTAL 15.50", "TOTAL 15.50", false), ("TOTAL 15.50", "TOTAL 15.60", true), ("TOTAL 15.50", "15.50", true),
        ("15.50", "15.50", true), ("TOTAL 15.50", nil, true),
    ])
    func agreementOfReaders(first: String, second: String?, needsReview: Bool) throws {
        let head = "LANTERN BOOKS\n14/03/2025 17:52\n"
        let interpreter = try ReceiptInterpreter(ReceiptKnowledge(.ofCheckout), ReceiptSettings(country: "GB"))
        var passages = [interpreter.passage(TextRow.rows(ofText: head + first))]
        if let second { passages.append(interpreter.passage(TextRow.rows(ofText: head + second), by: .second)) }
        #expect(interpreter.fields(of: passages)?.needsReview == needsReview)
    }

    /// Where money has no decimals, two digits that agree are mostly numbers of pieces; with decimals they are cents.
    @Test(arguments: [("JP", "99", false), ("JP", "100", true), ("JP", "101", true), ("GB", "0.99", true), ("GB", "0.09", true)])
    func smallNumbersThatAgree(country: String, amount: String, isProven: Bool) throws {
        let interpreter = try ReceiptInterpreter(ReceiptKnowledge(.ofCheckout), ReceiptSettings(country: country))
        let text = "LANTERN BOOKS\n2025-03-14\nTOTAL \(amount)\nVISA CARD \(amount)"
        #expect(interpreter.fields(of: [interpreter.passage(TextRow.rows(ofText: text))])?.isProven == isProven)
    }

    /// What one look proves goes before what others make likely; two proofs that differ are a question.
    @Test func aProofOfOneLookWins() throws {
        let interpreter = try ReceiptInterpreter(ReceiptKnowledge(.ofCheckout), ReceiptSettings(country: "GB"))
        func fields(_ sums: [String]) -> ReceiptFields? {
            interpreter.fields(of: sums.map { interpreter.passage(TextRow.rows(ofText: "LANTERN BOOKS\n14/03/2025\n" + $0)) })
        }
        let proof = "TOTAL 15.50\nCASH 20.00\nCHANGE 4.50"
        let proven = try #require(fields(["TOTAL 75.50", "TOTAL 75.50\nCASH 20.00", proof]))
        #expect("\(proven.total)" == "15.50" && proven.isProven)
        let open = try #require(fields(["TOTAL 16.50\nCASH 20.00\nCHANGE 3.50", proof]))
        #expect(open.needsReview)
    }
}
