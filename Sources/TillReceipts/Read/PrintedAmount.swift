/// An amount of money as it stands in a row.
struct PrintedAmount: Sendable, Equatable {
    /// Minor units, signed as printed.
    var units: Int64
    /// Where in the row's folded text.
    var range: Range<Int>
    /// True when digits had to be put in place of letters, or blanks taken out.
    var isMended: Bool
}

/// Finds the amounts of a row: digits, perhaps in groups, a decimal mark and as many digits as the currency has.
struct AmountScanner {
    private let bytes: [UInt8]
    private let decimals: Int
    private var at = 0

    private init(_ bytes: [UInt8], decimals: Int) {
        self.bytes = bytes
        self.decimals = decimals
    }

    static func amounts(_ row: [UInt8], decimals: Int) -> [PrintedAmount] {
        var scanner = AmountScanner(row, decimals: decimals)
        var found: [PrintedAmount] = []
        while scanner.at < row.count {
            if let amount = decimals == 0 ? scanner.whole() : scanner.read() {
                found.append(amount)
                scanner.at = amount.range.upperBound
            } else {
                scanner.at += 1
            }
        }
        return found
    }

    private func byte(_ index: Int) -> UInt8 { index >= 0 && index < bytes.count ? bytes[index] : 32 }
    private func isMark(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") }

    /// Reads an amount that starts here; nil when none does.
    private func read() -> PrintedAmount? {
        guard startsNumber(at) else { return nil }
        var index = at
        var digits: [UInt8] = []
        var real = 0
        var mended = false
        var lastGroup = 0
        while let digit = Folding.digit(for: byte(index)) {
            digits.append(digit)
            lastGroup += 1
            if Folding.isDigit(byte(index)) { real += 1 } else { mended = true }
            index += 1
            if isMark(byte(index)), lastGroup <= 3, hasGroup(index) {
                index += 1
                lastGroup = 0
            }
        }
        guard real > 0 || digits.isEmpty == false && isMark(byte(index)), digits.count <= 9 else { return nil }
        var mark = index
        if byte(mark) == 32, isMark(byte(mark + 1)) { mark += 1 }
        guard isMark(byte(mark)) || byte(mark) == UInt8(ascii: "-") && mark == index else { return nil }
        var cents = mark + 1
        if byte(cents) == 32, Folding.digit(for: byte(cents + 1)) != nil { cents += 1 }
        if cents != mark + 1 || mark != index { mended = true }
        var end = cents
        var realCents = 0
        while end - cents < decimals, let digit = Folding.digit(for: byte(end)) {
            digits.append(digit)
            if Folding.isDigit(byte(end)) { realCents += 1 } else { mended = true }
            end += 1
        }
        guard end - cents == decimals, endsNumber(end) else { return nil }
        if mended, real + realCents < 2 || realCents == 0 || Folding.isLetter(byte(end)) { return nil }
        return amount(digits, at..<end, mended)
    }

    /// Reads a number without decimals: of a currency that has none.
    private func whole() -> PrintedAmount? {
        guard startsNumber(at), Folding.isDigit(byte(at)) else { return nil }
        var index = at
        var digits: [UInt8] = []
        while Folding.isDigit(byte(index)) {
            digits.append(byte(index))
            index += 1
            if isMark(byte(index)), (1...3).allSatisfy({ Folding.isDigit(byte(index + $0)) }) { index += 1 }
        }
        guard digits.count <= 12, !Folding.isLetter(byte(index)) else { return nil }
        if isMark(byte(index)), Folding.isDigit(byte(index + 1)) { return nil }
        return amount(digits, at..<index, false)
    }

    private func amount(_ digits: [UInt8], _ range: Range<Int>, _ mended: Bool) -> PrintedAmount {
        var units = digits.reduce(Int64(0)) { $0 &* 10 &+ Int64($1 &- 48) }
        var before = range.lowerBound - 1
        while byte(before) == 32 || byte(before) >= 0x80 { if before < 0 { break } else { before -= 1 } }
        let minus = UInt8(ascii: "-")
        let closes = byte(range.upperBound) == minus && !Folding.isDigit(byte(range.upperBound + 1))
        let opens = byte(before) == minus && (before == range.lowerBound - 1 || byte(before - 1) == 32) && byte(before - 1) != minus
        if opens || closes { units = -units }
        return PrintedAmount(units: units, range: range, isMended: mended)
    }

    /// A group of three digits follows this mark, and then a mark again.
    private func hasGroup(_ mark: Int) -> Bool {
        guard (1...3).allSatisfy({ Folding.isDigit(byte(mark + $0)) }) else { return false }
        return isMark(byte(mark + 4)) && Folding.isDigit(byte(mark + 5))
    }

    private func startsNumber(_ index: Int) -> Bool {
        // A dollar sign in front is one; further in it may be a five.
        guard Folding.digit(for: byte(index)) != nil, byte(index) != UInt8(ascii: "$") else { return false }
        let before = byte(index - 1)
        if Folding.isDigit(before) || isMark(before) && Folding.isDigit(byte(index - 2)) { return false }
        if Folding.isDigit(byte(index)) {
            // A currency's letters may touch the number, a code's may not.
            return !Folding.isLetter(before) || Folding.isLetter(byte(index - 2)) || !Folding.isDigit(byte(index - 2))
        }
        return before == 32 || before == UInt8(ascii: "$") || before >= 0x80
    }

    /// What may follow the last digit: no digit, no percent sign, no further number behind a mark, no unit of measure.
    private func endsNumber(_ end: Int) -> Bool {
        let next = byte(end)
        if Folding.isDigit(next) || next == UInt8(ascii: "%") { return false }
        if next == 32, byte(end + 1) == UInt8(ascii: "%") { return false }
        if isMark(next) || next == UInt8(ascii: ":") || next == UInt8(ascii: "/") { return !Folding.isDigit(byte(end + 1)) }
        if next == UInt8(ascii: "K") && byte(end + 1) == UInt8(ascii: "G") { return false }
        return true
    }
}
