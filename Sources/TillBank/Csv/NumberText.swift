import TillRecords

/// A number as a bank writes it, taken apart but not yet read: which of its marks is the decimal mark is open.
struct NumberText {
    /// All digits as one number.
    var digits: UInt64 = 0
    var digitCount = 0
    var negative = false
    /// A plus, a minus, brackets: the sign was written.
    var signed = false
    /// CR or DR (DB), Haben or Soll, written behind the number.
    var marker: Marker = .none
    /// Marks between digits, eight bits each, the first in the lowest byte; and the digits before each of them.
    private var kinds: UInt64 = 0
    private var places: UInt64 = 0
    private(set) var markCount = 0
    /// Where a currency stands in the cell, before or behind.
    var currencyStart = 0
    var currencyEnd = 0

    enum Marker: UInt8 { case none, credit, debit }

    static let dot: UInt8 = 0x2E
    /// More decimals than any money has.
    static let mostDecimals = 9
    static let comma: UInt8 = 0x2C
    static let apostrophe: UInt8 = 0x27
    static let space: UInt8 = 0x20

    mutating func addMark(_ kind: UInt8) -> Bool {
        guard markCount < 8 else { return false }
        kinds |= UInt64(kind) << UInt64(markCount * 8)
        places |= UInt64(digitCount) << UInt64(markCount * 8)
        markCount += 1
        return true
    }

    func kind(_ index: Int) -> UInt8 { UInt8(truncatingIfNeeded: kinds >> UInt64(index * 8)) }
    func place(_ index: Int) -> Int { Int(UInt8(truncatingIfNeeded: places >> UInt64(index * 8))) }

    var hasCurrency: Bool { currencyEnd > currencyStart }

    /// What the number says about the decimal mark of its column.
    enum Witness { case silent, decimal(UInt8), either }

    var witness: Witness {
        guard markCount > 0 else { return .silent }
        let last = kind(markCount - 1)
        guard last == NumberText.dot || last == NumberText.comma else { return .silent }
        let other = last == NumberText.dot ? NumberText.comma : NumberText.dot
        let asDecimal = decimals(last) != nil
        let asGrouping = decimals(other) != nil
        if asDecimal, asGrouping { return .either }
        return asDecimal ? .decimal(last) : (asGrouping ? .decimal(other) : .silent)
    }

    /// Digits behind the decimal mark when `mark` is it, or nil when the number cannot be read so.
    func decimals(_ mark: UInt8) -> Int? {
        if markCount == 0 { return 0 }
        let groups = kind(markCount - 1) == mark ? markCount - 1 : markCount
        for index in 0..<groups where kind(index) == mark || kind(index) != kind(0) { return nil }
        if groups > 0 {
            guard (1...3).contains(place(0)) else { return nil }
            let end = groups < markCount ? place(markCount - 1) : digitCount
            guard end - place(groups - 1) == 3 else { return nil }
            for index in 1..<max(groups, 1) {
                let size = place(index) - place(index - 1)
                guard size == 3 || size == 2 else { return nil }
            }
            // 0.123 is not one hundred twenty-three.
            if place(0) == 1, digitCount > 3, leadingDigitIsZero { return nil }
        }
        let behind = groups < markCount ? digitCount - place(markCount - 1) : 0
        return groups < markCount && behind == 0 ? nil : behind
    }

    private(set) var leadingDigitIsZero = false

    mutating func addDigit(_ digit: UInt8) -> Bool {
        if digitCount == 0 { leadingDigitIsZero = digit == 0 }
        digitCount += 1
        digits = digits &* 10 &+ UInt64(digit)
        return digitCount <= 18
    }
}

/// What a cell of a money column holds.
enum NumberCell {
    case blank
    case number(NumberText)
    case other
}

extension NumberText {
    /// Takes a trimmed cell apart.
    static func read(_ bytes: ByteView) -> NumberCell {
        guard bytes.count > 0 else { return .blank }
        guard bytes.count <= 64 else { return .other }
        var reader = NumberCellReader(bytes: bytes)
        return reader.read()
    }

