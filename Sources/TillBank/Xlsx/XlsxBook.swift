import TillStages
import TillUnpacking

/// The parts of a workbook (Office Open XML, ECMA-376): what its sheets share is read at once, each sheet when its turn comes.
struct XlsxBook {
    private let bytes: [UInt8]
    private let file: String
    private let strings = XlsxStrings()
    private var formats: [XlsxFormatCode] = []
    private(set) var sheets: [XlsxWorkbook.Sheet] = []
    private var is1904 = false
    private var targets: [String: String] = [:]

    /// A sheet's text takes at most so much.
    static let most = 200 << 20

    /// Throws when the archive or one of its shared parts is broken, locked or too large.
    init(_ document: Document) throws(Fault) {
        bytes = document.bytes
        file = document.name
        let workbook = XlsxWorkbook()
        let relations = XlsxRelations()
        let styles = XlsxStyles()
        let parts: [String: any XmlHearing] = [
            "xl/workbook.xml": workbook, "xl/_rels/workbook.xml.rels": relations, "xl/styles.xml": styles, "xl/sharedstrings.xml": strings,
        ]
        try XlsxBook.unpack(document, where: { parts[$0.lowercased()] != nil }) { (member) throws(Fault) in
            guard let hearing = parts[member.name.lowercased()] else { return true }
            guard XmlEvents.run(member.bytes, hearing) else { throw XlsxBook.broken(document.name) }
            return true
        }
        styles.settle()
        formats = styles.formats
        sheets = workbook.sheets
        is1904 = workbook.is1904
        targets = relations.targets
    }

    /// The cells of a sheet. Throws when its part is missing, broken or too large.
    func read(_ sheet: XlsxWorkbook.Sheet, isMark: @escaping ([UInt8]) -> Bool) throws(Fault) -> XlsxSheet {
        let part = (targets[sheet.relation] ?? "").lowercased()
        let found = XlsxSheet(strings, formats, is1904: is1904, isMark: isMark)
        var isThere = false
        try Unpacking.members(bytes, where: { $0.lowercased() == part }, fault: { BankArchive.fault($0, file) }) {
            (member: Unpacking.Member) throws(Fault) in
            isThere = true
            guard XmlEvents.run(member.bytes, found) else { throw XlsxBook.broken(file) }
            return false
        }
        guard isThere else { throw XlsxBook.broken(file) }
        switch found.error {
        case .order: throw XlsxBook.broken(file)
        case .tooLarge: throw BankArchive.fault(.tooLarge, file)
        case nil: return found
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
