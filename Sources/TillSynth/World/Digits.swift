import TillRecords

/// Writes whole minor units and dates the way files want them.
enum Digits {
    /// Decimals of a currency that the generator uses.
    static func exponent(_ currency: String) -> Int {
        currency == "JPY" ? 0 : 2
    }

    static func power(_ digits: Int) -> Int64 {
        (0..<max(0, digits)).reduce(1) { value, _ in value * 10 }
    }

    /// `-1234.56`, with another decimal mark or with groups when asked.
    static func amount(_ units: Int64, decimals: Int = 2, mark: String = ".", group: String = "", plus: Bool = false) -> String {
        let scale = UInt64(power(decimals))
        let whole = String(units.magnitude / scale)
        var text = units < 0 ? "-" : plus ? "+" : ""
        for (index, digit) in whole.enumerated() {
            if index > 0, (whole.count - index) % 3 == 0 { text += group }
            text.append(digit)
        }
        if decimals > 0 {
            text += mark + padded(Int(units.magnitude % scale), decimals)
        }
        return text
    }

    /// `number` with zeros in front up to `width`.
    static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// `2025-03-09`
    static func iso(_ day: Day) -> String {
        return "\(padded(day.year, 4))-\(padded(day.month, 2))-\(padded(day.day, 2))"
    }

    /// `20250309`
    static func compact(_ day: Day) -> String {
        return "\(padded(day.year, 4))\(padded(day.month, 2))\(padded(day.day, 2))"
    }

    /// `09.03.2025`, or with another separator.
    static func dayFirst(_ day: Day, _ separator: String = ".") -> String {
        return padded(day.day, 2) + separator + padded(day.month, 2) + separator + padded(day.year, 4)
    }

    /// `03/09/2025`
    static func monthFirst(_ day: Day) -> String {
        return "\(padded(day.month, 2))/\(padded(day.day, 2))/\(padded(day.year, 4))"
    }
}
