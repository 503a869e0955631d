import TillHousehold

/// Writes measures, which are no money: a true minus sign, the language's decimal mark, as many decimals as they are worth.
enum DecimalText {
    /// `-1.3` as `\u{2212}1.3`; a dash for what is no number.
    static func text(_ value: Double, decimals: Int) -> String {
        var power = 1.0
        for _ in 0..<decimals { power *= 10 }
        let scaled = (value * power).rounded()
        guard scaled.isFinite, abs(scaled) < 9e15 else { return "\u{2013}" }
        let numbers = PageLanguage.spoken.numbers
        return (scaled < 0 ? numbers.minus : "") + numbers.text(Int64(scaled).magnitude, decimals: decimals)
    }

    /// `12%`; `<1%` for a little.
    static func percent(_ share: Double) -> String {
        PageLanguage.spoken.numbers.percent(share > 0 && share < 0.005 ? "<1" : text(share * 100, decimals: 0))
    }

    /// `12.5%`
    static func fine(_ share: Double) -> String { PageLanguage.spoken.numbers.percent(text(share * 100, decimals: 1)) }

    /// With a sign in front even when positive: `+5`.
    static func signed(_ value: Int) -> String {
        guard value != 0 else { return "0" }
        return (value > 0 ? PageLanguage.spoken.numbers.plus : PageLanguage.spoken.numbers.minus) + String(value.magnitude)
    }
}
