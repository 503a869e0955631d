import TillRecords
import TillUnpacking

/// The texts that cells of a workbook share.
final class XlsxStrings: XmlHearing {
    private var arena: [UInt8] = []
    /// Where each text ends.
    private var ends: [Int] = []
    private var isText = false
    /// Inside the reading aid of an ideographic text.
    private var isAside = false

    var isDone: Bool { false }
    var count: Int { ends.count }

    func open(_ name: XmlName, _ attributes: XmlAttributes) {
        if name.is("rPh") { isAside = true } else if name.is("t") { isText = !isAside }
    }

    func text(_ bytes: ByteView) {
        if isText { arena.append(contentsOf: bytes) }
    }

    func close(_ name: XmlName) {
        if name.is("t") {
            isText = false
        } else if name.is("rPh") {
            isAside = false
        } else if name.is("si") {
            ends.append(arena.count)
        }
    }

    /// The text of that number; nil where there is none such.
    subscript(_ index: Int) -> ArraySlice<UInt8>? {
        guard index >= 0, index < ends.count else { return nil }
        return arena[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
    }
}
