/// How a file writes amounts.
struct BankNumberForm: Sendable {
    /// Where the sign stands, and what it is.
    enum Sign: String, Sendable, CaseIterable {
        case front, behind, brackets
        case plus = "plus-minus"
        case letters = "cr-dr"
        case inner = "after-currency"
        case letterFront = "letter-front"
        case long = "long-minus"
    }

    /// What stands beside the digits.
    enum Affix: String, Sendable, CaseIterable {
        case none
        case signFront = "sign-front"
        case signBehind = "sign-behind"
        case codeFront = "code-front"
        case codeBehind = "code-behind"
    }

    var decimals: Int
    var mark: String
    /// What stands between groups, empty for nothing; `indian` for groups of two above the first three.
    var group: String
    var sign: Sign = .front
    var affix: Affix = .none
    /// `12.5` for 12.50 and `12` for 12.00.
    var isTrimmed = false
    /// `.23` for 0.23
    var isBald = false
    var currencySign = ""
    var currencyCode = ""

    /// An amount in minor units.
    func text(_ units: Int64) -> String {
        let digits = affixed(plain(units.magnitude))
        let negative = units < 0
        switch sign {
        case .front: return negative ? "-" + digits : digits
        case .behind: return negative ? digits + "-" : digits
        case .brackets: return negative ? "(" + digits + ")" : digits
        case .plus: return (negative ? "-" : units > 0 ? "+" : "") + digits
        case .letters: return digits + (negative ? " DR" : " CR")
        case .letterFront: return (negative ? "D" : "C") + digits
        case .inner: return negative ? affixed("-" + plain(units.magnitude)) : digits
        case .long: return negative ? "\u{2212}" + digits : digits
        }
    }

    private func affixed(_ digits: String) -> String {
        switch affix {
        case .none: digits
        case .signFront: currencySign + (currencySign.count > 1 ? " " : "") + digits
        case .signBehind: digits + " " + currencySign
        case .codeFront: currencyCode + " " + digits
        case .codeBehind: digits + " " + currencyCode
        }
    }

    private func plain(_ units: UInt64) -> String {
        let scale = UInt64(Digits.power(decimals))
        var text = grouped(String(units / scale))
        guard decimals > 0 else { return text }
        var rest = Digits.padded(Int(units % scale), decimals)
        if isTrimmed { while rest.hasSuffix("0") { rest.removeLast() } }
        if isBald, text == "0", !rest.isEmpty { text = "" }
        return rest.isEmpty ? text : text + mark + rest
    }

    private func grouped(_ whole: String) -> String {
        var text = ""
        for (index, digit) in whole.enumerated() {
            let left = whole.count - index
            let breaks = group == "indian" ? left == 3 || left > 3 && (left - 3) % 2 == 0 : left % 3 == 0
            if index > 0, breaks { text += group == "indian" ? "," : group }
            text.append(digit)
        }
        return text
    }
}
