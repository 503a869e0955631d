import TillRecords

/// How a language writes numbers and money, from minor units and without floating point.
public struct NumberForm: Sendable {
    var decimalMark = "."
    var groupMark = ","
    var groupFrom = 4
    /// Nil where the decimal mark says it.
    var statedSeparator: String?
    var percentForm = MessagePattern(plain: "")
    /// How many zeros are left out, and what stands for them; the most first.
    var compactForms: [(zeros: Int, form: MessagePattern)] = []
    var moneyForm = MessagePattern(plain: "")
    /// Where writing runs from right to left, signs stay at the left of their number by a mark.
    var signMark = ""
    /// By code.
    var symbols: [String: String] = [:]

    init() {
        moneyForm = MessagePattern("{symbol}{amount}") ?? moneyForm
        percentForm = MessagePattern("{number}%") ?? percentForm
    }

    // MARK: Money

    /// A true minus, and a plus, as they stand before digits.
    public var minus: String { signMark + "\u{2212}" }
    public var plus: String { signMark + "+" }

    /// With symbol, grouping and a true minus sign.
    public func full(_ money: Money) -> String { (money.minorUnits < 0 ? minus : "") + unsigned(money) }

    /// The size only.
    public func unsigned(_ money: Money) -> String {
        written(money.currency, digits(money.minorUnits.magnitude, decimals: Int(money.currency.exponent), grouping(money.currency)))
    }

    /// With a sign in front even when positive.
    public func signed(_ money: Money) -> String { money.minorUnits > 0 ? plus + unsigned(money) : full(money) }

    /// The size in digits alone, where what is around it names the currency.
    public func bare(_ money: Money) -> String {
        digits(money.minorUnits.magnitude, decimals: Int(money.currency.exponent), grouping(money.currency))
    }

    /// The same in whole units, rounded half away from zero.
    public func bareWhole(_ money: Money) -> String { digits(NumberForm.rounded(money, by: 1), decimals: 0, grouping(money.currency)) }

    /// Whole units, rounded half away from zero.
    public func whole(_ money: Money) -> String {
        let units = NumberForm.rounded(money, by: 1)
        return (money.minorUnits < 0 && units > 0 ? minus : "")
            + written(money.currency, digits(units, decimals: 0, grouping(money.currency)))
    }

    /// Short, rounded half away from zero: with the word of the language for thousands and more.
    public func compact(_ money: Money) -> String {
        let units = NumberForm.rounded(money, by: 1)
        let sign = money.minorUnits < 0 && units > 0 ? minus : ""
        for (zeros, form) in compactForms {
            let size = Amount.powers[zeros].magnitude
            guard units >= size else { continue }
            let tenths = NumberForm.rounded(money, by: size / 10)
            let fraction = tenths % 10 == 0 || tenths >= 1000 ? "" : "\(decimalMark)\(tenths % 10)"
            return sign + written(money.currency, form.filled([.number: "\(tenths / 10)\(fraction)"]))
        }
        return sign + written(money.currency, String(units))
    }

    private static func rounded(_ money: Money, by units: UInt64) -> UInt64 {
        let (size, overflow) = Amount.powers[Int(money.currency.exponent)].magnitude.multipliedReportingOverflow(by: units)
        guard !overflow else { return 0 }
        return money.minorUnits.magnitude / size + (money.minorUnits.magnitude % size * 2 >= size ? 1 : 0)
    }

    /// An amount in digits beside what stands for its currency: a letter keeps its distance, an unknown currency has no sign.
    private func written(_ currency: Currency, _ amount: String) -> String {
        let symbol = symbols[currency.code] ?? (currency == .unknown ? "" : currency.code)
        guard !symbol.isEmpty else { return amount }
        var out = ""
        for (place, part) in moneyForm.parts.enumerated() {
            switch part {
            case .text(let text): out += text
            case .gap(.symbol):
                out += symbol
                let isNext = place + 1 < moneyForm.parts.count && moneyForm.parts[place + 1] == .gap(.amount)
                if isNext, symbol.last?.isLetter ?? false { out += "\u{A0}" }
            case .gap: out += amount
            }
        }
        return out
    }

    // MARK: Other numbers

    /// Digits with so many decimals.
    public func text(_ units: UInt64, decimals: Int) -> String { digits(units, decimals: decimals, nil) }

    /// A decimal as records write it, with the language's decimal mark.
    public func written(decimal: String) -> String { decimal.replacing(".", with: decimalMark) }

    /// Digits of a percentage with its sign.
    public func percent(_ digits: String) -> String { percentForm.filled([.number: digits]) }

    private enum Grouping { case thousands, lakh }

    private func grouping(_ currency: Currency) -> Grouping {
        ["INR", "PKR", "BDT", "NPR"].contains(currency.code) ? .lakh : .thousands
    }

    private func digits(_ units: UInt64, decimals: Int, _ grouped: Grouping?) -> String {
        var text = Array(String(units).utf8)
        while text.count <= decimals { text.insert(48, at: 0) }
        let whole = text.dropLast(decimals)
        var out: [UInt8] = []
        let isGrouped = whole.count >= groupFrom
        for (offset, digit) in whole.enumerated() {
            if offset > 0, isGrouped, let grouped, NumberForm.breaks(before: whole.count - offset, grouped) {
                out.append(contentsOf: groupMark.utf8)
            }
            out.append(digit)
        }
        if decimals > 0 {
            out.append(contentsOf: decimalMark.utf8)
            out.append(contentsOf: text.suffix(decimals))
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func breaks(before left: Int, _ grouping: Grouping) -> Bool {
        switch grouping {
        case .thousands: left % 3 == 0
        case .lakh: left == 3 || (left > 3 && left % 2 == 1)
        }
    }
}
