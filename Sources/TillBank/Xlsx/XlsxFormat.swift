import TillRecords
import TillStages
import TillUnpacking

/// Spreadsheets that banks export (xlsx): every visible sheet is a table, read as a table of text is.
struct XlsxFormat: BankFormat {
    static let name: StaticString = "xlsx"
    static let title = "a spreadsheet (xlsx)"
    static let kinds = ["xlsx"]
    static let reads = "spreadsheets (xlsx)"

    private let tables: CsvFormat

    /// The tables' own options hold for sheets too.
    init(options: Options, context: Context) throws(Fault) { tables = try CsvFormat(options: options, context: context) }

    func claim(_ document: Document, _ head: HeadBytes) -> Claim { XlsxFormat.isPacked(document.bytes) ? .certain : .none }

    /// Whether the bytes are a zip with a workbook in it.
    static func isPacked(_ bytes: [UInt8]) -> Bool {
        guard Unpacking.isZip(bytes) else { return false }
        var found = false
        try? Unpacking.members(
            bytes, start: 0, where: { $0.lowercased() == "xl/workbook.xml" }, fault: { BankArchive.fault($0, "") }
        ) { (_: Unpacking.Member) throws(Fault) in
            found = true
            return false
        }
        return found
    }

    func read(_ document: Document, into writer: BankWriter) throws(Fault) {
        try tables.read(try XlsxBook(document), of: XlsxFormat.name, into: writer)
    }

    func passage(of source: Record, in document: Document, _ knowledge: Knowledge) throws(Fault) -> OriginalPassage? {
        try tables.passage(of: source, in: try XlsxBook(document))
    }
}
