import TillHousehold

/// Proportions of whole numbers, in whole per cent and without floating point.
enum Share {
    /// `part` of `whole` in per cent, rounded half up; nil when there is no whole.
    static func percent(_ part: Int64, of whole: Int64) -> Int? {
        guard whole > 0 else { return nil }
        let doubled = Int128(part) * 200 / Int128(whole)
        let rounded = doubled >= 0 ? (doubled + 1) / 2 : (doubled - 1) / 2
        return Int(exactly: rounded)
    }

    /// `12%`, `<1%`, or a dash when there is no whole.
    static func text(_ part: Int64, of whole: Int64) -> String {
        guard let percent = percent(part, of: whole) else { return "\u{2013}" }
        let numbers = PageLanguage.spoken.numbers
        return numbers.percent(percent == 0 && part > 0 ? "<1" : percent < 0 ? "\(numbers.minus)\(-percent)" : "\(percent)")
    }
}
