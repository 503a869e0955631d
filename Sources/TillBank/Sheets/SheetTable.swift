import TillRecords
import TillStages

/// The cells of a sheet as a table of text: a line for each row, so that line and row have one number, and cells divided by a byte that
/// no text has. Numbers are written exactly, days year first.
final class SheetTable {
    /// Divides cells.
    static let delimiter = LaidTable.delimiter
    /// No table has its rows further right; a sheet allows 16,384 columns.
    private static let mostColumns = 1_000
    /// A spreadsheet has no more rows.
    private static let mostRows = 1_048_576
    /// The text takes at most so much.
    private static let most = 200 << 20

    private let formats: [SheetFormatCode]
    private let is1904: Bool
    private let marks: (([UInt8]) -> Bool)
    private(set) var bytes: [UInt8] = []
    /// Numbers that cells hold as text: which decimal mark they prove, if any, and how many read both ways.
    private var textMarks = DecimalProof()
    /// Where decimal points of cells with numbers stand in the table.
    private var points: [Int] = []
    private(set) var filledRows = 0
    /// The row that is written, from 1.
    private(set) var row = 0
    /// The last column of the row that was written, from 1.
    private var written = 0

    enum Value {
        case text(ArraySlice<UInt8>)
        /// Digits as a program writes them, with a point or an exponent.
        case number([UInt8], style: Int)
        case flag(Bool)
    }

    enum SheetError: Error { case order, tooLarge }

    /// - Parameters:
    ///   - formats: how cells of each style show their numbers.
    ///   - isMark: whether a word of a number format is one for a currency.
    init(_ formats: [SheetFormatCode], is1904: Bool, isMark: @escaping ([UInt8]) -> Bool) {
        self.formats = formats
        self.is1904 = is1904
        marks = isMark
    }

    /// The cells that follow are of that row, from 1, which lies behind all before.
    func beginRow(_ number: Int) throws(SheetError) {
        guard number > row, number <= SheetTable.mostRows else { throw .order }
        if row > 0 || number > 1 { bytes.append(contentsOf: repeatElement(0x0A, count: number - max(row, 1))) }
        row = number
        written = 0
        if bytes.count > SheetTable.most { throw .tooLarge }
    }

    /// Writes the cell in that column of the row, from 1; too far on the right it is left out.
    func add(_ value: Value, column: Int) {
        guard row > 0, column > written, column <= SheetTable.mostColumns else { return }
        bytes.append(contentsOf: repeatElement(SheetTable.delimiter, count: column - max(written, 1)))
        if written == 0 { filledRows += 1 }
        written = column
        switch value {
        case .text(let text): appendText(text)
        case .number(let digits, let style): appendNumber(digits, style < formats.count && style >= 0 ? formats[style] : SheetFormatCode())
        case .flag(let isSet): appendText(Array((isSet ? "TRUE" : "FALSE").utf8)[...])
        }
    }

    private func appendText(_ text: ArraySlice<UInt8>) {
        for byte in text { bytes.append(byte < 0x20 ? 0x20 : byte) }
        guard text.count <= 32, text.contains(0x2C) || text.contains(0x2E), case .number(let number) = NumberText.read(Array(text)) else {
            return
        }
        textMarks.add(number, line: row)
    }

    private func appendNumber(_ digits: [UInt8], _ format: SheetFormatCode) {
        digits.withUnsafeBytes { text in
            switch format.kind {
            case .day, .dayAndTime, .time:
                if SheetDay.append(text, format.kind, is1904: is1904, to: &bytes) { return }
            default: break
            }
            let isPercent = format.kind == .percent
            let (isNumber, point) = SheetNumber.append(text, decimals: format.decimals, shift: isPercent ? 2 : 0, to: &bytes)
            guard isNumber else { return appendText(digits[...]) }
            if let point { points.append(point) }
            if isPercent { bytes.append(0x25) }
            if !format.mark.isEmpty, marks(format.mark) {
                bytes.append(0x20)
                bytes.append(contentsOf: format.mark)
            }
        }
    }

    /// A row, its cells divided by bars; nil where the sheet has no such row.
    func passage(ofRow number: Int) -> OriginalPassage? {
        let rows = bytes.split(separator: 0x0A, maxSplits: number, omittingEmptySubsequences: false)
        guard number > 0, rows.count >= number, !rows[number - 1].isEmpty else { return nil }
        let cells = rows[number - 1].split(separator: SheetTable.delimiter, omittingEmptySubsequences: false)
        let text = cells.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " | ")
        return OriginalPassage([OriginalPassage.Line(number: number, text: String(text.prefix(2_000)))])
    }

    // MARK: the decimal mark

    /// The mark of all numbers of the sheet, or nil where its texts contradict themselves; and a row whose text reads both ways, with
    /// nothing to settle it.
    ///
    /// Cells that hold numbers have no mark of their own: they are written with that of the numbers that stand there as text.
    func settleMark() -> (mark: UInt8?, open: Int?) {
        if textMarks.contradiction != nil { return (nil, nil) }
        let mark = textMarks.proven?.mark ?? NumberText.dot
        if mark == NumberText.comma { for point in points { bytes[point] = NumberText.comma } }
        let isOpen = textMarks.proven == nil && textMarks.open.count > 0
        return (mark, isOpen ? textMarks.open.line : nil)
    }

    /// Whether any cell holds a number with decimals, which has no mark of its own.
    var hasNumbers: Bool { !points.isEmpty }
}
