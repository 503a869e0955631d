import TillRecords

/// Turns the cells of a sheet into a table of text: a line for each row, so that line and row have one number, and cells divided by a
/// byte that no text has. Numbers are written exactly, days year first.
final class XlsxSheet: XmlHearing {
    /// Divides cells.
    static let delimiter: UInt8 = 0x1F
    /// No table has its rows further right; a sheet allows 16,384 columns.
    private static let mostColumns = 1_000
    /// A spreadsheet has no more rows.
    private static let mostRows = 1_048_576
    /// A cell holds 32,767 characters.
    private static let longest = 131_072

    private let strings: XlsxStrings
    private let formats: [XlsxFormatCode]
    private let is1904: Bool
    private let marks: (([UInt8]) -> Bool)
    private(set) var table: [UInt8] = []
    /// Why the sheet is not read on.
    private(set) var error: SheetError?
    /// Numbers that cells hold as text: which decimal mark they prove, if any, and how many read both ways.
    private var textMarks = DecimalProof()
    /// Where decimal points of cells with numbers stand in the table.
    private var points: [Int] = []
    private(set) var filledRows = 0

    private var row = 0
    private var column = 0
    /// The last column of the row that was written, from 1.
    private var written = 0
    private var rowHasCell = false
    /// Between the beginning of a cell and its end, where no other cell or row begins.
    private var isInCell = false
    private var type = CellType.number
    private var style = 0
    private var value: [UInt8] = []
    private var isValue = false
    private var isInline = false
    private var isAside = false

    enum SheetError { case order, tooLarge }
    private enum CellType { case number, shared, text, day, flag }

    /// - Parameter isMark: whether a word of a number format is one for a currency.
    init(_ strings: XlsxStrings, _ formats: [XlsxFormatCode], is1904: Bool, isMark: @escaping ([UInt8]) -> Bool) {
        self.strings = strings
        self.formats = formats
        self.is1904 = is1904
        marks = isMark
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
            beginRow(attributes.integer("r") ?? row + 1)
        } else if name.is("is") {
            isInline = true
        } else if name.is("rPh") {
            isAside = true
        }
    }

    func text(_ bytes: UnsafeRawBufferPointer) {
        if isValue, value.count + bytes.count <= XlsxSheet.longest { value.append(contentsOf: bytes) }
    }

    func close(_ name: XmlName) {
        if name.is("v") || name.is("t") {
            isValue = false
        } else if name.is("c") {
            endCell()
        } else if name.is("row") {
            if rowHasCell { filledRows += 1 }
        } else if name.is("is") {
            isInline = false
        } else if name.is("rPh") {
            isAside = false
        }
    }

    // MARK: rows and cells

    private func beginRow(_ number: Int) {
        guard !isInCell, number > row, number <= XlsxSheet.mostRows else {
            error = .order
            return
        }
        if row > 0 || number > 1 { table.append(contentsOf: repeatElement(0x0A, count: number - max(row, 1))) }
        row = number
        column = 0
        written = 0
        rowHasCell = false
        if table.count > XlsxBook.most { error = .tooLarge }
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

    private static func type(_ word: UnsafeRawBufferPointer) -> CellType {
        switch String(decoding: word, as: UTF8.self) {
        case "s": .shared
        case "str", "inlineStr", "e": .text
        case "d": .day
        case "b": .flag
        default: .number
        }
    }

    /// The column of a place such as `AB12`, from 1.
    private static func column(_ place: UnsafeRawBufferPointer) -> Int? {
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
        guard !value.isEmpty, column <= XlsxSheet.mostColumns, row > 0 else { return }
        table.append(contentsOf: repeatElement(XlsxSheet.delimiter, count: column - max(written, 1)))
        written = column
        rowHasCell = true
        switch type {
        case .shared: appendText(strings[XlsxSheet.index(value)] ?? [])
        case .text, .day: appendText(value[...])
        case .flag: appendText(value == [0x31] ? Array("TRUE".utf8)[...] : Array("FALSE".utf8)[...])
        case .number: appendNumber()
        }
    }

    private static func index(_ digits: [UInt8]) -> Int {
        digits.count > 9 || digits.contains { $0 &- 0x30 > 9 } ? -1 : digits.reduce(0) { $0 * 10 + Int($1 &- 0x30) }
    }

    private func appendText(_ text: ArraySlice<UInt8>) {
        for byte in text { table.append(byte < 0x20 ? 0x20 : byte) }
        guard text.count <= 32, text.contains(0x2C) || text.contains(0x2E), case .number(let number) = NumberText.read(Array(text)) else {
            return
        }
        textMarks.add(number, line: row)
    }

    private func appendNumber() {
        let format = style < formats.count ? formats[style] : XlsxFormatCode()
        value.withUnsafeBytes { bytes in
            switch format.kind {
            case .day, .dayAndTime, .time:
                if XlsxDay.append(bytes, format.kind, is1904: is1904, to: &table) { return }
            default: break
            }
            let isPercent = format.kind == .percent
            let (isNumber, point) = XlsxNumber.append(bytes, decimals: format.decimals, shift: isPercent ? 2 : 0, to: &table)
            guard isNumber else { return appendText(value[...]) }
            if let point { points.append(point) }
            if isPercent { table.append(0x25) }
            if !format.mark.isEmpty, marks(format.mark) {
                table.append(0x20)
                table.append(contentsOf: format.mark)
            }
        }
    }

    // MARK: the decimal mark

    /// The mark of all numbers of the sheet, or nil where its texts contradict themselves; and a row whose text reads both ways, with
    /// nothing to settle it.
    ///
    /// Cells that hold numbers have no mark of their own: they are written with that of the numbers that stand there as text.
    func settleMark() -> (mark: UInt8?, open: Int?) {
        if textMarks.contradiction != nil { return (nil, nil) }
        let mark = textMarks.proven?.mark ?? NumberText.dot
        if mark == NumberText.comma { for point in points { table[point] = NumberText.comma } }
        let isOpen = textMarks.proven == nil && textMarks.open.count > 0
        return (mark, isOpen ? textMarks.open.line : nil)
    }

    /// Whether any cell holds a number with decimals, which has no mark of its own.
    var hasNumbers: Bool { !points.isEmpty }
}
