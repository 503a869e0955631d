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

/// The parts of a workbook (Office Open XML, ECMA-376): what its sheets share is read at once, each sheet when its turn comes.
struct XlsxBook: SheetBook {
    private let bytes: [UInt8]
    private let file: String
    private let strings = XlsxStrings()
    private var formats: [SheetFormatCode] = []
    private var parts: [XlsxWorkbook.Sheet] = []
    private var is1904 = false
    private var targets: [String: String] = [:]

    /// Throws when the archive or one of its shared parts is broken, locked or too large.
    init(_ document: Document) throws(Fault) {
        bytes = document.bytes
        file = document.name
        let workbook = XlsxWorkbook()
        let relations = XlsxRelations()
        let styles = XlsxStyles()
        let shared: [String: any XmlHearing] = [
            "xl/workbook.xml": workbook, "xl/_rels/workbook.xml.rels": relations, "xl/styles.xml": styles, "xl/sharedstrings.xml": strings,
        ]
        try XlsxBook.unpack(document, where: { shared[$0.lowercased()] != nil }) { (member) throws(Fault) in
            guard let hearing = shared[member.name.lowercased()] else { return true }
            guard XmlEvents.run(member.bytes, hearing) else { throw XlsxBook.broken(document.name) }
            return true
        }
        styles.settle()
        formats = styles.formats
        parts = workbook.sheets
        is1904 = workbook.is1904
        targets = relations.targets
    }

    var sheets: [SheetName] { parts.map { SheetName(text: $0.name, isHidden: $0.isHidden) } }

    /// Throws when the sheet's part is missing, broken or too large.
    func table(_ index: Int, isMark: @escaping ([UInt8]) -> Bool) throws(Fault) -> SheetTable {
        let part = (targets[parts[index].relation] ?? "").lowercased()
        let table = SheetTable(formats, is1904: is1904, isMark: isMark)
        let sheet = XlsxSheet(strings, into: table)
        var isThere = false
        try Unpacking.members(bytes, where: { $0.lowercased() == part }, fault: { BankArchive.fault($0, file) }) {
            (member: Unpacking.Member) throws(Fault) in
            isThere = true
            guard XmlEvents.run(member.bytes, sheet) else { throw XlsxBook.broken(file) }
            return false
        }
        guard isThere else { throw XlsxBook.broken(file) }
        switch sheet.error {
        case .order: throw XlsxBook.broken(file)
        case .tooLarge: throw BankArchive.fault(.tooLarge, file)
        case nil: return table
        }
    }

    private static func unpack(
        _ document: Document, where isWanted: (String) -> Bool, _ take: (Unpacking.Member) throws(Fault) -> Bool
    ) throws(Fault) {
        try Unpacking.members(document.bytes, where: isWanted, fault: { BankArchive.fault($0, document.name) }, take)
    }

    private static func broken(_ file: String) -> Fault {
        Fault(
            "bank.xlsx.broken", "the spreadsheet is broken: one of its parts is missing or cannot be read.",
            remedy: "Open it in a spreadsheet program and save it again, or export CSV.", file: file)
    }
}

/// The names of a workbook's sheets, in their order, and which calendar its days count from.
final class XlsxWorkbook: XmlHearing {
    struct Sheet: Equatable {
        var name: String
        /// The id by which the relations name its part.
        var relation: String
        var isHidden: Bool
    }

    private(set) var sheets: [Sheet] = []
    private(set) var is1904 = false

    var isDone: Bool { sheets.count > 1000 }

    func open(_ name: XmlName, _ attributes: XmlAttributes) {
        if name.is("workbookPr") {
            let value = attributes.string("date1904")
            is1904 = value == "1" || value == "true"
        } else if name.is("sheet") {
            let state = attributes.string("state") ?? "visible"
            sheets.append(
                Sheet(name: attributes.string("name") ?? "", relation: attributes.string("id") ?? "", isHidden: state != "visible"))
        }
    }

    func text(_ bytes: ByteView) {}
    func close(_ name: XmlName) {}
}

/// Which part of a workbook each relation names.
final class XlsxRelations: XmlHearing {
    private(set) var targets: [String: String] = [:]

    var isDone: Bool { targets.count > 10_000 }

    func open(_ name: XmlName, _ attributes: XmlAttributes) {
        guard name.is("Relationship"), let id = attributes.string("Id"), let target = attributes.string("Target") else { return }
        targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/\(target)"
    }

    func text(_ bytes: ByteView) {}
    func close(_ name: XmlName) {}
}

/// The number formats of a workbook's cell styles.
final class XlsxStyles: XmlHearing {
    private var codes: [Int: String] = [:]
    private var ids: [Int] = []
    private var isInCells = false
    private(set) var formats: [SheetFormatCode] = []

    var isDone: Bool { false }

    /// More styles than any spreadsheet allows are not kept.
    private static let most = 65_536

    func open(_ name: XmlName, _ attributes: XmlAttributes) {
        if name.is("numFmt"), codes.count < XlsxStyles.most, let id = attributes.integer("numFmtId"),
            let code = attributes.string("formatCode"), code.utf8.count <= 400
        {
            codes[id] = code
        } else if name.is("cellXfs") {
            isInCells = true
        } else if isInCells, name.is("xf"), ids.count < XlsxStyles.most {
            ids.append(attributes.integer("numFmtId") ?? 0)
        }
    }

    func text(_ bytes: ByteView) {}

    func close(_ name: XmlName) {
        if name.is("cellXfs") { isInCells = false }
    }

    /// All were heard. The same code is read once.
    func settle() {
        var read: [Int: SheetFormatCode] = [:]
        formats = ids.map { id in
            if let known = read[id] { return known }
            let format = codes[id].map { SheetFormatCode($0) } ?? SheetFormatCode(builtin: id)
            read[id] = format
            return format
        }
    }
}
