import TillRecords
import TillStages
import TillUnpacking

/// Spreadsheets written as one XML file (XML Spreadsheet 2003), which many banks hand out under the name of an old one (`.xls`): every
/// visible sheet is a table, read as a table of text is.
struct SheetXmlFormat: BankFormat {
    static let name: StaticString = "sheetxml"
    static let title = "a spreadsheet written as XML"
    static let kinds = ["XML spreadsheets"]
    static let reads = "spreadsheets written as one XML file, which banks often call xls"

    private let tables: CsvFormat

    /// The tables' own options hold for sheets too.
    init(options: Options, context: Context) throws(Fault) { tables = try CsvFormat(options: options, context: context) }

    func claim(_ document: Document, _ head: HeadBytes) -> Claim {
        head.startsText("<") && head.contains("urn:schemas-microsoft-com:office:spreadsheet") ? .certain : .none
    }

    func read(_ document: Document, into writer: BankWriter) throws(Fault) {
        try tables.read(try SheetXmlBook(document), of: SheetXmlFormat.name, into: writer)
    }

    func passage(of source: Record, in document: Document, _ knowledge: Knowledge) throws(Fault) -> OriginalPassage? {
        try tables.passage(of: source, in: try SheetXmlBook(document))
    }
}

/// The sheets of such a file. Their names are read at once, the cells of each when its turn comes.
private struct SheetXmlBook: SheetBook {
    private let bytes: [UInt8]
    private let file: String
    let sheets: [SheetName]

    /// Throws where the XML is broken or declares a document type.
    init(_ document: Document) throws(Fault) {
        bytes = document.bytes
        file = document.name
        let names = SheetXmlNames()
        guard XmlEvents.run(bytes, names) else { throw SheetXmlBook.broken(document.name) }
        sheets = names.sheets
    }

    func table(_ index: Int, isMark: @escaping ([UInt8]) -> Bool) throws(Fault) -> SheetTable {
        let cells = SheetXmlCells(of: index, into: SheetTable([], is1904: false, isMark: isMark))
        guard XmlEvents.run(bytes, cells), cells.error != .order else { throw SheetXmlBook.broken(file) }
        if cells.error == .tooLarge { throw BankArchive.fault(.tooLarge, file) }
        return cells.table
    }

    private static func broken(_ file: String) -> Fault {
        Fault(
            "bank.sheetxml.broken", "the spreadsheet is broken: its XML cannot be read.",
            remedy: "Open it in a spreadsheet program and save it again, or export CSV.", file: file)
    }
}

/// Hears the names of the sheets, and which of them are hidden.
private final class SheetXmlNames: XmlHearing {
    private(set) var sheets: [SheetName] = []
    private var visible: [UInt8]?

    var isDone: Bool { false }

    func open(_ name: XmlName, _ attributes: XmlAttributes) {
        if name.is("Worksheet") { sheets.append(SheetName(text: attributes.string("Name") ?? "", isHidden: false)) }
        if name.is("Visible") { visible = [] }
    }

    func text(_ bytes: ByteView) { visible?.append(contentsOf: bytes.prefix(40)) }

    func close(_ name: XmlName) {
        guard name.is("Visible"), let said = visible else { return }
        visible = nil
        if said.starts(with: "SheetHidden".utf8) || said.starts(with: "SheetVeryHidden".utf8), let last = sheets.popLast() {
            sheets.append(SheetName(text: last.text, isHidden: true))
        }
    }
}

/// Hears the cells of one sheet and lays them out as a table of text.
private final class SheetXmlCells: XmlHearing {
    /// A cell holds 32,767 characters.
    private static let longest = 131_072

    let table: SheetTable
    /// Why the sheet is not read on.
    private(set) var error: SheetTable.SheetError?
    private let wanted: Int
    private var sheet = -1
    private var row = 0
    private var column = 0
    /// Columns behind the cell that it takes too.
    private var merged = 0
    private var isNumber = false
    private var isFlag = false
    private var value: [UInt8]?

    init(of wanted: Int, into table: SheetTable) {
        self.wanted = wanted
        self.table = table
    }

    var isDone: Bool { error != nil || sheet > wanted }

    func open(_ name: XmlName, _ attributes: XmlAttributes) {
        if name.is("Worksheet") { sheet += 1 }
        guard sheet == wanted else { return }
        if name.is("Row") {
            row = attributes.integer("Index") ?? row + 1
            (column, merged) = (0, 0)
            do throws(SheetTable.SheetError) { try table.beginRow(row) } catch { self.error = error }
        } else if name.is("Cell") {
            column = attributes.integer("Index") ?? column + merged + 1
            merged = min(attributes.integer("MergeAcross") ?? 0, 1_000)
        } else if name.is("Data") {
            let type = attributes.string("Type") ?? ""
            (isNumber, isFlag, value) = (type == "Number", type == "Boolean", [])
        }
    }

    func text(_ bytes: ByteView) {
        if let held = value?.count, held + bytes.count <= SheetXmlCells.longest { value?.append(contentsOf: bytes) }
    }

    func close(_ name: XmlName) {
        guard name.is("Data"), let said = value else { return }
        value = nil
        guard !said.isEmpty else { return }
        if isFlag {
            table.add(.flag(said == [0x31]), column: column)
        } else {
            table.add(isNumber ? .number(said, style: -1) : .text(said[...]), column: column)
        }
    }
}
