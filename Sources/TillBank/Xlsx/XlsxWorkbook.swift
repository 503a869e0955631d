import TillUnpacking

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

    func text(_ bytes: UnsafeRawBufferPointer) {}
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

    func text(_ bytes: UnsafeRawBufferPointer) {}
    func close(_ name: XmlName) {}
}
