import Glibc
import TillRecords
import TillStages
import TillTesting

@testable import TillBank

/// A format under the fuzzer: whatever the bytes are, it must end with records of their shapes or a fault.
struct FuzzedFormat: @unchecked Sendable {
    private let name: String
    private let format: (any BankFormat)?
    private let tables: CsvFormat?
    private let knowledge: CsvKnowledge?

    static let named = FuzzedFormat(getenv("TILL_FUZZ_FORMAT").map { String(cString: $0) } ?? "csv")

    /// - Parameter name: the word in `source.format`; `xlsx` takes the XML of a sheet, since a fuzzer seldom makes a zip; `xls` and `pdf`
    ///   take what the child says that takes the document apart.
    init(_ name: String) {
        self.name = name
        let context = Context(knowledge: Knowledge(folder: Checkout.path("pipelines/knowledge")))
        let type = BankFormats.all.first { "\($0.name)" == name }
        format = ["xlsx", "xls", "pdf"].contains(name) ? nil : try? type?.init(options: Options(), context: context)
        tables = try? CsvFormat(options: Options(), context: context)
        knowledge = try? CsvKnowledge(context.knowledge)
    }

    func read(_ bytes: [UInt8]) {
        let document = Document(name: "fuzz", bytes: bytes)
        guard let format else {
            switch name {
            case "xls": return readBook(document)
            case "pdf": return readPages(document)
            default: return readSheet(bytes)
            }
        }
        var encoding: String?
        let lines = FuzzedFormat.records(of: document, as: type(of: format).name) { (writer) throws(Fault) in
            defer { encoding = writer.facts?.facts.first { $0.topic == "encoding" }?.finding }
            try format.read(document, into: writer)
        }
        // Only small documents are asked whether they were encoded twice, and they are held.
        if let table = format as? CsvFormat, encoding == "UTF-8" { FuzzedWindow(table).check(bytes, against: lines) }
    }

    /// The lines of the records that a reading gives, each of its shape; a fault must say something.
    static func records(
        of document: Document, as name: StaticString = "csv", _ read: (BankWriter) throws(Fault) -> Void
    ) -> [UInt8] {
        let capture = RecordCapture()
        let sink = capture.sink(named: "till-bank", household: nil, speech: Speech(program: "fuzz", quiet: true, descriptor: -1))
        let writer = BankWriter(document: document, format: name, request: BankRequest(household: "fuzz", account: nil), sink: sink)
        writer.facts = BankFacts()
        do throws(Fault) {
            try read(writer)
        } catch {
            sink.dropLine()
            precondition(!error.sentence.isEmpty && !error.remedy.isEmpty, "a fault says nothing")
        }
        let facts = writer.facts ?? BankFacts()
        _ = BankExplanation("fuzz", BankSummary(), facts).text
        check(Array(BankDocumentRecord("fuzz", BankSummary(), facts, isWhole: true).record.text.utf8), ofShape: false)
        let lines = capture.lines(of: document.id) ?? []
        check(lines)
        check(capture.others)
        return lines + capture.others
    }

    /// The text of a sheet has a line for each row, whatever its cells hold.
    private func readSheet(_ bytes: [UInt8]) {
        let codes = ["General", "dd.mm.yyyy", "#,##0.00 [$€-407]", "0.0%", "h:mm:ss"].map { SheetFormatCode($0) }
        let table = SheetTable(codes, is1904: false) { knowledge?.currencies.isMark($0) ?? false }
        let sheet = XlsxSheet(XlsxStrings(), into: table)
        guard XmlEvents.run(bytes, sheet), sheet.error == nil else { return }
        _ = table.settleMark()
        _ = SheetFormatCode(String(decoding: bytes.prefix(64), as: UTF8.self))
        precondition(!table.bytes.contains { $0 < 0x20 && $0 != 0x0A && $0 != SheetTable.delimiter }, "a control character in a cell")
    }

    /// The sheets of an old workbook, from what the child says of it.
    private func readBook(_ document: Document) {
        guard let tables, let book = try? XlsBook(document.bytes, file: "fuzz") else { return }
        _ = FuzzedFormat.records(of: document, as: XlsFormat.name) { (writer) throws(Fault) in
            try tables.read(book, of: XlsFormat.name, into: writer)
        }
    }

    /// The words of a statement, from what the child says of it; what is proven must be read alike twice.
    private func readPages(_ document: Document) {
        guard let tables, let knowledge else { return }
        let pages = PdfPages(document.bytes)
        _ = PdfShape(pages).claim
        for decimals in PdfLook.allDecimals {
            let rows = PdfRow.all(pages, PdfLook(knowledge: knowledge, decimals: decimals))
            for table in PdfTable.Undated.allCases.compactMap({ PdfTable(rows, undated: $0) }) {
                let trial = PdfTrial(table, document, BankRequest(), tables)
                guard trial.isProven else { continue }
                let lines = FuzzedFormat.records(of: document, as: PdfFormat.name) { (writer) throws(Fault) in
                    try tables.read(table.laid, of: PdfFormat.name, into: writer)
                }
                let count = lines.split(separator: 0x0A).count { $0.starts(with: Array("{\"type\":\"observation\"".utf8)) }
                precondition(count == trial.summary.rows, "a proven table is read otherwise")
            }
        }
    }

    private static func check(_ lines: [UInt8], ofShape: Bool = true) {
        for line in lines.split(separator: 0x0A) {
            guard let record = line.withBytes({ try? Record(checking: $0) }) else {
                preconditionFailure("no record: \(String(decoding: line, as: UTF8.self))")
            }
            guard ofShape else { continue }
            let wrong = StreamProtocol.shape(of: record.type)?.violations(in: record) ?? ["no such type"]
            precondition(wrong.isEmpty, "\(record.text): \(wrong)")
        }
    }
}

/// What libFuzzer calls: one format of bank documents, named by TILL_FUZZ_FORMAT, reads the bytes.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let start else { return 0 }
    FuzzedFormat.named.read(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}
