import TillRecords

/// Writes money for people (`−£1,234.50`) and for machines (`-1234.50`), from minor units, without floating point.
enum MoneyText {
    /// With symbol, grouping and a true minus sign: `£1,234.50`, `−£3.00`, `¥1,200`, `CHF 12.00`.
    static func full(_ money: Money) -> String {
        sign(of: money.minorUnits) + unsigned(money)
    }

    /// The size only: `£1,234.50` for both `1234.50` and `-1234.50`.
    static func unsigned(_ money: Money) -> String {
        prefix(of: money.currency)
            + digits(money.minorUnits.magnitude, exponent: Int(money.currency.exponent), grouped: grouping(money.currency))
    }

    /// With a sign in front even when positive: `+£12.00`, `−£12.00`, `£0.00`.
    static func signed(_ money: Money) -> String {
        money.minorUnits > 0 ? "+" + unsigned(money) : full(money)
    }

    /// Whole units for headings and charts, rounded half away from zero: `£1,235`.
    static func whole(_ money: Money) -> String {
        let power = Amount.powers[Int(money.currency.exponent)].magnitude
        let rounded = money.minorUnits.magnitude / power + (money.minorUnits.magnitude % power * 2 >= power ? 1 : 0)
        let negative = money.minorUnits < 0 && rounded > 0 ? "\u{2212}" : ""
        return negative + prefix(of: money.currency) + digits(rounded, exponent: 0, grouped: grouping(money.currency))
    }

    /// Short, for the axis of a chart and days of a calendar, rounded half away from zero: `£850`, `£1.2k`, `£3m`.
    static func compact(_ money: Money) -> String {
        let power = Amount.powers[Int(money.currency.exponent)].magnitude
        func rounded(_ size: UInt64) -> UInt64 {
            money.minorUnits.magnitude / size + (money.minorUnits.magnitude % size * 2 >= size ? 1 : 0)
        }
        let units = rounded(power)
        let sign = money.minorUnits < 0 && units > 0 ? "\u{2212}" : ""
        for (size, letter) in [(UInt64(1_000_000_000), "bn"), (1_000_000, "m"), (1000, "k")] where units >= size {
            let tenths = rounded(power * (size / 10))
            let fraction = tenths % 10 == 0 || tenths >= 1000 ? "" : ".\(tenths % 10)"
            return "\(sign)\(prefix(of: money.currency))\(tenths / 10)\(fraction)\(letter)"
        }
        return "\(sign)\(prefix(of: money.currency))\(units)"
    }

    /// For the narrow cells of a calendar: exact below a thousand, else whole units behind \u{2248}; and whether it is exact.
    static func small(_ money: Money) -> (text: String, isExact: Bool) {
        let power = Amount.powers[Int(money.currency.exponent)].magnitude
        let isLarge = money.minorUnits.magnitude >= 1000 * power && money.minorUnits.magnitude % power != 0
        return isLarge ? ("\u{2248}" + whole(money), false) : (money.minorUnits.magnitude % power == 0 ? whole(money) : full(money), true)
    }

    /// For CSV and other machines: `-1234.50`, a point, no grouping, no currency.
    static func plain(_ money: Money) -> String {
        let body = digits(money.minorUnits.magnitude, exponent: Int(money.currency.exponent), grouped: nil)
        return money.minorUnits < 0 ? "-" + body : body
    }

    private static func sign(of units: Int64) -> String { units < 0 ? "\u{2212}" : "" }

    private static func prefix(of currency: Currency) -> String {
        symbols[currency.code] ?? currency.code + "\u{00A0}"
    }

    private static func grouping(_ currency: Currency) -> Grouping {
        ["INR", "PKR", "BDT", "NPR"].contains(currency.code) ? .lakh : .thousands
    }

    private enum Grouping { case thousands, lakh }

    private static func digits(_ units: UInt64, exponent: Int, grouped: Grouping?) -> String {
        var text = Array(String(units).utf8)
        while text.count <= exponent { text.insert(48, at: 0) }
        let whole = text.dropLast(exponent)
        var out: [UInt8] = []
        for (offset, digit) in whole.enumerated() {
            if offset > 0, let grouped, breaks(before: whole.count - offset, grouped) { out.append(UInt8(ascii: ",")) }
            out.append(digit)
        }
        if exponent > 0 {
            out.append(UInt8(ascii: "."))
            out.append(contentsOf: text.suffix(exponent))
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func breaks(before left: Int, _ grouping: Grouping) -> Bool {
        switch grouping {
        case .thousands: left % 3 == 0
        case .lakh: left == 3 || (left > 3 && left % 2 == 1)
        }
    }

    private static let symbols: [String: String] = [
        "GBP": "£", "EUR": "€", "USD": "$", "JPY": "¥", "INR": "₹", "KRW": "₩", "ILS": "₪", "UAH": "₴", "NGN": "₦", "PHP": "₱", "TRY": "₺",
        "VND": "₫", "BRL": "R$", "AUD": "A$", "CAD": "C$", "NZD": "NZ$", "HKD": "HK$", "SGD": "S$", "MXN": "MX$", "TWD": "NT$",
        "ZAR": "R\u{00A0}",
        "PLN": "zł\u{00A0}", "CZK": "Kč\u{00A0}", "XXX": "",
    ]
}
