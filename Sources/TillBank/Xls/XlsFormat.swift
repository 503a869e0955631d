import TillRecords
import TillStages

/// Spreadsheets of the old kind (xls, BIFF 2 to 8): every visible sheet is a table, read as a table of text is.
struct XlsFormat: BankFormat {
    static let name: StaticString = "xls"
    static let title = "an old spreadsheet (xls)"
    static let kinds = ["xls"]
    static let reads = "old spreadsheets (xls)"

    private let tables: CsvFormat

    /// The tables' own options hold for sheets too.
    init(options: Options, context: Context) throws(Fault) { tables = try CsvFormat(options: options, context: context) }

    func claim(_ document: Document, _ head: HeadBytes) -> Claim {
        if XlsFormat.bareBooks.contains(where: { head.starts($0, at: 0) }) { return .certain }
        return XlsContainer(document.bytes).isBook ? .certain : .none
    }

    /// How a workbook begins that lies in no container: the first record of BIFF 2, 3, 4, 5 and 8.
    private static let bareBooks: [[UInt8]] = [
        [0x09, 0x00, 0x04, 0x00], [0x09, 0x02, 0x06, 0x00], [0x09, 0x04, 0x06, 0x00], [0x09, 0x08, 0x08, 0x00],
        [0x09, 0x08, 0x10, 0x00],
    ]

    func read(_ document: Document, into writer: BankWriter) throws(Fault) {
        try tables.read(try XlsBook(document), of: XlsFormat.name, into: writer)
    }

    func passage(of source: Record, in document: Document, _ knowledge: Knowledge) throws(Fault) -> OriginalPassage? {
        try tables.passage(of: source, in: try XlsBook(document))
    }
}

/// The names in the container of old Office documents (OLE 2): entries of 128 bytes that begin with a name in UTF-16.
struct XlsContainer {
    private let bytes: [UInt8]

    private static let magic: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isBook: Bool { bytes.starts(with: XlsContainer.magic) && (holds("Workbook") || holds("Book")) }

    private func holds(_ name: String) -> Bool {
        let wanted: [UInt8] = name.utf8.flatMap { [$0, 0] as [UInt8] } + [0, 0]
        return stride(from: 512, to: bytes.count, by: 128).contains { at in
            bytes[at] == wanted[0] && bytes[at...].starts(with: wanted)
        }
    }
}
