import CTesseract
import Testing
import TillRecords
import TillStages
import TillTesting

@testable import TillReceipts

/// Pictures made here, with Leptonica's own letters.
@Suite struct PictureTests {
    private func run(_ arguments: [String], _ folder: String) throws -> (code: Int32, records: [Record], error: String) {
        let outcome = try Command(["\(Checkout.binaries)/till-receipts"] + arguments, folder: folder).run()
        return (outcome.code, outcome.out.split(separator: 0x0A).compactMap { try? Record(line: Array($0)) }, outcome.errText)
    }

    @Test(arguments: [("a.png", IFF_PNG), ("a.jpg", IFF_JFIF_JPEG), ("a.tif", IFF_TIFF_LZW)])
    func readsAPictureOfAnyKind(name: String, format: Int) throws {
        let scratch = Scratch()
        TestPage.write(TestPage.receipt, to: "\(scratch.path)/\(name)", format: Int32(format))
        let outcome = try run(["--country", "GB", name], scratch.path)
        #expect(outcome.code == 0, "\(outcome.error)")
        let receipt = try #require(outcome.records.first { $0.type == "observation" })
        #expect(receipt.string(.amount) == "-15.50")
        #expect(receipt.string(.date) == "2025-03-14")
        #expect(receipt.string(.merchant) == "LANTERN BOOKS")
        #expect(receipt.object(.source)?.string(.format) == "image")
        #expect(receipt.objects(.evidence).compactMap { $0.string(.field) } == ["amount", "date", "merchant"])
    }

    @Test func hostilePicturesAreRejectsAndTheOthersAreRead() throws {
        let scratch = Scratch()
        TestPage.write(TestPage.receipt, to: "\(scratch.path)/good.png")
        let good = try #require(Files.bytes("\(scratch.path)/good.png"))
        scratch.file("cut.png", Array(good.prefix(good.count / 2)))
        pixWrite("\(scratch.path)/dot.png", pixCreate(1, 1, 8), Int32(IFF_PNG))
        pixWrite("\(scratch.path)/vast.png", pixCreate(30_000, 30_000, 1), Int32(IFF_PNG))
        pixWrite("\(scratch.path)/blank.png", pixCreate(600, 600, 8), Int32(IFF_PNG))
        scratch.file("wrong.jpg", [0xFF, 0xD8, 0xFF, 0xE0] + Array("no picture".utf8))
        scratch.file("wrong.pdf", "%PDF-1.4 no document")
        scratch.file("text.txt", "HILL TOOLS\n14/03/2025\nHammer 12.00\nTOTAL 12.00\n")
        scratch.file("prose.txt", "no receipt\n")
        let names = ["cut.png", "dot.png", "vast.png", "blank.png", "wrong.jpg", "wrong.pdf", "good.png", "text.txt", "prose.txt"]
        let outcome = try run(["--country", "GB"] + names, scratch.path)
        #expect(outcome.code == 2, "\(outcome.error)")
        #expect(outcome.records.last?.type == "end")
        let rejects = outcome.records.filter { $0.type == "reject" }
        #expect(rejects.compactMap { $0.string(.file) } == names.filter { $0 != "good.png" && $0 != "text.txt" })
        #expect(
            rejects.compactMap { $0.string(.code) } == [
                "receipts.damaged", "receipts.too-small", "receipts.too-large", "receipts.no-text", "receipts.damaged", "receipts.pdf",
                "receipts.no-total",
            ])
        let read = outcome.records.filter { $0.type == "observation" }
        #expect(read.compactMap { $0.object(.source)?.string(.file) } == ["good.png", "text.txt"])
    }

    @Test func theSameBytesWithOneWorkerOrThree() throws {
        let scratch = Scratch()
        for number in 1...4 {
            TestPage.write(TestPage.receipt.replacing("15.50", with: "15.5\(number)"), to: "\(scratch.path)/\(number).png")
        }
        let names = (1...4).map { "\($0).png" }
        let one = try run(["--workers", "1"] + names, scratch.path)
        let three = try run(["--workers", "3"] + names, scratch.path)
        #expect(one.records.map(\.text) == three.records.map(\.text))
        #expect(one.records.count == 6)
    }

    @Test func aLanguageThatIsNotInstalledIsMissingInput() throws {
        let scratch = Scratch()
        TestPage.write(TestPage.receipt, to: "\(scratch.path)/a.png")
        let outcome = try run(["--language", "xxx", "a.png"], scratch.path)
        #expect(outcome.code == 66)
        #expect(outcome.error.contains("--language"))
    }
}
