import CTesseract
import Testing
import TillRecords
import TillStages

@testable import TillReceipts

/// Cutting the rows that were believed out of a picture.
@Suite struct ReceiptCropTests {
    private func page(width: Int, height: Int) throws -> Picture {
        let page = try #require(Picture.blank(width: width, height: height))
        // Stripes, so that the picture is not empty and does not shrink to nothing.
        for y in stride(from: 0, to: height, by: 7) { page.line(x: 0, y: y, width: width) }
        return page
    }

    private func evidence(_ field: String, _ top: Int, page: Int = 0, left: Int = 40, width: Int = 400) -> ReceiptFields.Evidence {
        let box = Box(left: left, top: page * PictureReading.pageStep + top, width: width, height: 30)
        return ReceiptFields.Evidence(field: field, text: "", box: box)
    }

    @Test func itIsASmallPictureOfTheThreeRows() throws {
        let rows = [evidence("amount", 700), evidence("merchant", 60), evidence("date", 900), evidence("tax", 300)]
        let crop = try #require(ReceiptCrop([try page(width: 600, height: 1_000)], rows))
        #expect(crop.jpeg.count <= ReceiptCrop.mostBytes)
        var pix = pixReadMem(crop.jpeg, crop.jpeg.count)
        #expect(Int(pixGetWidth(pix)) == crop.width && Int(pixGetHeight(pix)) == crop.height)
        pixDestroy(&pix)
        #expect(crop.width <= 440 && crop.height > 90 && crop.height < 250)
    }

    @Test func rowsThatTouchAreOneBand() throws {
        let near = try #require(ReceiptCrop([try page(width: 600, height: 1_000)], [evidence("merchant", 60), evidence("date", 94)]))
        let far = try #require(ReceiptCrop([try page(width: 600, height: 1_000)], [evidence("merchant", 60), evidence("date", 600)]))
        #expect(near.height < far.height)
    }

    @Test func otherPagesAndOddBoxesDoNoHarm() throws {
        let pages = [try page(width: 600, height: 400), try page(width: 300, height: 300)]
        let odd = [
            evidence("amount", 380), evidence("date", 290, page: 1, left: 250, width: 900), evidence("merchant", 10, page: 7),
            evidence("merchant", 5_000),
        ]
        let crop = try #require(ReceiptCrop(pages, odd))
        #expect(crop.width > 0 && crop.jpeg.count <= ReceiptCrop.mostBytes)
        #expect(ReceiptCrop(pages, []) == nil)
        #expect(ReceiptCrop(pages, [evidence("tax", 10)]) == nil)
    }

    @Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE=")])
    func base64IsThatOfTheStandard(plain: String, text: String) {
        #expect(Base64.text(Array(plain.utf8)) == text)
    }

    @Test(arguments: ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE="])
    func base64IsReadBack(text: String) {
        #expect(Base64.text(Base64.bytes(text) ?? [1, 2, 3]) == text)
        #expect(Base64.bytes("Zm9v!") == nil)
    }

    /// The rows that a record names, at the picture's own size, as PNG.
    @Test func theRowsOfARecordAreCutOutOfTheOriginal() throws {
        let jpeg = try #require(try page(width: 600, height: 1_000).jpeg(quality: 80))
        let record = try Record(
            checking: #"{"type":"observation","evidence":[{"field":"merchant","text":"","page":1,"box":[40,60,400,30]},"#
                + #"{"field":"amount","text":"","page":1,"box":[60,200,380,30]}]}"#)
        let png = try ReceiptOriginal.png(of: record, in: Document(name: "a.jpg", bytes: jpeg))
        #expect(png.starts(with: [0x89, 0x50, 0x4E, 0x47]))
        var pix = pixReadMem(png, png.count)
        #expect(pixGetWidth(pix) == 450 && pixGetHeight(pix) == 220)
        pixDestroy(&pix)
        for hostile in ["[1,2,3]", "[-5,0,10,10]", "[999999999,1,1,1]", "[9223372036854775807,1,1,1]", "7"] {
            let odd = try Record(checking: "{\"type\":\"observation\",\"evidence\":[{\"field\":\"date\",\"box\":\(hostile)}]}")
            #expect(throws: Fault.self) { try ReceiptOriginal.png(of: odd, in: Document(name: "a.jpg", bytes: jpeg)) }
        }
        #expect(throws: Fault.self) { try ReceiptOriginal.png(of: record, in: Document(name: "a.jpg", bytes: Array("no".utf8))) }
    }
}
