import TillUnpacking

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

    func text(_ bytes: UnsafeRawBufferPointer) {}

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
