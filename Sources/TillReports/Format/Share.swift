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
        return percent == 0 && part > 0 ? "<1%" : percent < 0 ? "\u{2212}\(-percent)%" : "\(percent)%"
    }

    /// The middle value; of an even number of values the mean of the two in the middle. Nil for none.
    static func median(_ values: [Int64]) -> Int64? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        let middle = sorted.count / 2
        guard sorted.count % 2 == 0 else { return sorted[middle] }
        return Int64((Int128(sorted[middle - 1]) + Int128(sorted[middle])) / 2)
    }
}

extension Int64 {
    /// The sum, held at the ends of the range: a page of absurd amounts stays a page.
    func clampedAdding(_ other: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (other > 0 ? .max : .min) : sum
    }

    /// The difference, held at the ends of the range.
    func clampedSubtracting(_ other: Int64) -> Int64 {
        let (difference, overflow) = subtractingReportingOverflow(other)
        return overflow ? (other < 0 ? .max : .min) : difference
    }

    /// The opposite; of the one number that has none, the largest.
    var clampedNegation: Int64 { self == .min ? .max : -self }
}
