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
    private let bytes: [Glyph]
    private let decimals: Int
    /// The row says that an amount is in it: it may be without decimals, and blanks may part its thousands.
    private let isNamed: Bool
    private let signs: Set<[Glyph]>
    private var at = 0

    private init(_ bytes: [Glyph], decimals: Int, isNamed: Bool, signs: Set<[Glyph]>) {
        self.bytes = bytes
        self.decimals = decimals
        self.isNamed = isNamed
        self.signs = signs
    }

    /// - Parameters:
    ///   - decimals: of the currency.
    ///   - isNamed: a label stands before the amount: a total, a tax, what was paid.
    ///   - signs: letters of currencies, in front of which a number is an amount without decimals too.
    static func amounts(_ row: [Glyph], decimals: Int, isNamed: Bool = false, signs: Set<[Glyph]> = []) -> [PrintedAmount] {
        var scanner = AmountScanner(row, decimals: decimals, isNamed: isNamed, signs: signs)
        var found: [PrintedAmount] = []
        while scanner.at < row.count {
            if let amount = decimals == 0 ? scanner.whole() : scanner.read() ?? scanner.cents() ?? scanner.round() {
                found.append(amount)
                scanner.at = amount.range.upperBound
            } else {
                scanner.at += 1
            }
        }
        return found
    }

    private func byte(_ index: Int) -> Glyph { index >= 0 && index < bytes.count ? bytes[index] : 32 }
    private func isMark(_ byte: Glyph) -> Bool { byte == Glyph(ascii: ".") || byte == Glyph(ascii: ",") }

    /// Reads an amount that starts here; nil when none does.
    private func read() -> PrintedAmount? {
        guard startsNumber(at) else { return nil }
        var index = at
        var digits: [Glyph] = []
        var real = 0
        var mended = false
        var lastGroup = 0
        while let digit = Folding.digit(for: byte(index)) {
            digits.append(digit)
            lastGroup += 1
            if Folding.isDigit(byte(index)) { real += 1 } else { mended = true }
            index += 1
            if isMark(byte(index)) || isNamed && byte(index) == 32 || byte(index) == Glyph(ascii: "'"), lastGroup <= 3, hasGroup(index) {
                index += 1
                lastGroup = 0
            }
        }
        guard real > 0 || digits.isEmpty == false && isMark(byte(index)), digits.count <= 9 else { return nil }
        var mark = index
        if byte(mark) == 32, isMark(byte(mark + 1)) { mark += 1 }
        guard isMark(byte(mark)) || byte(mark) == Glyph(ascii: "-") && mark == index else { return nil }
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

    /// Reads `.02` and `-,50`: an amount below one whose zero is left out.
    private func cents() -> PrintedAmount? {
        guard isMark(byte(at)), decimals > 0, (1...decimals).allSatisfy({ Folding.isDigit(byte(at + $0)) }) else { return nil }
        let end = at + decimals + 1
        let before = byte(at - 1)
        let isFree = before == 32 || before == Glyph(ascii: "-") || before == Glyph(ascii: "$") || Folding.isSign(before)
        guard isFree, endsNumber(end) else { return nil }
        return amount(Array(bytes[(at + 1)..<end]), at..<end, false)
    }

    /// Reads an amount that is printed without decimals though its currency has them: `$31`, `Rs 1,939`, `25.000` behind a label.
    private func round() -> PrintedAmount? {
        guard startsNumber(at), Folding.isDigit(byte(at)) else { return nil }
        var before = at - 1
        while byte(before) == 32, before >= 0 { before -= 1 }
        let hasSign = byte(before) == Glyph(ascii: "$") || Folding.isSign(byte(before)) || hasLetters(before)
        var index = at
        var digits: [Glyph] = []
        var groups = 0
        while Folding.isDigit(byte(index)) {
            digits.append(byte(index))
            index += 1
            if isMark(byte(index)) || isNamed && byte(index) == 32, (1...3).allSatisfy({ Folding.isDigit(byte(index + $0)) }),
                !Folding.isDigit(byte(index + 4)), digits.count - groups * 3 <= 3
            {
                index += 1
                groups += 1
            }
        }
        guard hasSign || isNamed && groups > 0, digits.count <= 9, endsNumber(index), !isMark(byte(index)) || byte(index + 1) == 32 else {
            return nil
        }
        guard !Folding.isLetter(byte(index)), byte(index) != Glyph(ascii: "-") || byte(index + 1) == 32 else { return nil }
        return amount(digits + [Glyph](repeating: 48, count: decimals), at..<index, false)
    }

    /// A currency's two letters end here: `RS`, `RS.`, `RP`. Codes of three are words too often (`PEN`, `TRY`).
    private func hasLetters(_ end: Int) -> Bool {
        let last = byte(end) == Glyph(ascii: ".") ? end - 1 : end
        guard (0..<2).allSatisfy({ Folding.isLetter(byte(last - $0)) }), !Folding.isLetter(byte(last - 2)) else { return false }
        return signs.contains([byte(last - 1), byte(last)])
    }

    /// Reads a number without decimals: of a currency that has none.
    private func whole() -> PrintedAmount? {
        guard startsNumber(at), Folding.isDigit(byte(at)) else { return nil }
        var index = at
        var digits: [Glyph] = []
        var groups = 0
        while Folding.isDigit(byte(index)) {
            digits.append(byte(index))
            index += 1
            if isMark(byte(index)), (1...3).allSatisfy({ Folding.isDigit(byte(index + $0)) }) {
                index += 1
                groups += 1
            }
        }
        // Eight digits in a row are a number of something else: a day, an article, a telephone.
        guard digits.count <= (groups > 0 ? 12 : 7), !Folding.isLetter(byte(index)) else { return nil }
        if isMark(byte(index)), Folding.isDigit(byte(index + 1)) { return nil }
        return amount(digits, at..<index, false)
    }

    private func amount(_ digits: [Glyph], _ range: Range<Int>, _ mended: Bool) -> PrintedAmount {
        var units = digits.reduce(Int64(0)) { $0 &* 10 &+ Int64($1 &- 48) }
        var before = range.lowerBound - 1
        while byte(before) == 32 || Folding.isSign(byte(before)) { if before < 0 { break } else { before -= 1 } }
        let minus = Glyph(ascii: "-")
        let closes = byte(range.upperBound) == minus && !Folding.isDigit(byte(range.upperBound + 1))
        let opens = byte(before) == minus && (before == range.lowerBound - 1 || byte(before - 1) == 32) && byte(before - 1) != minus
        if opens || closes { units = -units }
        return PrintedAmount(units: units, range: range, isMended: mended)
    }

    /// A group of three digits follows this mark, and then a mark again.
    private func hasGroup(_ mark: Int) -> Bool {
        guard (1...3).allSatisfy({ Folding.isDigit(byte(mark + $0)) }) else { return false }
        let next = byte(mark + 4)
        return (isMark(next) || isNamed && next == 32 && byte(mark) == 32) && Folding.isDigit(byte(mark + 5))
    }

    private func startsNumber(_ index: Int) -> Bool {
        // A dollar sign in front is one; further in it may be a five.
        guard Folding.digit(for: byte(index)) != nil, byte(index) != Glyph(ascii: "$") else { return false }
        let before = byte(index - 1)
        if Folding.isDigit(before) || isMark(before) && Folding.isDigit(byte(index - 2)) { return false }
        if Folding.isDigit(byte(index)) {
            // A currency's letters may touch the number, a code's may not.
            return !Folding.isLetter(before) || Folding.isLetter(byte(index - 2)) || !Folding.isDigit(byte(index - 2))
        }
        return before == 32 || before == Glyph(ascii: "$") || Folding.isSign(before)
    }

    /// What may follow the last digit: no digit, no percent sign, no further number behind a mark, no unit of measure.
    private func endsNumber(_ end: Int) -> Bool {
        let next = byte(end)
        if Folding.isDigit(next) || next == Glyph(ascii: "%") { return false }
        if next == 32, byte(end + 1) == Glyph(ascii: "%") { return false }
        if isMark(next) || next == Glyph(ascii: ":") || next == Glyph(ascii: "/") { return !Folding.isDigit(byte(end + 1)) }
        if next == Glyph(ascii: "K") && byte(end + 1) == Glyph(ascii: "G") { return false }
        return true
    }
}
