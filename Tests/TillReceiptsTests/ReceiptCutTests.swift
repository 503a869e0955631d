import CTesseract
import Testing
import TillRecords
import TillTesting

@testable import TillReceipts

/// Two receipts in one picture are two purchases; one receipt in columns, or with its copy beside it, is one.
@Suite struct ReceiptCutTests {
    private static let books = TestPage.receipt
    private static let bakery = """
        MEADOW BAKERY LTD
        HIGH STREET 9
        17/03/2025 09:11
        BREAD 2.20
        CAKE 3.10
        TOTAL GBP 5.30
        CASH 10.00
        CHANGE 4.70
        """
    private static let unpaid = "MEADOW BAKERY LTD\nHIGH STREET 9\n17/03/2025 09:11\nBREAD AND SOME CAKES\nTOTAL GBP 5.30\nTHANK YOU"
    private static let columns = """
        LANTERN BOOKS                               MARKET STREET 4
        14/03/2025                                            17:52
        NOTEBOOK                                               4.50
        PAPERBACK                                             11.00
        TOTAL GBP                                             15.50
        CASH                                                  20.00
        CHANGE                                                 4.50
        """

    /// Words of a text whose letters are 10 pixels wide and 20 high, from a corner on.
    private static func words(_ text: String, left: Int = 0, top: Int = 0) -> [ReadWord] {
        TextRow.rows(ofText: text).flatMap(\.words).map { word in
            var placed = word
            placed.box = Box(left: left + word.box.left * 10, top: top + word.box.top * 30, width: word.box.width * 10, height: 20)
            return placed
        }
    }

    private static func cut(_ words: [ReadWord]) throws -> ReceiptCut? {
        ReceiptCut(words, ReceiptInterpreter(try #require(ReceiptKnowledge.ofCheckout), ReceiptSettings(country: "GB")))
    }

    /// The widest row of the first receipt ends at 160 pixels; a stripe must be a line high, 20 pixels.
    @Test(arguments: [(179, nil), (180, 170), (181, 170), (490, 325)] as [(Int, Int?)])
    func besideEachOther(left: Int, place: Int?) throws {
        let widest = Self.words(Self.books).map(\.box.right).max()
        #expect(widest == 160)
        let cut = try Self.cut(Self.words(Self.books) + Self.words(Self.bakery, left: left))
        #expect(cut?.place == place && (cut == nil || cut?.isBeside == true))
    }

    /// The first ends at 230 pixels; a stripe must be two lines high.
    @Test(arguments: [(269, false), (270, true), (271, true), (600, true)])
    func belowEachOther(top: Int, isCut: Bool) throws {
        let cut = try Self.cut(Self.words(Self.books) + Self.words(Self.bakery, top: top))
        #expect((cut != nil) == isCut && cut?.isBeside != true)
    }

    /// Words that say a receipt are eight at least, each read with some confidence; what is read with less bridges no stripe.
    @Test(arguments: [("MEADOW BAKERY", false), ("MEADOW BAKERY LTD", true), ("MEADOW BAKERY AND CO", true)])
    func aHalfHasWords(shop: String, isCut: Bool) throws {
        let slip = Self.words("\(shop)\n17/03/2025 09:11\nTOTAL GBP 5.30", left: 500)
        #expect((try Self.cut(Self.words(Self.books) + slip) != nil) == isCut)
    }

    @Test(arguments: [(49, true), (50, false), (51, false)])
    func aWordAcrossTheStripe(confidence: Int, isCut: Bool) throws {
        let across = ReadWord(text: "~~~~", box: Box(left: 100, top: 400, width: 500, height: 20), confidence: confidence)
        #expect((try Self.cut(Self.words(Self.books) + Self.words(Self.bakery, left: 490) + [across]) != nil) == isCut)
    }

    @Test func oneReceiptStaysOne() throws {
        #expect(try Self.cut(Self.words(Self.columns)) == nil)
        #expect(try Self.cut(Self.words(Self.books)) == nil)
        #expect(try Self.cut([]) == nil)
        // A customer's and a shop's copy.
        #expect(try Self.cut(Self.words(Self.books) + Self.words(Self.books, left: 500)) == nil)
        // A slip without a day, an unproven end.
        let undated = Self.bakery.replacing("17/03/2025 09:11", with: "OPEN TODAY")
        #expect(try Self.cut(Self.words(Self.books) + Self.words(undated, left: 500)) == nil)
        #expect(try Self.cut(Self.words(Self.books) + Self.words(Self.unpaid, top: 600)) == nil)
        #expect(try Self.cut(Self.words(Self.books) + Self.words(Self.unpaid, left: 500)) != nil)
    }

    /// A picture of both: two observations with their own places, in either direction.
    @Test(arguments: [true, false])
    func bothArePurchases(isBeside: Bool) throws {
        let pages = [Picture(try #require(TestPage.made(Self.books))), Picture(try #require(TestPage.made(Self.bakery)))]
        let (width, height) = (pages[0].width, pages[0].height)
        let whole = try #require(Picture.blank(width: isBeside ? width * 2 : width, height: isBeside ? height : height * 2))
        _ = pixRasterop(whole.pix, 0, 0, Int32(width), Int32(height), PIX_SRC, pages[0].pix, 0, 0)
        let (x, y) = isBeside ? (width, 0) : (0, height)
        _ = pixRasterop(whole.pix, Int32(x), Int32(y), Int32(width), Int32(height), PIX_SRC, pages[1].pix, 0, 0)
        let scratch = Scratch()
        pixWrite("\(scratch.path)/a.png", whole.pix, Int32(IFF_PNG))
        let outcome = try Command(["\(Checkout.binaries)/till-receipts", "--country", "GB", "a.png"], folder: scratch.path).run()
        let found = outcome.out.split(separator: 0x0A).compactMap { try? Record(line: Array($0)) }.filter { $0.type == "observation" }
        #expect(found.map { $0.string(.amount) } == ["-15.50", "-5.30"])
        #expect(found.map { $0.string(.date) } == ["2025-03-14", "2025-03-17"])
        #expect(Set(found.compactMap { $0.string(.id) }).count == 2 && Set(found.compactMap { $0.string(.key) }).count == 2)
        let box = found.last?.objects(.evidence).first { $0.string(.field) == "amount" }?.elements(.box) ?? []
        let corner = box.prefix(2).compactMap { Int(String(decoding: $0, as: UTF8.self)) }
        #expect(corner.count == 2 && corner[0] > x && corner[1] > y)
    }
}
