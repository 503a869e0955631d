import TillRecords

/// A number as a bank writes it, taken apart; which mark is the decimal one is decided from all numbers of the file.
struct OfxNumber {
    private var units: Int64 = 0
    private var digits = 0
    private var isNegative = false
    /// The marks between digits, the first in the lowest byte, and how many digits stand before each.
    private var marks: UInt64 = 0
    private var places: UInt64 = 0
    private var markCount = 0

    static let point: UInt8 = 0x2E
    static let comma: UInt8 = 0x2C
    private static let blank: UInt8 = 0x20

    /// Nil for what is no number: letters, currency signs, two signs, more than 18 digits.
    init?(_ text: ByteView) {
        var index = 0
        var hasSign = false
        if text.count > 3, text[0] == 0xE2, text[1] == 0x88, text[2] == 0x92 {
            (isNegative, hasSign, index) = (true, true, 3)
        } else if let first = text.first, first == 0x2D || first == 0x2B {
            (isNegative, hasSign, index) = (first == 0x2D, true, 1)
        }
        while index < text.count, text[index] == OfxNumber.blank { index += 1 }
        while index < text.count {
            let byte = text[index]
            if byte &- 0x30 < 10 {
                guard append(byte) else { return nil }
            } else if byte == 0x2D, !hasSign, index == text.count - 1 {
                isNegative = true
            } else if byte == 0xC2, index + 1 < text.count, text[index + 1] == 0xA0 {
                guard mark(OfxNumber.blank) else { return nil }
                index += 1
            } else if byte == OfxNumber.point || byte == OfxNumber.comma || byte == 0x27 || byte == OfxNumber.blank {
                guard mark(byte) else { return nil }
            } else {
                return nil
            }
            index += 1
        }
        guard digits > 0, markCount == 0 || place(markCount - 1) < digits || kind(markCount - 1) == OfxNumber.point else { return nil }
    }

    private mutating func append(_ digit: UInt8) -> Bool {
        guard digits < 18 else { return false }
        units = units * 10 + Int64(digit &- 0x30)
        digits += 1
        return true
    }

    private mutating func mark(_ kind: UInt8) -> Bool {
        guard markCount < 8, kind != OfxNumber.blank || digits > 0 else { return false }
        marks |= UInt64(kind) << UInt64(markCount * 8)
        places |= UInt64(digits) << UInt64(markCount * 8)
        markCount += 1
        return true
    }

    private func kind(_ index: Int) -> UInt8 { UInt8(truncatingIfNeeded: marks >> UInt64(index * 8)) }
    private func place(_ index: Int) -> Int { Int(UInt8(truncatingIfNeeded: places >> UInt64(index * 8))) }

    /// Whether it can be read at all: its groups have three digits, it has one decimal mark at most.
    var isReadable: Bool { amount(OfxNumber.point) != nil || amount(OfxNumber.comma) != nil }

    /// Digits behind the decimal mark when `mark` is it, or nil when the number cannot be read so.
    func decimals(_ mark: UInt8) -> Int? {
        guard markCount > 0 else { return 0 }
        let groups = kind(markCount - 1) == mark ? markCount - 1 : markCount
        var before = 0
        for index in 0..<groups {
            let size = place(index) - before
            guard kind(index) != mark, kind(index) == kind(0), index == 0 ? (1...3).contains(size) : size == 3 else { return nil }
            before = place(index)
        }
        let wholeEnd = groups < markCount ? place(markCount - 1) : digits
        if groups > 0, wholeEnd - before != 3 { return nil }
        return digits - wholeEnd
    }

    /// The amount when `mark` is the decimal mark. What programs leave behind the fourteenth decimal (`12.300000000000001`) is
    /// rounded away, half to even.
    func amount(_ mark: UInt8) -> Amount? {
        guard let decimals = decimals(mark) else { return nil }
        let value = isNegative ? -units : units
        guard decimals > OfxNumber.most else { return Amount(units: value, decimals: UInt8(decimals)) }
        let power = Amount.powers[decimals - OfxNumber.most]
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: power)
        let twice = remainder.magnitude * 2
        let goesUp = twice > power.magnitude || (twice == power.magnitude && quotient % 2 != 0)
        return Amount(units: goesUp ? quotient + (isNegative ? -1 : 1) : quotient, decimals: Amount.mostDecimals)
    }

    private static let most = Int(Amount.mostDecimals)

    /// Whether an amount of so many decimals has lost some.
    func isRounded(_ amount: Amount) -> Bool {
        amount.decimals == Amount.mostDecimals
            && max(decimals(OfxNumber.point) ?? 0, decimals(OfxNumber.comma) ?? 0) > OfxNumber.most
    }
}

/// Which mark is the decimal one, from all numbers of a file.
struct OfxDecimalMark {
    private var points = 0
    private var commas = 0

    /// Hears a number.
    mutating func add(_ number: OfxNumber) {
        let (point, comma) = (number.decimals(OfxNumber.point), number.decimals(OfxNumber.comma))
        if point != nil, comma == nil { points += 1 }
        if comma != nil, point == nil { commas += 1 }
    }

    /// Which mark it is and why, for a person.
    var verdict: (mark: String, because: String) {
        switch (points > 0, commas > 0) {
        case (true, false): ("point", "\(points) numbers read only so")
        case (false, true): ("comma", "\(commas) numbers read only so")
        case (true, true): ("each number's own", "\(points) numbers have a point, \(commas) a comma")
        case (false, false): ("point", "no number says otherwise; a number that reads both ways is refused")
        }
    }

    /// The amount of a number, or nil when the file leaves open what it is.
    ///
    /// `1.234` in a file that says nothing more is one and 234 thousandths, as the specification has it; `1,234` is open.
    func amount(_ number: OfxNumber, _ currency: Currency?) -> Amount? {
        let point = number.amount(OfxNumber.point)
        let comma = number.amount(OfxNumber.comma)
        guard let point else { return comma }
        guard let comma, comma != point else { return point }
        if points > 0, commas == 0 { return point }
        if commas > 0, points == 0 { return comma }
        guard points == 0 else { return nil }
        if currency?.exponent == 3 { return point.decimals == 3 ? point : comma }
        return point.decimals == 3 && currency?.exponent != 0 ? point : nil
    }
}
