import TillRecords
import TillStages
import TillUnpacking

/// Hears the cells of a sheet and lays them out as a table of text.
final class XlsxSheet: XmlHearing {
    /// A cell holds 32,767 characters.
    private static let longest = 131_072

    private let strings: XlsxStrings
    let table: SheetTable
    /// Why the sheet is not read on.
    private(set) var error: SheetTable.SheetError?

    private var column = 0
    /// Between the beginning of a cell and its end, where no other cell or row begins.
    private var isInCell = false
    private var type = CellType.number
    private var style = 0
    private var value: [UInt8] = []
    private var isValue = false
    private var isInline = false
    private var isAside = false

    private enum CellType { case number, shared, text, day, flag }

    /// - Parameter table: takes the cells.
    init(_ strings: XlsxStrings, into table: SheetTable) {
        self.strings = strings
        self.table = table
    }

    var isDone: Bool { error != nil }

    func open(_ name: XmlName, _ attributes: XmlAttributes) {
        if name.is("c") {
            beginCell(attributes)
        } else if name.is("v") {
            isValue = true
        } else if name.is("t") {
            isValue = isInline && !isAside
        } else if name.is("row") {
            beginRow(attributes.integer("r") ?? table.row + 1)
        } else if name.is("is") {
            isInline = true
        } else if name.is("rPh") {
            isAside = true
        }
    }

    func text(_ bytes: ByteView) {
        if isValue, value.count + bytes.count <= XlsxSheet.longest { value.append(contentsOf: bytes) }
    }

    func close(_ name: XmlName) {
        if name.is("v") || name.is("t") {
            isValue = false
        } else if name.is("c") {
            endCell()
        } else if name.is("is") {
            isInline = false
        } else if name.is("rPh") {
            isAside = false
        }
    }

    // MARK: rows and cells

    private func beginRow(_ number: Int) {
        guard !isInCell else {
            error = .order
            return
        }
        column = 0
        do throws(SheetTable.SheetError) { try table.beginRow(number) } catch { self.error = error }
    }

    private func beginCell(_ attributes: XmlAttributes) {
        let named = attributes["r"].flatMap { XlsxSheet.column($0) }
        let next = named ?? column + 1
        guard !isInCell, next > column else {
            error = .order
            return
        }
        isInCell = true
        column = next
        value.removeAll(keepingCapacity: true)
        style = attributes.integer("s") ?? 0
        type = attributes["t"].map { XlsxSheet.type($0) } ?? .number
    }

    private static func type(_ word: ByteView) -> CellType {
        switch String(decoding: word, as: UTF8.self) {
        case "s": .shared
        case "str", "inlineStr", "e": .text
        case "d": .day
        case "b": .flag
        default: .number
        }
    }

    /// The column of a place such as `AB12`, from 1.
    private static func column(_ place: ByteView) -> Int? {
        var number = 0
        for byte in place.prefix(4) {
            guard byte &- 0x41 < 26 else { break }
            number = number * 26 + Int(byte &- 0x40)
        }
        return number > 0 ? number : nil
    }

    private func endCell() {
        guard isInCell else { return }
        isInCell = false
        guard !value.isEmpty else { return }
        switch type {
        case .shared: table.add(.text(strings[XlsxSheet.index(value)] ?? []), column: column)
        case .text, .day: table.add(.text(value[...]), column: column)
        case .flag: table.add(.flag(value == [0x31]), column: column)
        case .number: table.add(.number(value, style: style), column: column)
        }
    }

    private static func index(_ digits: [UInt8]) -> Int {
        digits.count > 9 || digits.contains { $0 &- 0x30 > 9 } ? -1 : digits.reduce(0) { $0 * 10 + Int($1 &- 0x30) }
    }
}