    static func read(_ bytes: [UInt8]) -> NumberCell { bytes.withBytes { read($0) } }
}

private struct NumberCellReader {
    let bytes: ByteView
    var at = 0
    var text = NumberText()
    var signs = 0
    var bracket = false

    mutating func read() -> NumberCell {
        guard readHead() else { return isDash || isBlank ? .blank : .other }
        guard readDigits(), text.digitCount > 0 else { return .other }
        guard readTail() else { return .other }
        if bracket { text.negative = true }
        return .number(text)
    }

    /// Nothing but blanks of any kind.
    private var isBlank: Bool { at == bytes.count && signs == 0 && !bracket && text.marker == .none && !text.hasCurrency }

    /// `-`, `--`, `—`, `n/a`: nothing is written here.
    private var isDash: Bool {
        bytes.allSatisfy { $0 == 0x2D || $0 == 0x20 } || isNothing || bytes.elementsEqual([0xE2, 0x80, 0x94])
            || bytes.elementsEqual([0xE2, 0x80, 0x93])
    }

    private var isNothing: Bool {
        guard bytes.count == 3 || bytes.count == 4 else { return false }
        let word = bytes.map { $0 &- 65 < 26 ? $0 | 0x20 : $0 }
        return NumberCellReader.nothings.contains { $0 == word }
    }

    private static let nothings = ["n/a", "null", "none", "nil", "n.a."].map { Array($0.utf8) }

