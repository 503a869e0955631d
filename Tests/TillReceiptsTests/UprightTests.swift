import CTesseract
import Testing
import TillRecords
import TillTesting

@testable import TillReceipts

/// Receipts that lie on their side, on their head or askew.
@Suite struct UprightTests {
    private func read(_ picture: Picture) throws -> Record {
        let scratch = Scratch()
        pixWrite("\(scratch.path)/a.png", picture.pix, Int32(IFF_PNG))
        let outcome = try Command(["\(Checkout.binaries)/till-receipts", "--country", "GB", "a.png"], folder: scratch.path).run()
        let records = outcome.out.split(separator: 0x0A).compactMap { try? Record(line: Array($0)) }
        return try #require(records.first { $0.type == "observation" }, "\(outcome.errText)")
    }

    private func page() throws -> Picture { Picture(try #require(TestPage.made(TestPage.receipt))) }

    /// Where the row of the total was found, on the picture as it came.
    private func boxOfTotal(_ receipt: borrowing Record) -> [Int] {
        let box = receipt.objects(.evidence).first { $0.string(.field) == "amount" }?.elements(.box) ?? []
        return box.compactMap { Int(String(decoding: $0, as: UTF8.self)) }
    }

    @Test(arguments: [1, 2, 3])
    func everyWayUp(quarters: Int) throws {
        let turned = try page().turned(quarters: quarters)
        let receipt = try read(turned)
        #expect(receipt.string(.amount) == "-15.50" && receipt.string(.date) == "2025-03-14")
        #expect(receipt.string(.merchant) == "LANTERN BOOKS")
        let box = boxOfTotal(receipt)
        try #require(box.count == 4)
        // The row lies across a picture that stands on its head, and along one that lies on its side.
        #expect((box[2] > box[3]) == (quarters == 2))
        #expect(box[0] >= 0 && box[1] >= 0 && box[0] + box[2] <= turned.width && box[1] + box[3] <= turned.height)
    }

    @Test(arguments: [-16, -12, -6, 6, 12, 19])
    func askew(degrees: Int) throws {
        let receipt = try read(try page().turned(degrees: Double(degrees)))
        #expect(receipt.string(.amount) == "-15.50" && receipt.string(.date) == "2025-03-14")
    }

    @Test(arguments: [-16.0, -7, 3, 11, 19])
    func theSkewOfAPage(degrees: Double) throws {
        let skew = try #require(try page().turned(degrees: degrees).skew)
        #expect(abs(skew + degrees) < 0.7)
    }

    @Test func aBlankPageHasNoSkew() throws {
        setMsgSeverity(Int32(L_SEVERITY_NONE))
        #expect(try #require(Picture.blank(width: 800, height: 600)).skew == nil)
    }

    /// A box of a turned picture is found on the picture as it came.
    @Test(arguments: [
        (1, TillReceipts.Box(left: 70, top: 10, width: 20, height: 30)), (2, TillReceipts.Box(left: 160, top: 70, width: 30, height: 20)),
        (3, TillReceipts.Box(left: 10, top: 160, width: 20, height: 30)),
    ])
    func boxesAreTurnedBack(quarters: Int, box: TillReceipts.Box) throws {
        let turned = try #require(Picture.blank(width: 200, height: 100)).turned(quarters: quarters)
        #expect(turned.turning?.original(box) == TillReceipts.Box(left: 10, top: 10, width: 30, height: 20))
    }

    /// Eleven words that are surely such are few; twelve are enough, unless they are less than a quarter of all.
    @Test(arguments: [(11, 0, true), (12, 0, false), (12, 36, false), (12, 37, true)])
    func whenLittleIsLegible(sure: Int, unsure: Int, isLittle: Bool) {
        func words(_ count: Int, _ confidence: Int) -> [ReadWord] {
            Array(
                repeating: ReadWord(text: "ABC", box: TillReceipts.Box(left: 0, top: 0, width: 9, height: 9), confidence: confidence),
                count: count)
        }
        #expect(PictureReading.isLittleLegible(words(sure, 70) + words(unsure, 69)) == isLittle)
    }
}
