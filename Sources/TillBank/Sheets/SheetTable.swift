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
        digits.withBytes { text in
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

/// A day or time as a sheet holds it: days since the beginning of its calendar, and the fraction of a day.
enum SheetDay {
    /// Day 0 of the calendar that counts from 1900 and of the one that counts from 1904, as days since 1970.
    private static let start1900 = -25_569
    private static let start1904 = -24_107
    /// The calendar of 1900 has a 29 February 1900 that never was; days before it lie one later.
    private static let leapThatWasNot = 60

    /// Appends the day as `YYYY-MM-DD`, the time behind it where the format shows one. False when the text is no such number.
    static func append(_ text: ByteView, _ kind: SheetFormatCode.Kind, is1904: Bool, to out: inout [UInt8]) -> Bool {
        guard let (serial, seconds) = parts(text) else { return false }
        if kind == .time {
            append(seconds: seconds % 86_400, to: &out)
            return true
        }
        guard let day = day(serial + seconds / 86_400, is1904) else { return false }
        out.append(contentsOf: Array("\(day)".utf8))
        if kind == .dayAndTime, seconds % 86_400 > 0 {
            out.append(0x20)
            append(seconds: seconds % 86_400, to: &out)
        }
        return true
    }

    private static func day(_ serial: Int, _ is1904: Bool) -> Day? {
        guard serial > 0 || is1904, serial < 2_958_466 else { return nil }
        if is1904 { return Day(ordinal: start1904 + serial) }
        guard serial != leapThatWasNot else { return nil }
        return Day(ordinal: start1900 + serial + (serial < leapThatWasNot ? 1 : 0))
    }

    /// Whole days, and the rest in seconds, rounded; nil for what is no plain number from 0 on.
    private static func parts(_ text: ByteView) -> (Int, Int)? {
        var days = 0
        var fraction = 0
        var scale = 1
        var isBehind = false
        for byte in text {
            if byte == 0x2E, !isBehind {
                isBehind = true
            } else if byte &- 0x30 < 10 {
                if !isBehind {
                    days = days * 10 + Int(byte &- 0x30)
                    guard days < 10_000_000 else { return nil }
                } else if scale < 1_000_000_000 {
                    fraction = fraction * 10 + Int(byte &- 0x30)
                    scale *= 10
                }
            } else {
                return nil
            }
        }
        guard !text.isEmpty else { return nil }
        return (days, (fraction * 86_400 + scale / 2) / scale)
    }

    private static func append(seconds: Int, to out: inout [UInt8]) {
        for (index, part) in [seconds / 3600, seconds / 60 % 60, seconds % 60].enumerated() {
            if index > 0 { out.append(0x3A) }
            out.append(0x30 + UInt8(truncatingIfNeeded: part / 10))
            out.append(0x30 + UInt8(truncatingIfNeeded: part % 10))
        }
    }
}

/// A number as a sheet's XML writes it, as the decimal that its program shows: at most fifteen significant digits, exactly.
enum SheetNumber {
    /// Digits that a spreadsheet's numbers have; what follows is the noise of binary fractions (`12.300000000000001`).
    private static let significant = 15

    /// More than money and rates have.
    private static let mostDecimals = 6

    /// Appends the number, its decimals filled up to those of its format. Returns where its decimal point stands, nil when it has none;
    /// nothing was appended when `isNumber` is false.
    ///
    /// - Parameters:
    ///   - decimals: how many its format shows; never cuts.
    ///   - shift: 2 for percentages.
    static func append(_ text: ByteView, decimals: Int, shift: Int = 0, to out: inout [UInt8]) -> (
        isNumber: Bool, point: Int?
    ) {
        guard var number = Parts(text) else {
            return (false, nil)
        }
        number.exponent += shift
        if number.hasFraction, number.digits.count > significant { number.round(to: significant) }
        number.dropDust()
        guard abs(number.exponent) <= 30 else {
            return (false, nil)
        }
        return (true, number.append(decimals: decimals, to: &out))
    }

    /// Digits without zeros at either end, and the power of ten of the last of them.
    private struct Parts {
        var isNegative = false
        var digits: [UInt8] = []
        var exponent = 0
        /// It has a point or an exponent: whole numbers, such as those of accounts, are never rounded.
        var hasFraction = false

        init?(_ text: ByteView) {
            guard text.count > 0, text.count <= 60 else { return nil }
            var at = 0
            if text[0] == 0x2D || text[0] == 0x2B {
                isNegative = text[0] == 0x2D
                at = 1
            }
            var seen = 0
            while at < text.count {
                let byte = text[at]
                if byte &- 0x30 < 10 {
                    seen += 1
                    if hasFraction { exponent -= 1 }
                    if byte != 0x30 || !digits.isEmpty { digits.append(byte) }
                } else if byte == 0x2E, !hasFraction {
                    hasFraction = true
                } else if byte | 0x20 == 0x65, seen > 0 {
                    guard let power = Parts.power(text, at + 1) else { return nil }
                    exponent += power
                    hasFraction = true
                    break
                } else {
                    return nil
                }
                at += 1
            }
            guard seen > 0 else { return nil }
            trim()
        }

        private static func power(_ text: ByteView, _ start: Int) -> Int? {
            let rest = String(decoding: text[start...], as: UTF8.self)
            return rest.utf8.count <= 4 ? Int(rest.hasPrefix("+") ? String(rest.dropFirst()) : rest) : nil
        }

        private mutating func trim() {
            while digits.last == 0x30 {
                digits.removeLast()
                exponent += 1
            }
            if digits.isEmpty { exponent = 0 }
        }

        /// The difference of two larger numbers has noise further left: behind six decimals, three zeros or three nines before the rest
        /// show it.
        mutating func dropDust() {
            let noise = -exponent - SheetNumber.mostDecimals
            guard noise > 3, digits.count > noise else { return }
            let first = digits[digits.count - noise]
            guard first == 0x30 || first == 0x39, digits[(digits.count - noise)...].prefix(3).allSatisfy({ $0 == first }) else { return }
            round(to: digits.count - noise)
        }

        /// Rounds half up, as what is rounded away is far from any half.
        mutating func round(to count: Int) {
            let up = digits[count] >= 0x35
            exponent += digits.count - count
            digits.removeLast(digits.count - count)
            if up {
                var at = count - 1
                while at >= 0, digits[at] == 0x39 {
                    digits[at] = 0x30
                    at -= 1
                }
                if at >= 0 {
                    digits[at] += 1
                } else {
                    digits.insert(0x31, at: 0)
                }
            }
            trim()
        }

        func append(decimals: Int, to out: inout [UInt8]) -> Int? {
            if isNegative, !digits.isEmpty { out.append(0x2D) }
            let whole = digits.count + exponent
            if whole <= 0 { out.append(0x30) }
            for index in 0..<max(whole, 0) { out.append(index < digits.count ? digits[index] : 0x30) }
            let written = max(-exponent, 0)
            guard max(written, decimals) > 0 else { return nil }
            let point = out.count
            out.append(0x2E)
            for place in 0..<max(written, decimals) {
                let index = whole + place
                out.append(index >= 0 && index < digits.count ? digits[index] : 0x30)
            }
            return point
        }
    }
}