    private func byte(_ offset: Int) -> UInt8 { at + offset < bytes.count ? bytes[at + offset] : 0 }
    private func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }

    /// Length of a blank here: space, tab, no-break, thin and narrow spaces; 0 when none.
    private func blank() -> Int {
        switch byte(0) {
        case 0x20, 0x09: 1
        case 0xC2 where byte(1) == 0xA0: 2
        case 0xE2 where byte(1) == 0x80 && (byte(2) == 0xAF || (0x80...0x8B).contains(byte(2))): 3
        default: 0
        }
    }

    /// Length of a sign here, and whether it is a minus.
    private func sign() -> (Int, Bool)? {
        switch byte(0) {
        case 0x2D: (1, true)
        case 0x2B: (1, false)
        case 0xE2 where byte(1) == 0x88 && byte(2) == 0x92: (3, true)
        case 0xE2 where byte(1) == 0x80 && (byte(2) == 0x93 || byte(2) == 0x90 || byte(2) == 0x91): (3, true)
        default: nil
        }
    }

    /// Two minus signs right before a number are a plus: money that was taken back.
    private mutating func take(_ sign: (Int, Bool)) -> Bool {
        let isSecond = signs == 1 && text.negative && sign.1 && text.digitCount == 0 && bytes[at &- 1] == bytes[at] && !text.hasCurrency
        signs += 1
        text.signed = true
        text.negative = sign.1 && !isSecond
        at += sign.0
        return signs == 1 || isSecond
    }

    /// Signs, brackets and a currency before the first digit.
    private mutating func readHead() -> Bool {
        while at < bytes.count {
            if isDigit(byte(0)) || ((byte(0) == NumberText.dot || byte(0) == NumberText.comma) && isDigit(byte(1))) { return true }
            let blanks = blank()
            if blanks > 0 {
                at += blanks
            } else if let sign = sign() {
                guard take(sign) else { return false }
            } else if byte(0) == 0x28 {
                guard !bracket else { return false }
                bracket = true
                text.signed = true
                at += 1
            } else if text.marker == .none, !text.hasCurrency, let length = leadingMarker {
                text.marker = byte(0) & 0xDF == 0x43 || byte(0) & 0xDF == 0x48 ? .credit : .debit
                at += length
            } else {
                guard readCurrency() else { return false }
            }
        }
        return false
    }

    /// The length of a letter for the direction right before a number: `D104.12`, `C 20,00`, `DR -5`; nil where there is none.
    private var leadingMarker: Int? {
        let (a, b) = (byte(0) & 0xDF, byte(1) & 0xDF)
        guard a == 0x43 || a == 0x44 || a == 0x48 || a == 0x53, at == 0 else { return nil }
        let length = (a == 0x43 || a == 0x44) && b == 0x52 ? 2 : 1
        let behind = byte(length) == 0x20 ? length + 1 : length
        let isSigned = byte(behind) == 0x2D || byte(behind) == 0x2B
        return isDigit(byte(isSigned ? behind + 1 : behind)) ? length : nil
    }

    /// A code or symbol of at most eight bytes.
    private mutating func readCurrency() -> Bool {
        guard !text.hasCurrency else { return false }
        let start = at
        while at < bytes.count, at - start < 10, blank() == 0, sign() == nil, !isDigit(byte(0)), byte(0) != 0x28, byte(0) != 0x29 {
            if byte(0) == NumberText.dot || byte(0) == NumberText.comma, isDigit(byte(1)), endsInSign(start) { break }
            at += 1
        }
        guard at > start, at - start <= 9 else { return false }
        text.currencyStart = start
        text.currencyEnd = at
        return true
    }

    /// A sign such as $, £ or € right before this place, and no letter: `$.50` has a mark, `Rs.500` has an abbreviation.
    private func endsInSign(_ start: Int) -> Bool {
        guard at > start else { return false }
        if bytes[at - 1] == 0x24 { return true }
        if at - start >= 2, bytes[at - 2] == 0xC2 { return (0xA2...0xA5).contains(bytes[at - 1]) }
        return at - start >= 3 && bytes[at - 3] == 0xE2 && bytes[at - 2] == 0x82
    }

    private mutating func readDigits() -> Bool {
        while at < bytes.count {
            let next = byte(0)
            if isDigit(next) {
                guard text.addDigit(next &- 48) else { return false }
                at += 1
                continue
            }
            let (kind, length) = mark()
            guard length > 0 else { break }
            let following = at + length < bytes.count ? bytes[at + length] : 0
            if !isDigit(following) {
                // 5.– and 12. end in a mark, where the dash stands for no cents; a blank ends the number.
                if kind == NumberText.dot || kind == NumberText.comma {
                    at += length
                    if let dash = sign(), dash.1 { at += dash.0 }
                }
                break
            }
            guard text.addMark(kind) else { return false }
            at += length
        }
        return true
    }

    private func mark() -> (UInt8, Int) {
        switch byte(0) {
        case NumberText.dot, NumberText.comma, NumberText.apostrophe: return (byte(0), 1)
        case 0xE2 where byte(1) == 0x80 && byte(2) == 0x99: return (NumberText.apostrophe, 3)
        default:
            let blanks = blank()
            return (NumberText.space, blanks)
        }
    }

    /// A trailing sign, bracket, currency or marker.
    private mutating func readTail() -> Bool {
        while at < bytes.count {
            let blanks = blank()
            if blanks > 0 {
                at += blanks
            } else if byte(0) == 0x29 {
                guard bracket else { return false }
                at += 1
            } else if let sign = sign() {
                guard take(sign) else { return false }
            } else if readMarker() {
                continue
            } else {
                guard readCurrency() else { return false }
            }
        }
        return true
    }

    private mutating func readMarker() -> Bool {
        let left = bytes.count - at
        let (a, b) = (byte(0) & 0xDF, byte(1) & 0xDF)
        if left == 2, b == 0x52 && (a == 0x43 || a == 0x44) || b == 0x42 && a == 0x44 {
            text.marker = a == 0x43 ? .credit : .debit
            at += 2
            return true
        }
        if left == 1, a == 0x43 || a == 0x44 || a == 0x48 || a == 0x53 {
            text.marker = a == 0x43 || a == 0x48 ? .credit : .debit
            at += 1
            return true
        }
        return false
    }
}
