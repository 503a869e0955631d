import Glibc
import TillRecords
import TillStages
import TillTesting

@testable import TillBank

/// A format under the fuzzer: whatever the bytes are, it must end with records of their shapes or a fault.
struct FuzzedFormat: @unchecked Sendable {
    private let format: (any BankFormat)?
    private let knowledge: CsvKnowledge?

    static let named = FuzzedFormat(getenv("TILL_FUZZ_FORMAT").map { String(cString: $0) } ?? "csv")

    /// - Parameter name: the word in `source.format`; `xlsx` takes the XML of a sheet, since a fuzzer seldom makes a zip.
    init(_ name: String) {
        let context = Context(knowledge: Knowledge(folder: Checkout.path("pipelines/knowledge")))
        let type = BankFormats.all.first { "\($0.name)" == name }
        format = name == "xlsx" ? nil : try? type?.init(options: Options(), context: context)
        knowledge = try? CsvKnowledge(context.knowledge)
    }

    func read(_ bytes: [UInt8]) {
        guard let format else { return readSheet(bytes) }
        let document = Document(name: "fuzz", bytes: bytes)
        let capture = RecordCapture()
        let sink = capture.sink(named: "till-bank", household: nil, speech: Speech(program: "fuzz", quiet: true, descriptor: -1))
        let request = BankRequest(household: "fuzz", account: nil)
        let writer = ObservationWriter(document: document, format: type(of: format).name, request: request, sink: sink)
        writer.facts = BankFacts()
        do throws(Fault) {
            try format.read(document, into: writer)
        } catch {
            sink.dropLine()
            precondition(!error.sentence.isEmpty && !error.remedy.isEmpty, "a fault says nothing")
        }
        _ = BankExplanation("fuzz", BankHearing(), writer.facts ?? BankFacts()).text
        check(capture.lines(of: document.id) ?? [])
        check(capture.others)
    }

    /// The text of a sheet has a line for each row, whatever its cells hold.
    private func readSheet(_ bytes: [UInt8]) {
        let codes = ["General", "dd.mm.yyyy", "#,##0.00 [$€-407]", "0.0%", "h:mm:ss"].map { XlsxFormatCode($0) }
        let sheet = XlsxSheet(XlsxStrings(), codes, is1904: false) { knowledge?.currencies.isMark($0) ?? false }
        guard XmlEvents.run(bytes, sheet), sheet.trouble == nil else { return }
        _ = sheet.settleMark()
        _ = XlsxFormatCode(String(decoding: bytes.prefix(64), as: UTF8.self))
        precondition(!sheet.table.contains { $0 < 0x20 && $0 != 0x0A && $0 != XlsxSheet.delimiter }, "a control character in a cell")
    }

    private func check(_ lines: [UInt8]) {
        for line in lines.split(separator: 0x0A) {
            guard let record = line.withUnsafeBytes({ try? Record(checking: $0) }) else {
                preconditionFailure("no record: \(String(decoding: line, as: UTF8.self))")
            }
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
