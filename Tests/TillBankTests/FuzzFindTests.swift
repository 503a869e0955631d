import Testing
import TillUnpacking
import TillRecords
import TillTesting

@testable import TillBank
@testable import TillStages

/// What a fuzzer began with and what it found (Tests/fuzz), read ever after: a fault or records of their shapes, never a trap.
@Suite struct FuzzFindTests {
    @Test(arguments: ["csv", "ofx", "mt940", "camt", "qif", "html", "blocks", "json", "sheetxml"])
    func everyFind(format: String) {
        let folder = Checkout.path("Tests/Fixtures/fuzz/\(format)")
        let names = Files.names(in: folder)
        #expect(!names.isEmpty)
        for name in names {
            let read = ReadDocument(Files.bytes("\(folder)/\(name)") ?? [], name: name)
            for record in read.records {
                let wrong = StreamProtocol.shape(of: record.type)?.violations(in: record) ?? ["no such type"]
                #expect(wrong.isEmpty && (try? Record(checking: record.text)) != nil, "\(format)/\(name): \(record.text)")
            }
        }
    }

    @Test func everySheet() {
        let folder = Checkout.path("Tests/Fixtures/fuzz/xlsx")
        for name in Files.names(in: folder) {
            let formats = ["General", "dd.mm.yyyy", "#,##0.00 [$€-407]", "0.0%"].map { SheetFormatCode($0) }
            let table = SheetTable(formats, is1904: false) { _ in true }
            if XmlEvents.run(Files.bytes("\(folder)/\(name)") ?? [], XlsxSheet(XlsxStrings(), into: table)) { _ = table.settleMark() }
            #expect(!table.bytes.contains { $0 < 0x20 && $0 != 0x0A && $0 != SheetTable.delimiter }, "\(name)")
        }
    }

    /// What the children say that take old workbooks and PDF apart.
    @Test func everyChildsWord() throws {
        let tables = try CsvFormat(options: Options(), context: Context(knowledge: Knowledge.located(nil)))
        for name in Files.names(in: Checkout.path("Tests/Fixtures/fuzz/xls")) {
            let told = Files.bytes(Checkout.path("Tests/Fixtures/fuzz/xls/\(name)")) ?? []
            guard let book = try? XlsBook(told, file: name) else { continue }
            for index in book.sheets.indices { _ = try? book.table(index) { _ in true }.settleMark() }
        }
        let knowledge = try tables.words()
        for name in Files.names(in: Checkout.path("Tests/Fixtures/fuzz/pdf")) {
            let document = Document(name: name, bytes: Files.bytes(Checkout.path("Tests/Fixtures/fuzz/pdf/\(name)")) ?? [])
            let rows = PdfRow.all(PdfPages(document.bytes), PdfLook(knowledge: knowledge, decimals: 2))
            for table in PdfTable.Undated.allCases.compactMap({ PdfTable(rows, undated: $0) }) {
                #expect(PdfTrial(table, document, BankRequest(), tables).summary.rows >= 0)
            }
        }
    }
}
