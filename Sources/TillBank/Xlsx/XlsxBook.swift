import TillStages
import TillUnpacking

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
