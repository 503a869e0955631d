import Testing
import TillRecords

@testable import TillBank
@testable import TillStages

/// Exports inside archives are read as if they had come by themselves.
@Suite struct ArchiveTests {
    private static let table = Array("Datum;Text;Betrag (EUR)\n28.03.2025;LOHN;2500,00\n14.03.2025;BROT;-4,50\n".utf8)
    private static let picture: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0] + [UInt8](repeating: 7, count: 200)

    @Test func theSameRowsPackedAndNot() {
        let plain = ReadDocument(Self.table, name: "a.csv")
        for (name, bytes) in [("a.csv.gz", Packed.gzip(Self.table)), ("x.dat", Packed.zip([("in/a.csv", Self.table)]))] {
            let packed = ReadDocument(bytes, name: name)
            #expect(packed.fault == nil)
            for field in [.id, .key, .date, .amount] as [Key] { #expect(packed.column(field) == plain.column(field), "\(name)") }
        }
    }

    @Test func whereARowCameFrom() {
        let bytes = Packed.zip([("in/a.csv", Self.table)])
        let source = ReadDocument(bytes, name: "x.zip").observations.first?.object(.source)
        #expect(source?.string(.file) == "a.csv" && source?.string(.place) == "line 2")
        #expect(source?.string(.document) == Digest.sha256(Self.table).hex && source?.string(.within) == Digest.sha256(bytes).hex)
    }

    @Test func severalExportsAndWhatIsNone() {
        let ofx = Array(OfxText.sgml(OfxText.row("-1.00")).utf8)
        let bytes = Packed.zip([
            ("a.csv", Self.table), ("b.ofx", ofx), ("foto.jpg", Self.picture), ("empty.csv", []), ("__MACOSX/._a.csv", Self.table),
            ("lies.txt", Array("Hallo Welt\n".utf8)),
        ])
        #expect(ReadDocument(bytes, name: "x.zip").column(.amount) == ["2500.00", "-4.50", "-1.00"])
        #expect(Self.enclosed(bytes) == ["foto.jpg", "lies.txt"])
    }

    @Test func oneBadMemberAmongGood() {
        let open = Array("Date,Text,Amount\n03/04/2025,x,-4.50\n05/04/2025,y,-3.50\n".utf8)
        let read = ReadDocument(Packed.zip([("open.csv", open), ("a.csv", Self.table)]), name: "x.zip")
        #expect(read.column(.amount) == ["2500.00", "-4.50"] && read.fault == nil)
        #expect(read.codes == ["bank.csv.ambiguous-date"])
        #expect(read.rejects.first?.string(.file) == "open.csv" && read.rejects.first?.has(.within) == true)
    }

    @Test func whatCannotBeUnpacked() {
        let zip = Packed.zip([("a.csv", Self.table)])
        let cases: [(String, [UInt8], String)] = [
            ("cut", Array(zip.prefix(60)), "broken"), ("cut gzip", Array(Packed.gzip(Self.table).prefix(30)), "broken"),
            ("locked", Packed.zip([("a.csv", Self.table)], password: "x"), "locked"),
            ("nothing", Packed.zip([("a.jpg", Self.picture), ("b.jpg", Self.picture)]), "no-export"),
            ("bomb", Packed.zip([("a.csv", Array("Date,Amount\n".utf8) + [UInt8](repeating: 0x30, count: 30 << 20))]), "too-large"),
            ("gzip bomb", Packed.gzip(Array("Date,Amount\n".utf8) + [UInt8](repeating: 0x30, count: 30 << 20)), "too-large"),
        ]
        for (what, bytes, code) in cases {
            let read = ReadDocument(bytes, name: "x.zip")
            #expect(read.fault?.code == "bank.archive.\(code)", "\(what)")
            #expect(read.observations.isEmpty && read.fault?.file == "x.zip" && read.fault?.remedy.isEmpty == false, "\(what)")
            #expect(Self.enclosed(bytes).allSatisfy { $0.hasSuffix(".jpg") }, "\(what)")
        }
    }

    @Test func anArchiveWithinAnArchive() {
        let inner = Packed.zip([("a.csv", Self.table)])
        let read = ReadDocument(Packed.zip([("b.zip", inner), ("c.csv", Self.table)]), name: "x.zip")
        #expect(read.codes == ["bank.archive.nested"] && read.observations.count == 2)
    }

    @Test func whatOneForeignMemberIs() {
        #expect(ReadDocument(Packed.zip([("a.csv", Array("<html>".utf8))]), name: "x.zip").fault?.code == "bank.not-an-export.html")
    }

    @Test func whatOfficeProgramsWrite() {
        for (part, code) in [("xl/workbook.bin", "xlsb"), ("word/document.xml", "docx")] {
            let bytes = Packed.zip([("[Content_Types].xml", Array("<Types/>".utf8)), (part, [1])])
            #expect(ReadDocument(bytes, name: "a").fault?.code == "bank.not-an-export.\(code)" && Self.enclosed(bytes).isEmpty)
        }
        let open = Packed.zip([("mimetype", Array("application/x".utf8)), ("content.xml", Array("<a/>".utf8))])
        #expect(ReadDocument(open, name: "a.ods").fault?.code == "bank.not-an-export.ods")
    }

    @Test func claimsByWhatIsInside() throws {
        let reader = try BankReader(options: Options(), context: Context(knowledge: Knowledge.located(nil)))
        let ofx = Array(OfxText.sgml(OfxText.row("-1.00")).utf8)
        #expect(reader.claim(Packed.zip([("a.jpg", Self.picture), ("b", ofx)])) == DocumentClaim.certain)
        #expect(reader.claim(Packed.gzip(Self.table)) == DocumentClaim.likely)
        #expect(reader.claim(Packed.zip([("a.jpg", Self.picture)])) == DocumentClaim.none)
    }

    @Test func toldOfByThemselves() {
        let bytes = Packed.zip([("a.csv", Self.table), ("b.csv", Self.table + Array("13.03.2025;TEE;-2,00\n".utf8))])
        let told = ToldDocument([("x.zip", bytes)], "check")
        let lines = told.text.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.first?.hasPrefix("x.zip, a.csv: csv, 2 rows") == true && lines.last?.hasPrefix("x.zip, b.csv: csv, 3 rows") == true)
    }

    @Test func anExportIsFoundAgainByItsHash() throws {
        let outer = Document(name: "x.zip", bytes: Packed.zip([("a.csv", Self.table)]))
        #expect(try BankReader.member(Digest.sha256(Self.table).hex, of: outer)?.bytes == Self.table)
        #expect(try BankReader.member(Digest.sha256([1]).hex, of: outer) == nil)
    }

    private static func enclosed(_ bytes: [UInt8]) -> [String] {
        var names: [String] = []
        do throws(Fault) {
            let reader = try BankReader(options: Options(), context: Context(knowledge: Knowledge.located(nil)))
            let sink = RecordCapture().sink(
                named: "test", household: nil, speech: Speech(program: "test", quiet: true, descriptor: -1))
            try reader.enclosed(in: Document(name: "x.zip", bytes: bytes), into: sink) { (inner: Document) throws(Fault) in
                names.append(inner.name)
            }
        } catch {
            names.append("\(error)")
        }
        return names
    }
}
