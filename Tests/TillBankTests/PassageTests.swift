import Testing
import TillRecords
import TillTesting

@testable import TillBank
@testable import TillStages

/// The lines of an export that a record stands on, read back.
@Suite struct PassageTests {
    private func passage(_ text: String, _ number: Int, _ bytes: [UInt8]? = nil) throws -> OriginalPassage? {
        let bytes = bytes ?? Array(text.utf8)
        let read = ReadDocument(bytes, name: "export")
        try #require(read.observations.count > number, "\(read.codes) \(read.fault?.description ?? "")")
        let context = Context(knowledge: Knowledge(folder: Checkout.path("pipelines/knowledge")))
        let reader = try BankReader(options: Options(), context: context)
        return try reader.passage(of: read.observations[number], in: Document(name: "export", bytes: bytes))
    }

    private func lines(_ passage: OriginalPassage?) -> [String] { passage?.lines.map { "\($0.number ?? 0) \($0.text)" } ?? [] }

    @Test func aRowOfATable() throws {
        let text =
            "Date,Description,Amount,Currency\r\n2025-03-14,ONE,-1.00,EUR\r\n2025-03-15,\"TWO, OF\r\nTWO LINES\",-2.00,EUR\r\n2025-03-17,END,-3.00,EUR\r\n"
        #expect(lines(try passage(text, 0)) == ["2 2025-03-14,ONE,-1.00,EUR"])
        #expect(lines(try passage(text, 1)) == ["3 2025-03-15,\"TWO, OF", "4 TWO LINES\",-2.00,EUR"])
        #expect(lines(try passage(text, 2)) == ["5 2025-03-17,END,-3.00,EUR"])
    }

    @Test func aRowInTheBytesOfItsTime() throws {
        let text = "Datum;Text;Betrag;Währung\n14.03.2025;BÄCKEREI MÜLLER;-1,50;EUR\n15.03.2025;KÄSE;-2,50;EUR\n"
        let latin = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        #expect(lines(try passage("", 0, latin)) == ["2 14.03.2025;BÄCKEREI MÜLLER;-1,50;EUR"])
        var wide: [UInt8] = [0xFF, 0xFE]
        for unit in text.utf16 { wide += [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)] }
        #expect(lines(try passage("", 1, wide)) == ["3 15.03.2025;KÄSE;-2,50;EUR"])
    }

    @Test func aSwiftMovementWithItsDetails() throws {
        let text = """
            :20:REF1
            :25:10070000/4711
            :28C:3/1
            :60F:C250301EUR100,00
            :61:2503020302D1,00NTRFA
            :86:005?20BREAD
            ?21AND BUTTER
            :61:2503030303D2,00NTRFB
            :62F:C250331EUR97,00
            -

            """
        #expect(lines(try passage(text, 0)) == ["5 :61:2503020302D1,00NTRFA", "6 :86:005?20BREAD", "7 ?21AND BUTTER"])
        #expect(lines(try passage(text, 1)) == ["8 :61:2503030303D2,00NTRFB"])
    }

    @Test func aRecordOfQif() throws {
        let text = "!Type:Bank\nD14/3/2025\nT-1.00\nPBAKER\n^\nD25/3/2025\nT-2.00\nPBUTCHER\n^\n"
        #expect(lines(try passage(text, 1)) == ["6 D25/3/2025", "7 T-2.00", "8 PBUTCHER", "9 ^"])
    }

    @Test func anElementOfOfx() throws {
        let row = { (id: String) in "<STMTTRN>\n<TRNTYPE>DEBIT\n<DTPOSTED>20250314\n<TRNAMT>-3.20\n<FITID>\(id)\n<NAME>CAFE\n</STMTTRN>\n" }
        let head =
            "OFXHEADER:100\nDATA:OFXSGML\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR\n<BANKACCTFROM><ACCTID>4711</BANKACCTFROM>\n"
        let text = head + "<BANKTRANLIST>\n" + row("A1") + row("A2") + "</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n"
        let second = lines(try passage(text, 1))
        #expect(second.count == 7 && second.first?.hasSuffix("<STMTTRN>") ?? false && second.last?.hasSuffix("</STMTTRN>") ?? false)
        #expect(second.contains { $0.hasSuffix("<FITID>A2") } && !second.contains { $0.hasSuffix("<FITID>A1") })
    }

    /// Everything on one line: the part around the row's own id, not the whole export.
    @Test func aVeryLongLineIsCutAroundTheRow() throws {
        let rows = (1...60).map { "<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20250314<TRNAMT>-\($0).00<FITID>ID\(100 + $0)X<NAME>CAFE</STMTTRN>" }
        let text =
            "<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM><ACCTID>4711</BANKACCTFROM><BANKTRANLIST>"
            + rows.joined() + "</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n"
        let found = try passage(text, 40)
        #expect(found?.isCut ?? false)
        #expect(found?.lines.first?.text.contains("<TRNAMT>-41.00<FITID>ID141X") ?? false)
        #expect((found?.lines.first?.text.utf8.count ?? 9_999) <= 800)
    }

    @Test func aPlaceThatIsNotThereIsNone() throws {
        let context = Context(knowledge: Knowledge(folder: Checkout.path("pipelines/knowledge")))
        let reader = try BankReader(options: Options(), context: context)
        for place in ["line 9", "line 0", "line -1", "page 1", "line x", ""] {
            let record = try Record(checking: #"{"type":"observation","source":{"kind":"bank","format":"csv","place":"\#(place)"}}"#)
            #expect(try reader.passage(of: record, in: Document(name: "x", bytes: Array("a\nb\n".utf8))) == nil)
        }
    }
}
