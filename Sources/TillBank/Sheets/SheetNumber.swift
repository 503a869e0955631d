import TillRecords

/// A number as a sheet's XML writes it, as the decimal that its program shows: at most fifteen significant digits, exactly.
enum SheetNumber {
    /// Digits that a spreadsheet's numbers have; what follows is the noise of binary fractions (`12.300000000000001`).
    private static let significant = 15

    /// Appends the number, its decimals filled up to those of its format. Returns where its decimal point stands, nil when it has none;
    /// nothing was appended when `isNumber` is false.
    ///
    /// - Parameters:
    ///   - decimals: how many its format shows; never cuts.
    ///   - shift: 2 for percentages.
    static func append(_ text: UnsafeRawBufferPointer, decimals: Int, shift: Int = 0, to out: inout [UInt8]) -> (
        isNumber: Bool, point: Int?
    ) {
        guard var number = Parts(text) else {
            return (false, nil)
        }
        number.exponent += shift
        if number.hasFraction, number.digits.count > significant { number.round(to: significant) }
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

        init?(_ text: UnsafeRawBufferPointer) {
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

        private static func power(_ text: UnsafeRawBufferPointer, _ start: Int) -> Int? {
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
