import TillHousehold
import TillRecords

/// Writes money for people as the page's language does (`−£1,234.50`) and for machines (`-1234.50`), from minor units, without floating
/// point.
enum MoneyText {
    /// With symbol, grouping and a true minus sign: `£1,234.50`, `−£3.00`, `¥1,200`, `CHF 12.00`.
    static func full(_ money: Money) -> String { PageLanguage.spoken.numbers.full(money) }

    /// The size only: `£1,234.50` for both `1234.50` and `-1234.50`.
    static func unsigned(_ money: Money) -> String { PageLanguage.spoken.numbers.unsigned(money) }

    /// With a sign in front even when positive: `+£12.00`, `−£12.00`, `£0.00`.
    static func signed(_ money: Money) -> String { PageLanguage.spoken.numbers.signed(money) }

    /// Whole units for headings and charts, rounded half away from zero: `£1,235`.
    static func whole(_ money: Money) -> String { PageLanguage.spoken.numbers.whole(money) }

    /// Short, for the axis of a chart and days of a calendar, rounded half away from zero: `£850`, `£1.2k`, `£3m`.
    static func compact(_ money: Money) -> String { PageLanguage.spoken.numbers.compact(money) }

    /// For the narrow cells of a calendar, without sign and symbol: exact below a thousand, else whole units behind \u{2248}; and whether it is
    /// exact.
    static func small(_ money: Money) -> (text: String, isExact: Bool) {
        let power = Amount.powers[Int(money.currency.exponent)].magnitude
        let (units, numbers) = (money.minorUnits.magnitude, PageLanguage.spoken.numbers)
        if units % power == 0 { return (numbers.bareWhole(money), true) }
        return units < 1000 * power ? (numbers.bare(money), true) : ("\u{2248}" + numbers.bareWhole(money), false)
    }

    /// For CSV and other machines: `-1234.50`, a point, no grouping, no currency.
    static func plain(_ money: Money) -> String {
        let exponent = Int(money.currency.exponent)
        var text = Array(String(money.minorUnits.magnitude).utf8)
        while text.count <= exponent { text.insert(48, at: 0) }
        if exponent > 0 { text.insert(UInt8(ascii: "."), at: text.count - exponent) }
        if money.minorUnits < 0 { text.insert(UInt8(ascii: "-"), at: 0) }
        return String(decoding: text, as: UTF8.self)
    }
}
