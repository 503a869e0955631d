import Testing

@testable import TillBank
import TillRecords

@Suite struct ForeignContentTests {
    @Test(arguments: [
        ("PK\u{5}\u{6}xxxx", "zip"), ("<!DOCTYPE html><html><body>Log in", "html"),
        ("\u{FEFF}\n  <HTML><form>", "html"), ("<?xml version=\"1.0\"?>\n<html xmlns=\"x\">", "html"), ("{\\rtf1 ", "rtf"),
        ("{\"type\":\"stream\"}\n", "json"), ("[{\"a\":1}]", "json"),
        ("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.03\">", "iso20022"),
        ("<?xml version=\"1.0\"?><note>hello</note>", "xml"),
        ("{1:F01BANKDEFFXXX0}{2:O103}", "swift"), ("GIF89a", "image"), ("SQLite format 3\u{0}", "sqlite"),
    ])
    func isNamedForWhatItIs(text: String, code: String) {
        let read = ReadDocument(text, name: "export.csv")
        #expect(read.fault?.code == "bank.not-an-export.\(code)")
        #expect(read.fault?.file == "export.csv" && read.fault?.remedy.isEmpty == false)
    }

    @Test func binaryKindsByTheirFirstBytes() {
        #expect(ForeignContent.recognise(HeadBytes([0x1F, 0x8B, 0x08, 0]))?.code == "packed")
        #expect(ForeignContent.recognise(HeadBytes([0x89, 0x50, 0x4E, 0x47]))?.code == "image")
        #expect(ForeignContent.recognise(HeadBytes([0, 0, 0, 0x18] + Array("ftypheic".utf8)))?.code == "image")
        #expect(ForeignContent.recognise(HeadBytes([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))?.code == "office")
        #expect(ReadDocument([0, 1, 2, 3, 4, 5]).fault?.code == "bank.not-an-export.binary")
    }

    @Test func tablesAreNotForeign() {
        for text in ["Date,Amount\n2025-03-14,-1.00\n", "14.03.2025 10:20:30;-1,00\n15.03.2025 11:25:30;-2,00\n", "a;b\n:20:;:25:\n"] {
            #expect(ForeignContent.recognise(HeadBytes(Array(text.utf8))) == nil)
        }
    }

    /// A name says nothing, the content all.
    @Test func ofxUnderAnyName() {
        #expect(ReadDocument(OfxText.sgml(OfxText.row("-1.00")), name: "page.html").column(.amount) == ["-1.00"])
    }

    @Test func placeholdersAreNoIds() {
        for ref in ["", "0", "0000000", "-----", "N/A", "none", "NULL"] {
            #expect(Array(ref.utf8).withBytes { PlaceholderRef.matches($0) }, "\(ref)")
        }
        for ref in ["1", "22", "0001", "A1", "20250314-1"] {
            #expect(!Array(ref.utf8).withBytes { PlaceholderRef.matches($0) }, "\(ref)")
        }
    }
}
